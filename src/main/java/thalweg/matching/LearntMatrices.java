package thalweg.matching;

import java.util.List;
import java.util.random.RandomGenerator;
import thalweg.engine.JobStoppedException;
import thalweg.evaluation.Pace;
import thalweg.symmetry.Permutation;

/**
 * The matrices X that Sinkhorn re-basin learns, one a group, each with its operator and rounding.
 */
final class LearntMatrices {
    private final RelaxedModel relaxed;
    private final List<Integer> groups;
    private final float[][] x;
    private final SinkhornOperator[] operators;
    private final AssignmentSolver[] solvers;
    private final Optimizer optimizer;

    /**
     * @param noise the deviation of the first entries about 0
     */
    LearntMatrices(RelaxedModel relaxed, double rate, RandomGenerator random, double noise) {
        this.relaxed = relaxed;
        groups = relaxed.groups();
        x = new float[groups.size()][];
        operators = new SinkhornOperator[x.length];
        solvers = new AssignmentSolver[x.length];
        for (int k = 0; k < x.length; k++) {
            int n = relaxed.units(groups.get(k));
            x[k] = new float[n * n];
            for (int i = 0; i < x[k].length; i++) {
                x[k][i] = (float) (noise * random.nextGaussian());
            }
            operators[k] = new SinkhornOperator(n);
            solvers[k] = new AssignmentSolver(n);
        }
        int[] lengths = new int[x.length];
        for (int k = 0; k < x.length; k++) {
            lengths[k] = x[k].length;
        }
        optimizer = Optimizer.adam(rate, lengths);
    }

    /** Gives the model each X's doubly stochastic matrix; not all of them when asked to stop. */
    void relax(Scratch scratch) {
        var pace = new Pace(scratch.context());
        try {
            for (int k = 0; k < x.length && !scratch.yieldPoint(); k++) {
                operators[k].apply(x[k], pace);
                relaxed.set(groups.get(k), operators[k].matrix());
            }
        } catch (JobStoppedException e) {
            // The search sees by its scratch that it is stopped.
        }
    }

    /**
     * One step down; part of one when asked to stop.
     *
     * @param owed what the goal owes to the matrices, by group; changed
     */
    void descend(float[][] owed, Scratch scratch) {
        optimizer.begin();
        var pace = new Pace(scratch.context());
        try {
            for (int k = 0; k < x.length && !scratch.yieldPoint(); k++) {
                float[] g = owed[groups.get(k)];
                operators[k].backward(g, pace);
                optimizer.move(k, x[k], g);
            }
        } catch (JobStoppedException e) {
            // The search sees by its scratch that it is stopped.
        }
    }

    /**
     * The permutation whose entries in X are the largest together; those entries in P are so too,
     * as P is X's exponential but for factors of whole rows and columns.
     *
     * @param present what groups that stay keep
     */
    Permutation rounded(Permutation present, Scratch scratch) {
        Permutation rounded = present;
        for (int k = 0; k < x.length; k++) {
            int[] p =
                    scratch.yieldPoint() ? new int[0] : solvers[k].solve(x[k], scratch::yieldPoint);
            if (p.length == 0 && x[k].length > 0) {
                return present;
            }
            rounded = rounded.with(groups.get(k), p);
        }
        return rounded;
    }
}
