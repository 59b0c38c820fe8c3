package thalweg.symmetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.network.Network;

/** The permutation groups of a network. Immutable; equal when the groups are. */
public final class Symmetry {
    private final List<PermutationGroup> groups;
    private final Map<String, List<Bound>> byTensor = new HashMap<>();

    /**
     * Where a group moves a tensor.
     *
     * @param group its index
     * @param place on one axis
     */
    public record Bound(int group, Placement place) {}

    /** Of these groups, in the order in which the network makes their axes. */
    public Symmetry(List<PermutationGroup> groups) {
        this.groups = List.copyOf(groups);
        for (int g = 0; g < groups.size(); g++) {
            for (Placement place : groups.get(g).placements()) {
                byTensor.computeIfAbsent(place.tensor(), _ -> new ArrayList<>())
                        .add(new Bound(g, place));
            }
        }
    }

    /** The groups; a nested one stands before those of its blocks. */
    public List<PermutationGroup> groups() {
        return groups;
    }

    /** Where groups move a tensor, in their order. */
    public List<Bound> boundTo(String tensor) {
        return byTensor.getOrDefault(tensor, List.of());
    }

    /** Derives the groups of a network from how each layer relates its axes. */
    public static Symmetry of(Network network) {
        return new AxisFlow(network).symmetry();
    }

    /** Units that some group may move; of nested groups, the units within their blocks. */
    public int freeUnits() {
        return groups.stream()
                .filter(g -> g.kind() == PermutationGroup.Kind.FREE)
                .filter(g -> g.size() > 1 || g.within() != null)
                .mapToInt(PermutationGroup::size)
                .sum();
    }

    /**
     * The group that a block's group takes the place of when blocks change places.
     *
     * @param group the index of a group within a nested one
     * @param block another block of that nested group
     * @return the index of the group of the same family there
     */
    public int counterpart(int group, int block) {
        PermutationGroup.Within within = groups.get(group).within();
        if (within == null) {
            throw new IllegalArgumentException(groups.get(group).name() + " stands by itself");
        }
        return group + (block - within.block()) * families(within.group());
    }

    /** Kinds of units in each block of a nested group. */
    public int families(int nested) {
        int families = 0;
        for (int g = nested + 1; g < groups.size(); g++) {
            PermutationGroup.Within within = groups.get(g).within();
            if (within == null || within.group() != nested || within.block() != 0) {
                break;
            }
            families++;
        }
        return families;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Symmetry s && s.groups.equals(groups);
    }

    @Override
    public int hashCode() {
        return groups.hashCode();
    }

    @Override
    public String toString() {
        return groups.toString();
    }
}
