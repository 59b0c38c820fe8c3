package thalweg.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameter;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;

/**
 * The scores of one group, Σ over its axes ⟨A, P · B with the other groups applied⟩, and its
 * assignment. Running statistics count for nothing.
 */
final class GroupScore implements AutoCloseable {
    private final List<SegmentScore> segments = new ArrayList<>();
    private final AssignmentSolver solver;
    private final int units;
    private final String name;

    /** Whether a tensor has two axes in this group: its gain isn't a sum over rows. */
    private final boolean coupled;

    private int[] solution = {};

    GroupScore(Pair pair, PermutationGroup group, NativeMemory memory) {
        units = group.size();
        name = group.name();
        solver = new AssignmentSolver(units);
        List<String> tensors = new ArrayList<>();
        boolean twice = false;
        try {
            for (AxisSegment s : group.segments()) {
                Parameter a = pair.a().get(s.tensor());
                if (a.learnable()) {
                    segments.add(new SegmentScore(s, a, pair.b().get(s.tensor()), memory));
                    twice |= tensors.contains(s.tensor());
                    tensors.add(s.tensor());
                }
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        coupled = twice;
    }

    boolean coupled() {
        return coupled;
    }

    boolean holdsDifferences() {
        return segments.stream().anyMatch(SegmentScore::holdsDifferences);
    }

    void forget() {
        segments.forEach(SegmentScore::forget);
        solution = new int[0];
    }

    /**
     * The best array for this group with the others as they are; empty when stopped.
     *
     * @param permutation π as it is
     */
    int[] assign(Permutation permutation, LinearAlgebra algebra, Scratch scratch) {
        boolean changed = solution.length == 0;
        for (SegmentScore s : segments) {
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
        for (SegmentScore s : segments) {
            s.addTo(scores, buffer);
        }
        solution = solve(scores, scratch);
        return solution;
    }

    /** Weights that are numbers may still have products that single precision doesn't hold. */
    private int[] solve(float[] scores, Scratch scratch) {
        try {
            return solver.solve(scores, scratch::yieldPoint);
        } catch (IllegalArgumentException e) {
            throw new MatchingException(
                    "the weights are too large: their products overflow",
                    "group " + name,
                    "choose checkpoints from before training diverged");
        }
    }

    /** What the objective gains when the group's array goes from p to q; not of a coupled group. */
    double gain(int[] p, int[] q) {
        double gain = 0;
        for (SegmentScore s : segments) {
            gain += s.gain(p, q);
        }
        return gain;
    }

    @Override
    public void close() {
        segments.forEach(SegmentScore::close);
    }
}
