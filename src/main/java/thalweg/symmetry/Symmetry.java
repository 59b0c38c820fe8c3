package thalweg.symmetry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.network.Network;

/**
 * The permutation groups of a network, as derived or as a person has corrected them. Immutable;
 * equal when the groups are.
 */
public final class Symmetry {
    private final List<PermutationGroup> groups;
    private final List<PermutationGroup> derived;

    /** Spelled out when first asked for, since a correction may be weighed and not made. */
    private volatile @Nullable Map<String, List<Bound>> byTensor;

    /**
     * Where a group moves a tensor.
     *
     * @param group its index
     * @param place on one axis
     */
    public record Bound(int group, Placement place) {}

    /**
     * Of these groups, in the order in which the network makes their axes.
     *
     * @throws IllegalArgumentException when a unit has more positions in one place than another
     */
    public Symmetry(List<PermutationGroup> groups) {
        this(groups, groups);
        byTensor = bound(groups);
    }

    private Symmetry(List<PermutationGroup> groups, List<PermutationGroup> derived) {
        this.groups = List.copyOf(groups);
        this.derived = List.copyOf(derived);
    }

    private static Map<String, List<Bound>> bound(List<PermutationGroup> groups) {
        Map<String, List<Bound>> byTensor = new HashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            for (Placement place : groups.get(g).placements()) {
                byTensor.computeIfAbsent(place.tensor(), _ -> new ArrayList<>())
                        .add(new Bound(g, place));
            }
        }
        return byTensor;
    }

    /** The groups; a nested one stands before those of its blocks. */
    public List<PermutationGroup> groups() {
        return groups;
    }

    /** Where groups move a tensor, in their order. */
    public List<Bound> boundTo(String tensor) {
        Map<String, List<Bound>> known = byTensor;
        if (known == null) {
            known = bound(groups);
            byTensor = known;
        }
        return known.getOrDefault(tensor, List.of());
    }

    /** Derives the groups of a network from how each layer relates its axes. */
    public static Symmetry of(Network network) {
        return new AxisFlow(network).symmetry();
    }

    /**
     * With a group that doesn't move; of a nested one the blocks' groups don't either.
     *
     * @throws SymmetryException when it is frozen already, or one of a nested group's blocks
     */
    public Symmetry frozen(int group) {
        return new Symmetry(corrections().still(group, true), derived);
    }

    /**
     * With a frozen group free (or nested) again.
     *
     * @throws SymmetryException when it isn't frozen, or is one of a nested group's blocks
     */
    public Symmetry thawed(int group) {
        return new Symmetry(corrections().still(group, false), derived);
    }

    /**
     * With two groups moving as one, unit i of either together, in the place and with the name of
     * the earlier one. Frozen if either is. Undoes {@link #split}.
     *
     * @throws SymmetryException when their sizes differ, or one of them moves in blocks
     */
    public Symmetry merged(int one, int other) {
        return new Symmetry(corrections().merged(one, other), derived);
    }

    /**
     * With some of a group's axes in a group of their own, which comes right after it. Whether the
     * network then still computes the same is for the check to say.
     *
     * @throws SymmetryException when none of its axes or all are named, or it moves in blocks
     */
    public Symmetry split(int group, Collection<TensorAxis> axes) {
        return new Symmetry(corrections().split(group, axes), derived);
    }

    private Corrections corrections() {
        return new Corrections(groups, derived);
    }

    /** Whether a person has changed the groups that were derived. */
    public boolean corrected() {
        return !groups.equals(derived);
    }

    /** Whether a group moves what one of the derived groups moves. */
    public boolean asDerived(int group) {
        List<AxisSegment> segments = groups.get(group).segments();
        return derived.stream().anyMatch(d -> d.segments().equals(segments));
    }

    /** By group, the index of the derived group that it, or the first piece of it, comes from. */
    public List<Integer> origins() {
        // Corrections pass segments on as they are: comparing hundreds takes the window's time.
        Map<AxisSegment, Integer> known = new IdentityHashMap<>();
        for (int d = 0; d < derived.size(); d++) {
            for (AxisSegment segment : derived.get(d).segments()) {
                known.put(segment, d);
            }
        }
        return groups.stream()
                .map(g -> Objects.requireNonNull(known.get(g.segments().getFirst()), g.name()))
                .toList();
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
