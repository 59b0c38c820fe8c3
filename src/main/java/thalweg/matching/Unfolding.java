package thalweg.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.network.Parameter;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Placement;

/**
 * A tensor read as one row a unit of a group: [units, columns], the columns being the positions of
 * the unit on one axis and all other axes. Along the first axis of a dense weight that is the
 * weight itself; along the second, its transpose. An axis that only some rows see is read of those
 * rows.
 */
final class Unfolding {
    /** Numbers a side: some cache lines. */
    private static final int TILE = 32;

    private final Placement place;
    private final List<Integer> shape;
    private final int outer;
    private final int inner;

    Unfolding(Placement place, List<Integer> shape) {
        this.place = place;
        this.shape = seen(place.rows(), shape);
        outer = product(this.shape.subList(0, place.axis()));
        inner = product(shape.subList(place.axis() + 1, shape.size()));
    }

    private static List<Integer> seen(AxisSegment.@Nullable Rows rows, List<Integer> shape) {
        if (rows == null) {
            return shape;
        }
        List<Integer> seen = new ArrayList<>(shape);
        seen.set(0, rows.count());
        return seen;
    }

    private static int product(List<Integer> axes) {
        return axes.stream().reduce(1, Math::multiplyExact);
    }

    Placement place() {
        return place;
    }

    int units() {
        return place.units();
    }

    int columns() {
        return place.block() * outer * inner;
    }

    /** The tensor's numbers in this reading: the very array where it is read so already. */
    float[] rows(Parameter tensor) {
        return rows(tensor.values());
    }

    /** The same of a tensor's numbers alone. */
    float[] rows(float[] values) {
        int length = shape.get(place.axis());
        if (outer == 1 && place.rows() == null && inOrder(length)) {
            return values;
        }
        int skipped = skipped();
        float[] rows = new float[units() * columns()];
        int to = 0;
        for (int[] positions : place.positions()) {
            for (int position : positions) {
                for (int o = 0; o < outer; o++) {
                    int from = skipped + (o * length + position) * inner;
                    System.arraycopy(values, from, rows, to, inner);
                    to += inner;
                }
            }
        }
        return rows;
    }

    /**
     * Writes {@link #rows}, in the same reading, where they come from.
     *
     * @param values of the whole tensor; other groups' positions stay as they are
     */
    void put(float[] rows, float[] values) {
        int length = shape.get(place.axis());
        int skipped = skipped();
        int from = 0;
        for (int[] positions : place.positions()) {
            for (int position : positions) {
                for (int o = 0; o < outer; o++) {
                    int to = skipped + (o * length + position) * inner;
                    System.arraycopy(rows, from, values, to, inner);
                    from += inner;
                }
            }
        }
    }

    /** Numbers before the rows that see the axis. */
    private int skipped() {
        return place.rows() == null ? 0 : place.rows().offset() * product(shape) / outer;
    }

    /**
     * The transpose of {@link #rows}, [columns, units]: a column's numbers side by side, so that
     * moving columns copies runs. The very array where the tensor lies so already.
     */
    float[] columns(Parameter tensor) {
        int length = shape.get(place.axis());
        if (liesByColumns()) {
            return tensor.values();
        }
        int skipped = skipped();
        int n = units();
        float[] columns = new float[n * columns()];
        int[][] positions = place.positions();
        for (int k = 0; k < place.block(); k++) {
            for (int o = 0; o < outer; o++) {
                int to = (k * outer + o) * inner * n;
                // By tiles: neither reading nor writing leaves the cache before a line is used up.
                for (int first = 0; first < inner; first += TILE) {
                    int end = Math.min(inner, first + TILE);
                    for (int unit = 0; unit < n; unit++) {
                        int from = skipped + (o * length + positions[unit][k]) * inner;
                        for (int i = first; i < end; i++) {
                            columns[to + i * n + unit] = tensor.values()[from + i];
                        }
                    }
                }
            }
        }
        return columns;
    }

    /** Bytes that {@link #columns} takes of the heap. */
    long bytesOfColumns() {
        return liesByColumns() ? 0 : (long) Float.BYTES * units() * columns();
    }

    private boolean liesByColumns() {
        return inner == 1
                && place.block() == 1
                && place.rows() == null
                && inOrder(shape.get(place.axis()));
    }

    private boolean inOrder(int length) {
        int next = 0;
        for (int[] positions : place.positions()) {
            for (int position : positions) {
                if (position != next++) {
                    return false;
                }
            }
        }
        return next == length;
    }

    /**
     * Where each column of the moved tensor comes from, all axes but this one moved by π.
     *
     * @return null when none of them moves
     */
    int @Nullable [] columnMap(Permutation permutation) {
        int[] others = null;
        int below = 1;
        // Right to left, so that `below` is the weight of an axis among the other axes.
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            if (axis == place.axis()) {
                continue;
            }
            int length = shape.get(axis);
            int[] index = permutation.onAxis(place.tensor(), axis, length);
            if (index != null) {
                if (others == null) {
                    others = new int[outer * inner];
                    Arrays.setAll(others, c -> c);
                }
                add(others, index, below);
            }
            below *= length;
        }
        if (others == null || place.block() == 1) {
            return others;
        }
        int[] map = new int[columns()];
        for (int from = 0; from < map.length; from += others.length) {
            for (int c = 0; c < others.length; c++) {
                map[from + c] = from + others[c];
            }
        }
        return map;
    }

    /** Adds what an axis moves: index one position for every {@code below} places. */
    private static void add(int[] places, int[] index, int below) {
        int c = 0;
        while (c < places.length) {
            for (int here = 0; here < index.length; here++) {
                int by = (index[here] - here) * below;
                for (int end = c + below; c < end; c++) {
                    places[c] += by;
                }
            }
        }
    }
}
