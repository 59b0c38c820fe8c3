package thalweg.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * What was measured at equally spaced places of a line, so that a hand moving along it doesn't have
 * it measured at every α.
 */
final class MeasuredPlaces {
    private final int pieces;
    private final Map<Integer, float[]> kept = new HashMap<>();

    /**
     * @param pieces that the line from α = 0 to 1 is cut into
     */
    MeasuredPlaces(int pieces) {
        this.pieces = pieces;
    }

    /**
     * What is measured at α: between two places, their numbers mixed linearly. Outside the line it
     * is measured there.
     *
     * @param measure asked for the α of each place once
     */
    float[] at(double alpha, DoubleFunction<float[]> measure) {
        if (alpha < 0 || alpha > 1) {
            return measure.apply(alpha);
        }
        int before = (int) Math.min(pieces - 1, Math.floor(alpha * pieces));
        double share = alpha * pieces - before;
        if (share == 0 || share == 1) {
            return place(before + (int) share, measure);
        }
        float[] left = place(before, measure);
        float[] right = place(before + 1, measure);
        float[] mixed = new float[left.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) ((1 - share) * left[i] + share * right[i]);
        }
        return mixed;
    }

    private float[] place(int index, DoubleFunction<float[]> measure) {
        Integer key = index;
        float[] numbers = kept.get(key);
        if (numbers == null) {
            numbers = measure.apply((double) index / pieces);
            kept.put(key, numbers);
        }
        return numbers;
    }

    /** The line is another one now. */
    void forget() {
        kept.clear();
    }
}
