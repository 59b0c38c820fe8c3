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
        return new AxisFlow(network).symmetry();
    }

    /** Units that some group may move. */
    public int freeUnits() {
        return groups.stream()
                .filter(g -> g.kind() != PermutationGroup.Kind.FROZEN && g.size() > 1)
                .mapToInt(PermutationGroup::size)
                .sum();
    }
}
