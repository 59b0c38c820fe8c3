package thalweg.symmetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The set of tensor axes that must be permuted together for the network to compute the same
 * function.
 *
 * @param name after the first layer that makes the axis, e.g. "fc1"
 * @param size units; of a nested group, blocks
 * @param kind free, nested or frozen
 * @param segments the axes
 * @param within the block whose units these are, if the group is one of a nested group's blocks
 */
public record PermutationGroup(
        String name, int size, Kind kind, List<AxisSegment> segments, @Nullable Within within) {
    /** How a group may move. */
    public enum Kind {
        /** Any permutation of its units. */
        FREE,
        /**
         * Blocks move whole, then the units within them: those of each block are groups of their
         * own, which come after it.
         */
        NESTED,
        /** Not at all. */
        FROZEN
    }

    /**
     * Where a block's group stands.
     *
     * @param group the nested group's index among all groups
     * @param block which of its blocks
     * @param family which kind of unit of the block: a grouped convolution's inputs or its outputs
     */
    public record Within(int group, int block, int family) {}

    /** Copies the segments. */
    public PermutationGroup {
        segments = List.copyOf(segments);
    }

    /** A group that stands by itself. */
    public PermutationGroup(String name, int size, Kind kind, List<AxisSegment> segments) {
        this(name, size, kind, segments, null);
    }

    /** The tensors that it moves, each once. */
    public List<String> tensors() {
        return segments.stream().map(AxisSegment::tensor).distinct().toList();
    }

    /** The axes that it moves, wholly or in part, each once. */
    public List<TensorAxis> axes() {
        return segments.stream().map(AxisSegment::on).distinct().toList();
    }

    /** Where its units lie, one entry an axis. */
    public List<Placement> placements() {
        return Placement.of(this);
    }
}
