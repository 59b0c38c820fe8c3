package thalweg.evaluation;

import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Network;
import thalweg.words.Phrase;

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

    /** Which example of the dataset each one is; null for the first ones in order. */
    private final int @Nullable [] chosen;

    private LoadedExamples(
            Dataset dataset, NativeFloats inputs, int count, int @Nullable [] chosen) {
        this.dataset = dataset;
        this.inputs = inputs;
        this.count = count;
        this.inputLength = dataset.inputLength();
        this.chosen = chosen;
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
                    Phrase.of("badmeasure.there-no-example-to-evaluate"),
                    dataset.name() + ", " + dataset.split(),
                    Phrase.of("remedies.choose-limit-1-more-data-not-empty"));
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
            return new LoadedExamples(dataset, inputs, count, null);
        } catch (RuntimeException e) {
            inputs.close();
            throw e;
        }
    }

    /**
     * Loads chosen examples, in that order; one may be chosen more than once.
     *
     * @param chosen one or more numbers of examples; not copied
     * @throws EvaluationException when inputs or classes don't fit the network
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold them
     */
    public static LoadedExamples chosen(
            Dataset dataset, int[] chosen, Network network, NativeMemory memory) {
        requireFit(dataset, network);
        int length = dataset.inputLength();
        NativeFloats inputs = memory.allocate((long) chosen.length * length);
        try {
            float[] one = new float[length];
            for (int i = 0; i < chosen.length; i++) {
                dataset.copyInputs(chosen[i], 1, one);
                inputs.write((long) i * length, one, 0, length);
            }
            return new LoadedExamples(dataset, inputs, chosen.length, chosen);
        } catch (RuntimeException e) {
            inputs.close();
            throw e;
        }
    }

    private static void requireFit(Dataset dataset, Network network) {
        if (!Evaluators.fitted(network, dataset).equals(network)) {
            throw new EvaluationException(
                    Phrase.of(
                            "badmeasure.inputs-network-takes",
                            dataset.inputShape(),
                            network.inputShape()),
                    Phrase.of("badfiles.of", dataset.name(), dataset.split()),
                    Phrase.of("remedies.fit-network-to-data-first"));
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
        return dataset.label(chosen == null ? index : chosen[index]);
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
