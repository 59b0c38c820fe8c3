package thalweg.symmetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.symmetry.AxisFlow.Blocks;
import thalweg.symmetry.AxisFlow.Role;
import thalweg.symmetry.PermutationGroup.Kind;
import thalweg.symmetry.PermutationGroup.Within;

/**
 * Permutation groups out of units and what they are bound to: two units may change places when they
 * play the same roles, so a group is a class of units that do. What a residual connection, padding
 * with zeros or concatenation ties together falls out by itself.
 */
final class GroupsOfUnits {
    private final Units units;
    private final List<Role> roles;
    private final List<Nest> nests = new ArrayList<>();

    /** Of each unit (by its root), a fingerprint of the roles that it plays. */
    private final long[] fingerprint;

    private final List<PermutationGroup> groups = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    GroupsOfUnits(Units units, List<Role> roles, List<Blocks> blocks) {
        this.units = units;
        this.roles = roles;
        tieSharedTensors();
        this.fingerprint = fingerprints();
        blocks.forEach(b -> Nest.add(nests, b, units));
        nests.forEach(nest -> nest.requireAlike(fingerprint, units));
        for (int n = 0; n < nests.size(); n++) {
            nests.get(n).tellBlocksApart(fingerprint, n);
        }
    }

    /** A tensor that two layers use ties the units that both bind to one position of it. */
    private void tieSharedTensors() {
        record Spot(String tensor, int axis, int position) {}
        record Bound(int unit, int part) {}
        Map<String, Integer> uses = new HashMap<>();
        for (Role role : roles) {
            if (role.ofTensor()) {
                uses.merge(role.name() + '\0' + role.axis(), 1, Integer::sum);
            }
        }
        Map<Spot, Bound> bound = new HashMap<>();
        for (Role role : roles) {
            if (!role.ofTensor()
                    || role.blocks() > 1
                    || Objects.requireNonNull(uses.get(role.name() + '\0' + role.axis())) == 1) {
                continue;
            }
            for (int i = 0; i < role.units().length(); i++) {
                int unit = role.units().unit()[i];
                if (unit == UnitAxis.ZERO) {
                    continue;
                }
                var spot = new Spot(role.name(), role.axis(), role.offset() + i);
                Bound before = bound.putIfAbsent(spot, new Bound(unit, role.units().part()[i]));
                if (before != null) {
                    units.unite(unit, before.unit());
                    if (before.part() != role.units().part()[i]) {
                        units.stick(unit);
                    }
                }
            }
        }
    }

    private long[] fingerprints() {
        long[] result = new long[units.count()];
        for (int r = 0; r < roles.size(); r++) {
            UnitAxis axis = roles.get(r).units();
            for (int i = 0; i < axis.length(); i++) {
                if (axis.unit()[i] != UnitAxis.ZERO) {
                    int unit = units.find(axis.unit()[i]);
                    result[unit] = Nest.mixed(result[unit], r, axis.part()[i]);
                }
            }
        }
        return result;
    }

    List<PermutationGroup> groups() {
        Map<Long, List<Integer>> classes = new LinkedHashMap<>();
        for (int unit = 0; unit < units.count(); unit++) {
            if (units.find(unit) == unit && !units.fixed(unit)) {
                classes.computeIfAbsent(fingerprint[unit], _ -> new ArrayList<>()).add(unit);
            }
        }
        Map<Integer, PositionsOfGroup> places = places(classes.values());
        Set<Nest> placed = new HashSet<>();
        for (List<Integer> members : classes.values()) {
            Nest nest = nestOf(members.getFirst());
            if (nest == null || nest.rigid()) {
                Kind kind = units.stuck(members.getFirst()) ? Kind.FROZEN : Kind.FREE;
                add(units.maker(members.getFirst()), members, kind, places, null);
            } else if (placed.add(nest)) {
                addNest(nest, classes, places);
            }
        }
        return groups;
    }

    private @Nullable Nest nestOf(int unit) {
        for (Nest nest : nests) {
            if (nest.blockOf(unit) >= 0) {
                return nest;
            }
        }
        return null;
    }

    /** Where the units of each class lie, by the class's first unit. */
    private Map<Integer, PositionsOfGroup> places(Iterable<List<Integer>> classes) {
        Map<Integer, PositionsOfGroup> places = new HashMap<>();
        int[] leader = new int[units.count()];
        int[] index = new int[units.count()];
        for (List<Integer> members : classes) {
            for (int i = 0; i < members.size(); i++) {
                leader[members.get(i)] = members.getFirst();
                index[members.get(i)] = i;
            }
            places.put(members.getFirst(), new PositionsOfGroup(members.size()));
        }
        for (Role role : roles) {
            if (!role.ofTensor()) {
                continue;
            }
            int columns = role.units().length() / role.blocks();
            for (int i = 0; i < role.units().length(); i++) {
                int unit = role.units().unit()[i];
                if (unit == UnitAxis.ZERO || units.fixed(unit)) {
                    continue;
                }
                int root = units.find(unit);
                AxisSegment.Rows rows =
                        role.blocks() == 1
                                ? null
                                : new AxisSegment.Rows(i / columns * role.rows(), role.rows());
                Objects.requireNonNull(places.get(leader[root]))
                        .add(
                                role.name(),
                                role.axis(),
                                rows,
                                index[root],
                                role.offset() + (rows == null ? i : i % columns));
            }
        }
        return places;
    }

    private void add(
            String name,
            List<Integer> members,
            Kind kind,
            Map<Integer, PositionsOfGroup> places,
            @Nullable Within within) {
        PositionsOfGroup positions = Objects.requireNonNull(places.get(members.getFirst()));
        groups.add(
                new PermutationGroup(
                        unique(name), members.size(), kind, positions.segments(), within));
    }

    private void addNest(
            Nest nest, Map<Long, List<Integer>> classes, Map<Integer, PositionsOfGroup> places) {
        List<List<List<Integer>>> families = new ArrayList<>();
        for (int block = 0; block < nest.count(); block++) {
            Set<Long> kinds = new java.util.LinkedHashSet<>();
            for (int unit : nest.unitsOf(block)) {
                kinds.add(fingerprint[unit]);
            }
            List<List<Integer>> ofBlock = new ArrayList<>();
            for (long kind : kinds) {
                ofBlock.add(Objects.requireNonNull(classes.get(kind)));
            }
            families.add(ofBlock);
        }
        var whole = new PositionsOfGroup(nest.count());
        for (int block = 0; block < nest.count(); block++) {
            for (List<Integer> members : families.get(block)) {
                Objects.requireNonNull(places.get(members.getFirst())).addAllTo(whole, block);
            }
        }
        String name = unique(units.maker(families.getFirst().getFirst().getFirst()));
        int index = groups.size();
        groups.add(new PermutationGroup(name, nest.count(), Kind.NESTED, whole.segments(), null));
        for (int block = 0; block < nest.count(); block++) {
            for (int f = 0; f < families.get(block).size(); f++) {
                add(
                        name + "[" + block + "]" + (f == 0 ? "" : "." + f),
                        families.get(block).get(f),
                        Kind.FREE,
                        places,
                        new Within(index, block, f));
            }
        }
    }

    private String unique(String name) {
        String free = name;
        for (int n = 2; !names.add(free); n++) {
            free = name + " (" + n + ")";
        }
        return free;
    }
}
