package thalweg.engine;

import java.util.List;

/**
 * Pooling over a plane, each channel by itself; lists are [vertical, horizontal].
 *
 * @param largest whether the largest of a window is taken, or its average
 * @param countPadding whether padded zeros count in an average
 * @param channels of input and output
 * @param from input positions
 * @param to output positions
 * @param kernel positions that a window covers
 * @param stride from one window to the next
 * @param padding zeros on either side
 */
public record PoolingSpec(
        boolean largest,
        boolean countPadding,
        int channels,
        List<Integer> from,
        List<Integer> to,
        List<Integer> kernel,
        List<Integer> stride,
        List<Integer> padding) {
    /** Copies the lists. */
    public PoolingSpec {
        from = List.copyOf(from);
        to = List.copyOf(to);
        kernel = List.copyOf(kernel);
        stride = List.copyOf(stride);
        padding = List.copyOf(padding);
    }

    /** Numbers in one input. */
    public int inputs() {
        return channels * from.get(0) * from.get(1);
    }

    /** Numbers in one output. */
    public int outputs() {
        return channels * to.get(0) * to.get(1);
    }

    /** Whether every window lies within the padded plane and the last one ends it. */
    boolean even() {
        boolean even = from.size() == 2;
        for (int axis = 0; axis < from.size(); axis++) {
            int room = from.get(axis) + 2 * padding.get(axis) - kernel.get(axis);
            even &=
                    room >= 0
                            && room / stride.get(axis) + 1 == to.get(axis)
                            && padding.get(axis) < kernel.get(axis);
        }
        return even;
    }
}
