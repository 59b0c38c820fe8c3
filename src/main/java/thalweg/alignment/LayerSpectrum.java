package thalweg.alignment;

import org.jspecify.annotations.Nullable;
import thalweg.symmetry.Permutation;

/**
 * The thin singular value decomposition of one weight read as out × columns.
 *
 * @param tensor the weight's name
 * @param rows out
 * @param inputs in: input units of a dense layer, input channels of a convolution
 * @param columns in, or in·k·k of a convolution
 * @param s singular values, descending, [k]
 * @param u left vectors: u_i is row i of a row-major [k, rows] matrix
 * @param v right vectors: v_i is row i of a row-major [k, columns] matrix
 * @param epsilon of the float type that the numbers were stored or computed in, the coarser
 */
public record LayerSpectrum(
        String tensor,
        int rows,
        int inputs,
        int columns,
        float[] s,
        float[] u,
        float[] v,
        double epsilon) {
    /** How many vectors are kept at γ: s ≥ max(γ, ε · max(rows, columns)) · s₁, and s &gt; 0. */
    public int kept(double gamma) {
        if (s.length == 0 || s[0] <= 0) {
            return 0;
        }
        double least = Math.max(gamma, epsilon * Math.max(rows, columns)) * s[0];
        int n = 0;
        while (n < s.length && s[n] >= least) {
            n++;
        }
        return n;
    }

    /** How many singular values stand out from rounding. */
    public int rank() {
        return kept(0);
    }

    /**
     * The spectrum of P W P'ᵀ: the same values, the vectors' entries in their new places. No
     * decomposition is computed.
     */
    public LayerSpectrum moved(Permutation permutation) {
        return new LayerSpectrum(
                tensor,
                rows,
                inputs,
                columns,
                s,
                gather(u, rows, s.length, rowOrder(permutation)),
                gather(v, columns, s.length, columnOrder(permutation)),
                epsilon);
    }

    /** Where each row of the moved weight comes from; null when they all stay. */
    int @Nullable [] rowOrder(Permutation permutation) {
        return permutation.onAxis(tensor, 0, rows);
    }

    /** Where each column comes from: an input channel moves with its k·k columns. */
    int @Nullable [] columnOrder(Permutation permutation) {
        int[] channels = permutation.onAxis(tensor, 1, inputs);
        int block = inputs == 0 ? 1 : columns / inputs;
        if (channels == null || block == 1) {
            return channels;
        }
        int[] order = new int[columns];
        for (int i = 0; i < columns; i++) {
            order[i] = channels[i / block] * block + i % block;
        }
        return order;
    }

    /** The first {@code count} vectors of that length with their entries in that order. */
    static float[] gather(float[] vectors, int length, int count, int @Nullable [] order) {
        if (order == null) {
            return vectors;
        }
        float[] moved = new float[count * length];
        for (int j = 0; j < count; j++) {
            int at = j * length;
            for (int i = 0; i < length; i++) {
                moved[at + i] = vectors[at + order[i]];
            }
        }
        return moved;
    }
}
