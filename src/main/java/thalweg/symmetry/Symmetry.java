package thalweg.symmetry;

import java.util.List;
import thalweg.network.Network;

/**
 * The permutation groups of a network.
 *
 * @param groups in the order in which the network makes their axes
 */
public record Symmetry(List<PermutationGroup> groups) {
    /** Copies the groups. */
    public Symmetry {
        groups = List.copyOf(groups);
    }

    /** Derives the groups of a network from how each layer relates its axes. */
    public static Symmetry of(Network network) {
        throw new UnsupportedOperationException("to come: " + network);
    }
}
