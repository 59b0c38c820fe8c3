package thalweg.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.engine.LinearAlgebra;
import thalweg.network.Parameter;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Placement;

/**
 * The scores of one group, Σ over its axes ⟨A, P · B with the other groups applied⟩, and its
 * assignment. Running statistics count for nothing.
 */
final class GroupScore implements GroupStep {
    private Pair pair;
    private final int group;
    private final List<PlaceScore> places = new ArrayList<>();
    private final AssignmentSolver solver;
    private final int units;
    private final String name;

    /** Whether a tensor has two axes in this group: its gain isn't a sum over rows. */
    private final boolean coupled;

    private int[] solution = {};

    GroupScore(Pair pair, int group, NativeSlices room) {
        this.pair = pair;
        this.group = group;
        PermutationGroup moved = pair.symmetry().groups().get(group);
        units = moved.size();
        name = moved.name();
        solver = new AssignmentSolver(units);
        List<String> tensors = new ArrayList<>();
        boolean twice = false;
        for (Placement place : moved.placements()) {
            Parameter a = pair.a().get(place.tensor());
            if (a.learnable()) {
                places.add(new PlaceScore(place, a, pair.b().get(place.tensor()), room));
                twice |= tensors.contains(place.tensor());
                tensors.add(place.tensor());
            }
        }
        coupled = twice;
    }

    @Override
    public void refer(Pair other) {
        pair = other;
        places.forEach(s -> s.refer(other.a().get(s.place().tensor())));
        solution = new int[0];
    }

    @Override
    public boolean holdsDifferences() {
        return places.stream().anyMatch(PlaceScore::holdsDifferences);
    }

    @Override
    public void forget() {
        places.forEach(PlaceScore::forgetDifferences);
        solution = new int[0];
    }

    @Override
    public Update best(Permutation permutation, LinearAlgebra algebra, Scratch scratch) {
        return best(permutation, places, algebra, scratch);
    }

    @Override
    public Update best(
            Permutation permutation, FirstSweep first, LinearAlgebra algebra, Scratch scratch) {
        List<PlaceScore> counted = places.stream().filter(s -> first.counts(s.place())).toList();
        if (counted.isEmpty() || counted.size() == places.size()) {
            return best(permutation, algebra, scratch);
        }
        Update best = best(permutation, counted, algebra, scratch);
        solution = new int[0];
        return best;
    }

    private Update best(
            Permutation permutation,
            List<PlaceScore> counted,
            LinearAlgebra algebra,
            Scratch scratch) {
        int[] p = permutation.indices(group);
        int[] q = assign(permutation, counted, algebra, scratch);
        if (q.length == 0) {
            return new Update(permutation, 0);
        }
        Permutation next = permutation.with(group, q);
        return new Update(next, coupled ? pair.gain(group, permutation, next) : gain(p, q));
    }

    /** The best array for this group with the others as they are; empty when stopped. */
    private int[] assign(
            Permutation permutation,
            List<PlaceScore> counted,
            LinearAlgebra algebra,
            Scratch scratch) {
        boolean changed = solution.length == 0;
        for (PlaceScore s : places) {
            if (counted.size() < places.size() && !counted.contains(s)) {
                s.follow(permutation);
                continue;
            }
            changed |= s.update(permutation, algebra, scratch);
            if (scratch.stopped()) {
                return new int[0];
            }
        }
        if (!changed) {
            return solution;
        }
        float[] scores = scratch.scores(units * units);
        Arrays.fill(scores, 0);
        float[] buffer = scratch.heap(scores.length);
        for (PlaceScore s : counted) {
            s.addTo(scores, buffer);
        }
        solution = GroupStep.solve(solver, scores, scratch::yieldPoint, name);
        return solution;
    }

    private double gain(int[] p, int[] q) {
        double gain = 0;
        for (PlaceScore s : places) {
            gain += s.gain(p, q);
        }
        return gain;
    }
}
