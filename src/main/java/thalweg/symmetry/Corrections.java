package thalweg.symmetry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import thalweg.symmetry.PermutationGroup.Kind;
import thalweg.symmetry.PermutationGroup.Within;
import thalweg.words.Phrase;

/**
 * A person's changes to the groups of a network: each gives new lists of groups and leaves the old
 * ones as they are. Whether the network still computes the same is for {@link Equivalence} to say.
 */
final class Corrections {
    private static final Pattern NUMBERED = Pattern.compile(" \\(\\d+\\)$");

    private final List<PermutationGroup> groups;
    private final List<PermutationGroup> derived;

    /**
     * @param derived the groups before any change: they say in which order a group's segments stand
     */
    Corrections(List<PermutationGroup> groups, List<PermutationGroup> derived) {
        this.groups = groups;
        this.derived = derived;
    }

    /** Freezes a group, or lets a frozen one move; of a nested one the groups of its blocks too. */
    List<PermutationGroup> still(int group, boolean frozen) {
        requireNoBlock(
                group, Phrase.of(frozen ? "remedies.freeze-nested" : "remedies.thaw-nested"));
        PermutationGroup changed = groups.get(group);
        if ((changed.kind() == Kind.FROZEN) == frozen) {
            throw new SymmetryException(
                    frozen
                            ? Phrase.of("badgroups.group-frozen-already")
                            : Phrase.of("badgroups.group-not-frozen"),
                    Phrase.of("badfiles.group", changed.name()),
                    frozen
                            ? Phrase.of("remedies.thaw-to-let-move")
                            : Phrase.of("remedies.freeze-to-keep-still"));
        }
        List<PermutationGroup> result = new ArrayList<>(groups);
        Kind moving = blocked(group) ? Kind.NESTED : Kind.FREE;
        result.set(group, withKind(changed, frozen ? Kind.FROZEN : moving));
        for (int g = 0; g < groups.size(); g++) {
            if (isIn(groups.get(g), group)) {
                result.set(g, withKind(groups.get(g), frozen ? Kind.FROZEN : Kind.FREE));
            }
        }
        return result;
    }

    /** Makes one group of two, unit by unit; frozen if either is. */
    List<PermutationGroup> merged(int one, int other) {
        PermutationGroup a = groups.get(Math.min(one, other));
        PermutationGroup b = groups.get(Math.max(one, other));
        Phrase where = Phrase.of("badgroups.groups", a.name(), b.name());
        if (one == other) {
            throw new SymmetryException(
                    Phrase.of("badgroups.group-cannot-merged-with-itself"),
                    Phrase.of("badfiles.group", a.name()),
                    Phrase.of("remedies.choose-two-groups"));
        }
        requireNoBlocks(one, where, Phrase.of("remedies.merge-unit-by-unit"));
        requireNoBlocks(other, where, Phrase.of("remedies.merge-unit-by-unit"));
        if (a.size() != b.size()) {
            throw new SymmetryException(
                    Phrase.of("badgroups.units-cannot-move-as-one", a.size(), b.size()),
                    where,
                    Phrase.of("remedies.merge-groups-one-size"));
        }
        boolean frozen = a.kind() == Kind.FROZEN || b.kind() == Kind.FROZEN;
        List<AxisSegment> segments = new ArrayList<>(a.segments());
        segments.addAll(b.segments());
        Map<AxisSegment, Integer> order = order();
        segments.sort(Comparator.comparing(s -> order.getOrDefault(s, Integer.MAX_VALUE)));
        List<PermutationGroup> result = new ArrayList<>();
        int gone = Math.max(one, other);
        for (int g = 0; g < groups.size(); g++) {
            if (g == Math.min(one, other)) {
                result.add(
                        new PermutationGroup(
                                a.name(), a.size(), frozen ? Kind.FROZEN : Kind.FREE, segments));
            } else if (g != gone) {
                result.add(shifted(groups.get(g), gone, -1));
            }
        }
        return result;
    }

    /** Gives some axes of a group a group of their own, which comes after it. */
    List<PermutationGroup> split(int group, Collection<TensorAxis> axes) {
        PermutationGroup whole = groups.get(group);
        Phrase where = Phrase.of("badfiles.group", whole.name());
        requireNoBlocks(group, where, Phrase.of("remedies.split-unit-by-unit"));
        List<AxisSegment> apart = new ArrayList<>();
        List<AxisSegment> left = new ArrayList<>();
        for (AxisSegment s : whole.segments()) {
            (axes.contains(s.on()) ? apart : left).add(s);
        }
        if (apart.isEmpty()) {
            throw new SymmetryException(
                    Phrase.of("badgroups.no-axis-chosen-to-split-off"),
                    where,
                    Phrase.of("remedies.choose-some-groups-axes"));
        }
        if (left.isEmpty()) {
            throw new SymmetryException(
                    Phrase.of("badgroups.all-axes-chosen-none-would-left"),
                    where,
                    Phrase.of("remedies.leave-at-least-one-axis-in-group"));
        }
        List<PermutationGroup> result = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (g == group) {
                result.add(new PermutationGroup(whole.name(), whole.size(), whole.kind(), left));
                result.add(
                        new PermutationGroup(
                                unique(whole.name()), whole.size(), whole.kind(), apart));
            } else {
                result.add(shifted(groups.get(g), group, 1));
            }
        }
        return result;
    }

    private Map<AxisSegment, Integer> order() {
        Map<AxisSegment, Integer> order = new IdentityHashMap<>();
        for (PermutationGroup group : derived) {
            for (AxisSegment segment : group.segments()) {
                order.putIfAbsent(segment, order.size());
            }
        }
        return order;
    }

    private String unique(String name) {
        Set<String> taken = new HashSet<>();
        groups.forEach(g -> taken.add(g.name()));
        String stem = NUMBERED.matcher(name).replaceFirst("");
        int n = 2;
        while (taken.contains(stem + " (" + n + ")")) {
            n++;
        }
        return stem + " (" + n + ")";
    }

    private static PermutationGroup withKind(PermutationGroup group, Kind kind) {
        return new PermutationGroup(
                group.name(), group.size(), kind, group.segments(), group.within());
    }

    /** The same, of a nested group that stands elsewhere once groups after {@code at} move. */
    private static PermutationGroup shifted(PermutationGroup group, int at, int by) {
        Within within = group.within();
        if (within == null || within.group() <= at) {
            return group;
        }
        return new PermutationGroup(
                group.name(),
                group.size(),
                group.kind(),
                group.segments(),
                new Within(within.group() + by, within.block(), within.family()));
    }

    private static boolean isIn(PermutationGroup group, int nested) {
        Within within = group.within();
        return within != null && within.group() == nested;
    }

    /** Whether the group's units are blocks, with groups of their own. */
    private boolean blocked(int group) {
        return groups.stream().anyMatch(g -> isIn(g, group));
    }

    private void requireNoBlock(int group, Phrase remedy) {
        if (groups.get(group).within() != null) {
            throw new SymmetryException(
                    Phrase.of("badgroups.group-one-blocks-nested-group"),
                    Phrase.of("badfiles.group", groups.get(group).name()),
                    remedy);
        }
    }

    private void requireNoBlocks(int group, Phrase where, Phrase remedy) {
        if (groups.get(group).within() != null || blocked(group)) {
            throw new SymmetryException(
                    Phrase.of(
                            "badgroups.moves-in-blocks-must-stay-together",
                            groups.get(group).name()),
                    where,
                    remedy);
        }
    }
}
