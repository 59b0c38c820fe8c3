package thalweg.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.network.Parameter;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.Permutation;

/**
 * A tensor read as one row a unit of a segment: [units, columns], the columns being the positions
 * of the unit's block and all other axes. Along the first axis of a dense weight that is the weight
 * itself; along the second, its transpose.
 */
final class Unfolding {
    private final AxisSegment segment;
    private final List<Integer> shape;
    private final int outer;
    private final int inner;

    Unfolding(AxisSegment segment, List<Integer> shape) {
        this.segment = segment;
        this.shape = shape;
        outer = product(shape.subList(0, segment.axis()));
        inner = product(shape.subList(segment.axis() + 1, shape.size()));
    }

    private static int product(List<Integer> axes) {
        return axes.stream().reduce(1, Math::multiplyExact);
    }

    AxisSegment segment() {
        return segment;
    }

    int units() {
        return segment.count();
    }

    int columns() {
        return segment.block() * outer * inner;
    }

    /** The tensor's numbers in this reading: the very array where it is read so already. */
    float[] rows(Parameter tensor) {
        boolean asItIs =
                outer == 1
                        && segment.offset() == 0
                        && segment.stride() == 1
                        && segment.count() * segment.block() == shape.get(segment.axis());
        if (asItIs) {
            return tensor.values();
        }
        int length = shape.get(segment.axis());
        float[] rows = new float[units() * columns()];
        int to = 0;
        for (int u = 0; u < units(); u++) {
            for (int k = 0; k < segment.block(); k++) {
                int position = segment.position(u, k);
                for (int o = 0; o < outer; o++) {
                    System.arraycopy(
                            tensor.values(), (o * length + position) * inner, rows, to, inner);
                    to += inner;
                }
            }
        }
        return rows;
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
            if (axis == segment.axis()) {
                continue;
            }
            int length = shape.get(axis);
            int[] index = permutation.onAxis(segment.tensor(), axis, length);
            if (index != null) {
                if (others == null) {
                    others = new int[outer * inner];
                    for (int c = 0; c < others.length; c++) {
                        others[c] = c;
                    }
                }
                for (int c = 0; c < others.length; c++) {
                    int here = c / below % length;
                    others[c] += (index[here] - here) * below;
                }
            }
            below *= length;
        }
        if (others == null || segment.block() == 1) {
            return others;
        }
        int[] map = new int[columns()];
        for (int c = 0; c < map.length; c++) {
            int k = c / others.length;
            map[c] = k * others.length + others[c % others.length];
        }
        return map;
    }
}
