package thalweg.symmetry;

import java.util.List;

/**
 * The set of tensor axes that must be permuted together for the network to compute the same
 * function.
 *
 * @param name after the first layer that makes the axis, e.g. "fc1"
 * @param size units
 * @param kind free, nested or frozen
 * @param segments the axes
 */
public record PermutationGroup(String name, int size, Kind kind, List<AxisSegment> segments) {
    /** How a group may move. */
    public enum Kind {
        FREE,
        NESTED,
        FROZEN
    }

    /** Copies the segments. */
    public PermutationGroup {
        segments = List.copyOf(segments);
    }
}
