package thalweg.dataset;

import java.util.List;

/** Labelled examples of one split. Immutable; safe from any thread. */
public interface Dataset {
    /** As shown, e.g. "MNIST". */
    String name();

    /** "train" or "test". */
    String split();

    /** The number of examples. */
    int size();

    /** The shape of one input, e.g. [1, 28, 28] or [784]. */
    List<Integer> inputShape();

    /** The number of classes. */
    int classes();

    /** The class of an example, 0 to classes − 1. */
    int label(int index);

    /** The normalisation that {@link #copyInputs} applies. */
    Normalization normalization();

    /**
     * Copies inputs, normalised, in row-major order.
     *
     * @param first the first example
     * @param count how many
     * @param target of at least count × (numbers in an input), filled from 0
     */
    void copyInputs(int first, int count, float[] target);

    /** Numbers in one input. */
    default int inputLength() {
        int n = 1;
        for (int d : inputShape()) {
            n *= d;
        }
        return n;
    }
}
