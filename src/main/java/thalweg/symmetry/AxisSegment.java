package thalweg.symmetry;

/**
 * A segment of a tensor's axis that a permutation group moves. Of a unit u, the k-th of its {@code
 * block} positions is offset + u·block + k when they lie together (stride 1), and offset + u +
 * k·stride when they are {@code stride} apart, as after a channels-last flatten.
 *
 * @param tensor the tensor's name
 * @param axis the axis, 0 for outputs
 * @param offset the first position
 * @param count units in the segment: the group's size
 * @param block positions a unit owns, e.g. height·width after flattening channels-first
 * @param stride distance between a unit's positions; 1 when contiguous
 */
public record AxisSegment(String tensor, int axis, int offset, int count, int block, int stride) {
    /** Where the k-th position of a unit lies on the axis. */
    public int position(int unit, int k) {
        return stride == 1 ? offset + unit * block + k : offset + unit + k * stride;
    }
}
