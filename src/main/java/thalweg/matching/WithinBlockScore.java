package thalweg.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.engine.LinearAlgebra;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Placement;
import thalweg.symmetry.Symmetry;

/**
 * The turn of a group whose axes other groups move too: the units of one block of a nested group.
 * Scores are computed anew from B moved by everything else.
 */
final class WithinBlockScore implements GroupStep {
    private Pair pair;
    private final int group;
    private final AssignmentSolver solver;
    private final List<Axis> axes = new ArrayList<>();

    private record Axis(Unfolding unfolding, String tensor, float[] rowsOfA) {}

    WithinBlockScore(Pair pair, int group) {
        this.pair = pair;
        this.group = group;
        PermutationGroup moved = pair.symmetry().groups().get(group);
        solver = new AssignmentSolver(moved.size());
        for (Placement place : moved.placements()) {
            var a = pair.a().get(place.tensor());
            if (a.learnable()) {
                var unfolding = new Unfolding(place, a.shape());
                axes.add(new Axis(unfolding, place.tensor(), unfolding.rows(a)));
            }
        }
    }

    @Override
    public void refer(Pair other) {
        pair = other;
        axes.replaceAll(
                axis ->
                        new Axis(
                                axis.unfolding(),
                                axis.tensor(),
                                axis.unfolding().rows(other.a().get(axis.tensor()))));
    }

    @Override
    public Update best(Permutation permutation, LinearAlgebra algebra, Scratch scratch) {
        int n = pair.symmetry().groups().get(group).size();
        String name = pair.symmetry().groups().get(group).name();
        if (n < 2) {
            return new Update(permutation, 0);
        }
        int[] still = new int[n];
        Arrays.setAll(still, i -> i);
        Permutation others = permutation.with(group, still);
        float[] scores = new float[n * n];
        for (Axis axis : axes) {
            float[] b = axis.unfolding().rows(others.apply(pair.b().get(axis.tensor())));
            addProducts(axis.rowsOfA(), b, n, axis.unfolding().columns(), scores);
            if (scratch.yieldPoint()) {
                return new Update(permutation, 0);
            }
        }
        int[] q = GroupStep.solve(solver, scores, scratch::yieldPoint, name);
        if (q.length == 0) {
            return new Update(permutation, 0);
        }
        Permutation next = permutation.with(group, q);
        return new Update(next, pair.gain(group, permutation, next));
    }

    /** scores += A Bᵀ, both [n, m]; blocks are small, so in plain Java. */
    static void addProducts(float[] a, float[] b, int n, int m, float[] scores) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int c = 0; c < m; c++) {
                    sum += a[i * m + c] * b[j * m + c];
                }
                scores[i * n + j] += sum;
            }
        }
    }

    @Override
    public boolean holdsDifferences() {
        return false;
    }

    @Override
    public void forget() {}

    /** Whether a group's scores can't be kept: others move on its axes, or in its rows alone. */
    static boolean needed(Symmetry symmetry, PermutationGroup group) {
        return group.within() != null
                || group.tensors().stream()
                        .flatMap(tensor -> symmetry.boundTo(tensor).stream())
                        .anyMatch(bound -> bound.place().rows() != null);
    }
}
