package thalweg.symmetry;

import org.jspecify.annotations.Nullable;

/**
 * A segment of a tensor's axis that a permutation group moves. Of a unit u, the k-th of its {@code
 * block} positions is offset + (u − first)·block + k when they lie together (stride 1), and offset
 * + (u − first) + k·stride when they are {@code stride} apart, as after a channels-last flatten.
 *
 * @param tensor the tensor's name
 * @param axis the axis, 0 for outputs
 * @param offset the first position
 * @param count units in the segment: the group's size, or fewer where the group's units lie in
 *     several places
 * @param block positions a unit owns, e.g. height·width after flattening channels-first
 * @param stride distance between a unit's positions; 1 when contiguous
 * @param first the first of the group's units in the segment
 * @param rows where the segment is the axis as some rows see it, those rows of axis 0: the inputs
 *     of one block of a grouped convolution. Null where all do.
 */
public record AxisSegment(
        String tensor,
        int axis,
        int offset,
        int count,
        int block,
        int stride,
        int first,
        @Nullable Rows rows) {
    /**
     * Some rows of a tensor.
     *
     * @param offset the first
     * @param count how many
     */
    public record Rows(int offset, int count) {}

    /** A segment with all of a group's units, for all rows. */
    public AxisSegment(String tensor, int axis, int offset, int count, int block, int stride) {
        this(tensor, axis, offset, count, block, stride, 0, null);
    }

    /** The axis that it is a segment of. */
    public TensorAxis on() {
        return new TensorAxis(tensor, axis);
    }

    /** Where the k-th position of one of the group's units lies on the axis. */
    public int position(int unit, int k) {
        int u = unit - first;
        return stride == 1 ? offset + u * block + k : offset + u + k * stride;
    }

    /** Whether the unit lies in this segment. */
    boolean holds(int unit) {
        return unit >= first && unit < first + count;
    }
}
