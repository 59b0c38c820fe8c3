package thalweg.symmetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the numbers of one moved tensor lie in B's, the tensor taken as rows along its first axis:
 * row r is B's row rows[r], and in it number c is B's number within[c]. Null: they stay.
 */
public record Moves(int @Nullable [] rows, int @Nullable [] within) {
    /** Of a tensor under a permutation. */
    public static Moves of(Permutation permutation, String tensor, List<Integer> shape) {
        int[] within = null;
        int inner = 1;
        for (int axis = shape.size() - 1; axis > 0; axis--) {
            int length = shape.get(axis);
            int[] index = permutation.onAxis(tensor, axis, length);
            if (within != null || index != null) {
                within = nested(index, length, within, inner);
            }
            inner *= length;
        }
        int[] rows = shape.isEmpty() ? null : permutation.onAxis(tensor, 0, shape.getFirst());
        return new Moves(rows, within);
    }

    private static int[] nested(
            int @Nullable [] index, int length, int @Nullable [] within, int inner) {
        int[] whole = new int[length * inner];
        for (int i = 0; i < length; i++) {
            int from = (index == null ? i : index[i]) * inner;
            for (int k = 0; k < inner; k++) {
                whole[i * inner + k] = from + (within == null ? k : within[k]);
            }
        }
        return whole;
    }

    /** Whether nothing moves. */
    public boolean none() {
        return rows == null && within == null;
    }

    /** The row of B that is row r of the moved tensor. */
    public int row(int r) {
        return rows == null ? r : rows[r];
    }

    /**
     * The moved tensor's numbers, a new array.
     *
     * @param values B's, in rows of {@code length}
     */
    float[] take(float[] values, int length) {
        float[] result = new float[values.length];
        int row = 0;
        for (int to = 0; to < result.length; to += length) {
            int from = row(row++) * length;
            if (within == null) {
                System.arraycopy(values, from, result, to, length);
            } else {
                takeRow(values, from, result, to, within);
            }
        }
        return result;
    }

    private static void takeRow(float[] values, int from, float[] result, int to, int[] within) {
        for (int c = 0; c < within.length; c++) {
            result[to + c] = values[from + within[c]];
        }
    }
}
