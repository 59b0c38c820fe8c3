package thalweg.alignment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import thalweg.symmetry.Moves;
import thalweg.symmetry.Permutation;

/**
 * The thin singular value decomposition of one weight read as out × columns. A grouped
 * convolution's is read as the matrix with one block a group on its diagonal, zeros elsewhere.
 *
 * @param tensor the weight's name
 * @param rows out
 * @param inputs in: input units of a dense layer, input channels of a convolution
 * @param columns in, or in·k·k of a convolution
 * @param blocks on the diagonal; 1 where the matrix is one
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
        int blocks,
        float[] s,
        float[] u,
        float[] v,
        double epsilon) {
    /** Of a matrix that is one block. */
    public LayerSpectrum(
            String tensor,
            int rows,
            int inputs,
            int columns,
            float[] s,
            float[] u,
            float[] v,
            double epsilon) {
        this(tensor, rows, inputs, columns, 1, s, u, v, epsilon);
    }

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
                blocks,
                s,
                gather(u, rows, s.length, rowOrder(permutation)),
                gather(v, columns, s.length, columnOrder(permutation)),
                epsilon);
    }

    /** Where each row of the moved weight comes from; null when they all stay. */
    int @Nullable [] rowOrder(Permutation permutation) {
        Moves moves = moves(permutation);
        return orNull(IntStream.range(0, rows).map(moves::row).toArray());
    }

    /**
     * Where each column comes from; null when they all stay. An input channel moves with its k·k
     * columns, and a block's channels with the block.
     */
    int @Nullable [] columnOrder(Permutation permutation) {
        Moves moves = moves(permutation);
        int high = rows / blocks;
        int wide = columns / blocks;
        int[] order = new int[columns];
        for (int block = 0; block < blocks; block++) {
            int from = moves.row(block * high) / high * (blocks == 1 ? 0 : wide);
            int[] within = moves.within(block * high);
            for (int c = 0; c < wide; c++) {
                order[block * wide + c] = from + (within == null ? c : within[c]);
            }
        }
        return orNull(order);
    }

    /** Of the weight, seen as out × in × k·k, in / blocks channels a row. */
    private Moves moves(Permutation permutation) {
        int kernel = inputs == 0 ? 1 : columns / inputs;
        return Moves.of(permutation, tensor, List.of(rows, inputs / blocks, kernel));
    }

    private static int @Nullable [] orNull(int[] order) {
        return Arrays.equals(order, IntStream.range(0, order.length).toArray()) ? null : order;
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
