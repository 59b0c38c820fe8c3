package thalweg.symmetry;

/**
 * A segment of a tensor's axis that a permutation group moves: unit u of the group owns the
 * positions offset + u·block … (stride 1), or in general offset + u·block·… as DEFINITIONS has it.
 *
 * @param tensor the tensor's name
 * @param axis the axis, 0 for outputs
 * @param offset the first position
 * @param count units in the segment: the group's size
 * @param block positions a unit owns, e.g. height·width after flattening channels-first
 * @param stride distance between a unit's positions; 1 when contiguous
 */
public record AxisSegment(String tensor, int axis, int offset, int count, int block, int stride) {}
