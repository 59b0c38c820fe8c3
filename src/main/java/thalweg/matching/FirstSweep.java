package thalweg.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import thalweg.network.Parameter;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Placement;
import thalweg.symmetry.Symmetry;

/**
 * The first sweep of a search that starts with nothing known. Before a group has had its turn its
 * units stand in B's arbitrary order, and what other groups are bound to through them is noise: it
 * doesn't count. Groups of which most is known have their turn first, so that knowledge spreads
 * from the network's inputs and outputs, which don't move.
 */
final class FirstSweep {
    private final Pair pair;
    private final BitSet settled = new BitSet();

    FirstSweep(Pair pair) {
        this.pair = pair;
        List<PermutationGroup> groups = pair.symmetry().groups();
        for (int g = 0; g < groups.size(); g++) {
            settled.set(g, groups.get(g).kind() == PermutationGroup.Kind.FROZEN);
        }
    }

    /**
     * The order of the groups, in all of which nothing is settled yet.
     *
     * @param drawn at random; decides where as much is known of two
     */
    static List<Integer> order(Pair pair, List<Integer> drawn) {
        var sweep = new FirstSweep(pair);
        List<Integer> left = new ArrayList<>(drawn);
        List<Integer> order = new ArrayList<>();
        while (!left.isEmpty()) {
            int best = left.getFirst();
            double most = -1;
            for (int g : left) {
                double known = sweep.known(g);
                if (known > most) {
                    most = known;
                    best = g;
                }
            }
            left.remove(Integer.valueOf(best));
            order.add(best);
            sweep.settle(best);
        }
        return order;
    }

    /** A group has had its turn. */
    void settle(int group) {
        settled.set(group);
    }

    /** Whether all other groups that move the tensor of a place have had their turn. */
    boolean counts(Placement place) {
        for (Symmetry.Bound bound : pair.symmetry().boundTo(place.tensor())) {
            if (bound.place().axis() != place.axis() && !settled.get(bound.group())) {
                return false;
            }
        }
        return true;
    }

    /** How many numbers of a unit are known to stand where A has theirs. */
    private double known(int group) {
        PermutationGroup moved = pair.symmetry().groups().get(group);
        double known = 0;
        for (Placement place : moved.placements()) {
            Parameter tensor = pair.a().get(place.tensor());
            if (tensor.learnable() && counts(place)) {
                known += (double) tensor.values().length / moved.size();
            }
        }
        return known;
    }
}
