package thalweg.matching;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/**
 * Weight matching of B to weights that change: each time from the last π, with the prices of the
 * last assignments. The very first time, from the identity, nothing is known: see {@link
 * FirstSweep}.
 */
final class Projection implements AutoCloseable {
    /** A sweep's gain below this share of ‖θ_b‖² counts as none. */
    private static final double LEAST_GAIN = 1e-9;

    private final Pair pair;
    private final LinearAlgebra algebra;
    private final Scratch scratch;
    private final double leastGain;
    private @Nullable GroupSteps groups;
    private Permutation permutation;
    private int sweeps;

    /**
     * @param start π to begin with
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    Projection(Pair pair, Permutation start, LinearAlgebra algebra, Scratch scratch) {
        this.pair = pair;
        this.algebra = algebra;
        this.scratch = scratch;
        permutation = start;
        leastGain = LEAST_GAIN * ModelSums.squares(pair.b(), scratch);
    }

    /** π as it stands. */
    Permutation permutation() {
        return permutation;
    }

    /** Sweeps of the last projection. */
    int sweeps() {
        return sweeps;
    }

    /** Brings B to weights; unfinished when the scratch was asked to stop. */
    void project(Parameters onto, RandomGenerator random, NativeMemory memory) {
        var target = new Pair(pair.network(), pair.symmetry(), onto, pair.b());
        boolean first = groups == null;
        GroupSteps turns = groups;
        if (turns == null) {
            turns = new GroupSteps(target, memory);
            groups = turns;
        } else {
            turns.refer(target);
        }
        FirstSweep knowing =
                first && permutation.equals(Permutation.identity(pair.symmetry()))
                        ? new FirstSweep(target)
                        : null;
        sweeps = 0;
        double gain = Double.POSITIVE_INFINITY;
        while (gain > leastGain && !scratch.yieldPoint()) {
            gain = sweep(turns, knowing, random);
            knowing = null;
            sweeps++;
        }
    }

    private double sweep(GroupSteps turns, @Nullable FirstSweep first, RandomGenerator random) {
        double gain = 0;
        for (int g : turns.shuffled(random)) {
            GroupStep.Update best = turns.turn(g, permutation, first, algebra, scratch);
            if (best.gain() > 0) {
                permutation = best.permutation();
                gain += best.gain();
            }
            if (scratch.yieldPoint()) {
                return gain;
            }
        }
        return gain;
    }

    @Override
    public void close() {
        if (groups != null) {
            groups.close();
        }
    }
}
