package thalweg.symmetry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.network.Shapes;

/**
 * Where the numbers of one moved tensor lie in B's, the tensor taken as rows along its first axis:
 * row r is B's row {@link #row}, and in it number c is B's number {@link #within}[c].
 */
public final class Moves {
    /** Nothing moves. */
    public static final Moves NONE = new Moves(null, null, Map.of());

    private final int @Nullable [] rows;
    private final int @Nullable [] within;

    /** Within some rows alone: the inputs of one block of a grouped convolution. */
    private final Map<Integer, int[]> ofRows;

    private Moves(int @Nullable [] rows, int @Nullable [] within, Map<Integer, int[]> ofRows) {
        this.rows = rows;
        this.within = within;
        this.ofRows = ofRows;
    }

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
        Map<Integer, int[]> ofRows = new HashMap<>();
        permutation
                .inRows(tensor, shape)
                .forEach(
                        (some, index) -> {
                            int rest = Shapes.count(shape.subList(2, shape.size()));
                            int[] map = nested(index, index.length, null, rest);
                            for (int r = 0; r < some.count(); r++) {
                                ofRows.put(some.offset() + r, map);
                            }
                        });
        return new Moves(rows, within, ofRows);
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
        return rows == null && within == null && ofRows.isEmpty();
    }

    /** The row of B that is row r of the moved tensor. */
    public int row(int r) {
        return rows == null ? r : rows[r];
    }

    /** Where in that row of B each number of row r lies; null: they stay. */
    public int @Nullable [] within(int r) {
        return ofRows.isEmpty() ? within : ofRows.getOrDefault(r, within);
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
            int from = row(row) * length;
            int[] map = within(row++);
            if (map == null) {
                System.arraycopy(values, from, result, to, length);
            } else {
                takeRow(values, from, result, to, map);
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
