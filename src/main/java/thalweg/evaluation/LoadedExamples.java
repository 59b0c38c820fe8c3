package thalweg.evaluation;

import thalweg.dataset.Dataset;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Network;

/**
 * Examples in native memory, normalised, ready for an evaluator; closed by whoever loaded them, on
 * the lane.
 */
public final class LoadedExamples implements AutoCloseable {
    /** Examples copied at a time, so that the heap never holds all of them. */
    private static final int CHUNK = 500;

    private final Dataset dataset;
    private final NativeFloats inputs;
    private final int count;
    private final int inputLength;

    private LoadedExamples(Dataset dataset, NativeFloats inputs, int count) {
        this.dataset = dataset;
        this.inputs = inputs;
        this.count = count;
        this.inputLength = dataset.inputLength();
    }

    /**
     * Loads the first {@code limit} examples (all of them when there are fewer).
     *
     * @throws EvaluationException when there are none, or inputs or classes don't fit the network
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold them
     */
    public static LoadedExamples load(
            Dataset dataset, int limit, Network network, NativeMemory memory) {
        requireFit(dataset, network);
        int count = Math.min(limit, dataset.size());
        if (count < 1) {
            throw new EvaluationException(
                    "there is no example to evaluate",
                    dataset.name() + ", " + dataset.split(),
                    "choose a limit of 1 or more and data that isn't empty");
        }
        int length = dataset.inputLength();
        NativeFloats inputs = memory.allocate((long) count * length);
        try {
            float[] chunk = new float[Math.min(CHUNK, count) * length];
            for (int first = 0; first < count; first += CHUNK) {
                int n = Math.min(CHUNK, count - first);
                dataset.copyInputs(first, n, chunk);
                inputs.write((long) first * length, chunk, 0, n * length);
            }
            return new LoadedExamples(dataset, inputs, count);
        } catch (RuntimeException e) {
            inputs.close();
            throw e;
        }
    }

    private static void requireFit(Dataset dataset, Network network) {
        if (!Evaluators.fitted(network, dataset).equals(network)) {
            throw new EvaluationException(
                    "the inputs are %s where the network takes %s"
                            .formatted(dataset.inputShape(), network.inputShape()),
                    dataset.name() + " (" + dataset.split() + ")",
                    "fit the network to the data first");
        }
    }

    /** Where they come from. */
    public Dataset dataset() {
        return dataset;
    }

    /** How many are loaded. */
    public int count() {
        return count;
    }

    /** Numbers in one input. */
    public int inputLength() {
        return inputLength;
    }

    /** The class of an example. */
    public int label(int index) {
        return dataset.label(index);
    }

    /** The inputs, row-major [count, input length]. */
    public NativeFloats inputs() {
        return inputs;
    }

    /**
     * @throws IllegalArgumentException when {@code wanted} isn't from 1 to {@link #count()}
     */
    void requireCount(int wanted) {
        if (wanted < 1 || wanted > count) {
            throw new IllegalArgumentException(wanted + " of " + count + " examples");
        }
    }

    @Override
    public void close() {
        inputs.close();
    }
}
