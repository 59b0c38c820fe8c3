package thalweg.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.evaluation.Activations;
import thalweg.network.Network;
import thalweg.symmetry.NodeUnits;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.PermutationGroup.Kind;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/**
 * At which nodes a network shows the units of its groups: wherever they come out of an activation
 * function; of a group that none ever does, wherever a layer with weights, a norm or a sum puts
 * them out.
 *
 * @param turns the groups that are shown, in the network's order
 * @param still the names of free and nested groups that no node shows unit by unit, such as the
 *     units within attention heads
 */
record ShownUnits(List<Turn> turns, List<String> still) {
    ShownUnits {
        turns = List.copyOf(turns);
        still = List.copyOf(still);
    }

    /**
     * A group that is matched at once.
     *
     * @param group its index; of a nested one that of the whole
     * @param blocks 1 for a free group
     * @param families one for a free group; of a nested one, those kinds of unit that are shown,
     *     all others stay in their order within their block
     */
    record Turn(int group, String name, int blocks, List<Family> families) {}

    /**
     * Units of one kind.
     *
     * @param index among the families of a nested group
     * @param units of a free group, or of all blocks together, block after block
     * @param places where they are shown
     */
    record Family(int index, int units, List<Place> places) {}

    /**
     * Where one node shows a family.
     *
     * @param positions on the node's unit axis, [parts][units], −1 for a unit that isn't there;
     *     each part is a sample of its own
     */
    record Place(Activations.Value value, int[][] positions) {
        /** Samples of one example. */
        long samples() {
            return (long) value.positions() * positions.length;
        }
    }

    /**
     * Of a network.
     *
     * @throws MatchingException when no node shows any group that may move
     * @throws thalweg.evaluation.EvaluationException when the network can't be run on examples
     */
    static ShownUnits of(Network network, Symmetry symmetry) {
        List<Activations.Value> values = Activations.of(network);
        NodeUnits units = NodeUnits.of(network, symmetry);
        List<Turn> turns = new ArrayList<>();
        List<String> still = new ArrayList<>();
        List<PermutationGroup> groups = symmetry.groups();
        for (int g = 0; g < groups.size(); g++) {
            PermutationGroup group = groups.get(g);
            if (group.kind() == Kind.FROZEN || group.within() != null) {
                continue;
            }
            boolean nested = group.kind() == Kind.NESTED;
            int blocks = nested ? group.size() : 1;
            List<Family> families = new ArrayList<>();
            for (int f = 0; f < (nested ? symmetry.families(g) : 1); f++) {
                Family family = family(symmetry, nested ? g + 1 : g, blocks, f, values, units);
                if (!family.places().isEmpty()) {
                    families.add(family);
                }
            }
            if (families.isEmpty()) {
                still.add(group.name());
            } else {
                if (nested && families.size() < symmetry.families(g)) {
                    still.add(group.name() + " within its blocks");
                }
                turns.add(new Turn(g, group.name(), blocks, families));
            }
        }
        if (turns.isEmpty()) {
            throw new MatchingException(
                    Phrase.of("badsearch.no-layer-shows-units-may-move"),
                    Phrase.of("searches.am"),
                    Phrase.of("remedies.use-another-search-such-as-weight-matching"));
        }
        return new ShownUnits(turns, still);
    }

    /**
     * @param first the group itself, or the first of those of a nested one's blocks
     */
    private static Family family(
            Symmetry symmetry,
            int first,
            int blocks,
            int f,
            List<Activations.Value> values,
            NodeUnits units) {
        int[] members = new int[blocks];
        int count = 0;
        for (int block = 0; block < blocks; block++) {
            members[block] = blocks == 1 ? first + f : symmetry.counterpart(first + f, block);
            count += symmetry.groups().get(members[block]).size();
        }
        List<Place> all = new ArrayList<>();
        for (Activations.Value value : values) {
            int[][] positions = joined(value.node(), members, symmetry, units);
            if (positions.length > 0) {
                all.add(new Place(value, positions));
            }
        }
        List<Place> activated = all.stream().filter(p -> p.value().activated()).toList();
        return new Family(f, count, activated.isEmpty() ? all : activated);
    }

    /** The units of several groups one after another; of no parts where none is shown. */
    private static int[][] joined(String node, int[] members, Symmetry symmetry, NodeUnits units) {
        List<int[][]> each = new ArrayList<>();
        int parts = 0;
        for (int group : members) {
            int[][] positions = units.positions(node, group);
            each.add(positions);
            parts = Math.max(parts, positions.length);
        }
        int[][] joined = new int[parts][];
        for (int part = 0; part < parts; part++) {
            int[] row = {};
            for (int m = 0; m < members.length; m++) {
                int[][] of = each.get(m);
                int size = symmetry.groups().get(members[m]).size();
                int[] more = part < of.length ? of[part] : absent(size);
                int at = row.length;
                row = Arrays.copyOf(row, at + size);
                System.arraycopy(more, 0, row, at, size);
            }
            joined[part] = row;
        }
        return joined;
    }

    private static int[] absent(int count) {
        int[] absent = new int[count];
        Arrays.fill(absent, -1);
        return absent;
    }
}
