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
    private final Dataset dataset;
    private final NativeFloats inputs;

    LoadedExamples(Dataset dataset, NativeFloats inputs) {
        this.dataset = dataset;
        this.inputs = inputs;
    }

    /**
     * Loads the first {@code limit} examples (all of them when there are fewer).
     *
     * @throws EvaluationException when inputs or classes don't fit the network
     */
    public static LoadedExamples load(
            Dataset dataset, int limit, Network network, NativeMemory memory) {
        throw new UnsupportedOperationException("to come: " + dataset + limit + network + memory);
    }

    /** Where they come from. */
    public Dataset dataset() {
        return dataset;
    }

    /** The inputs, row-major [count, input length]. */
    public NativeFloats inputs() {
        return inputs;
    }

    @Override
    public void close() {
        inputs.close();
    }
}
