package thalweg.matching;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.symmetry.Permutation;

/**
 * Weight matching: Algorithm 1 of Ainsworth, Hayase and Srinivasa, "Git Re-Basin" (arXiv
 * 2209.04836). Groups in random order; for each, the linear assignment that maximises ⟨θ_a, π(θ_b)⟩
 * with the other groups as they are; until a whole sweep gains nothing. The first sweep is another
 * where no start is given: see {@link FirstSweep}.
 *
 * <p>Scores are single precision, and kept between sweeps; gains are summed in double from the
 * weights themselves, so the objective is exact and never falls. What the kept scores lose by
 * rounding is made good before the search calls itself converged: a last sweep on fresh ones.
 */
public final class WeightMatching implements Search {
    /** As is usual: one order of the groups, the seed's. */
    public static final SearchSetting SETTING = new WeightMatchingSetting(1);

    /** A sweep's gain below this share of the objective counts as none. */
    private static final double LEAST_GAIN = 1e-9;

    private final LinearAlgebra algebra;
    private final NativeMemory memory;
    private final long historyBound;

    /** Computes with the given algebra; what it takes from memory it returns. */
    public WeightMatching(LinearAlgebra algebra, NativeMemory memory) {
        this(algebra, memory, SnapshotHistory.DEFAULT_BOUND);
    }

    /**
     * The same with a bound of its own on the trace.
     *
     * @param historyBound in bytes; see {@link SnapshotHistory}
     */
    public WeightMatching(LinearAlgebra algebra, NativeMemory memory, long historyBound) {
        this.algebra = algebra;
        this.memory = memory;
        this.historyBound = historyBound;
    }

    @Override
    public SearchResult run(
            Pair pair,
            @Nullable Permutation start,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        Room.require(pair);
        var permutation = start == null ? Permutation.identity(pair.symmetry()) : start;
        boolean converged;
        Trace trace;
        try (var scratch = new Scratch(memory, context)) {
            trace = new Trace(pair, permutation, Double.NaN, historyBound, scratch, observer);
            FirstSweep first = start == null ? new FirstSweep(pair) : null;
            converged = search(pair, trace, first, new SplittableRandom(seed), scratch, context);
        }
        return trace.result(SETTING, seed, !converged, trace.last()); // the objective never falls
    }

    /**
     * {@inheritDoc}
     *
     * <p>The order of the groups is the seed's alone, and is drawn again up to there. Scores are
     * made afresh, without the rounding of those that the run had kept: where two assignments are
     * as good as equal it may choose the other one, save from step 0, which repeats the run to the
     * bit.
     */
    @Override
    public void replay(
            Pair pair,
            Snapshot from,
            int until,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        var random = new SplittableRandom(seed);
        try (var scratch = new Scratch(memory, context);
                var scores = new GroupSteps(pair, memory)) {
            int groups = Math.max(1, scores.count());
            int sweeps = from.step() / groups;
            for (int i = 0; i < sweeps; i++) {
                scores.shuffled(random);
            }
            FirstSweep first = sweeps == 0 ? new FirstSweep(pair) : null;
            var trace = new Trace(pair, from, sweeps, scratch, observer);
            int done = from.step() % groups;
            while (trace.step() < until && !scratch.yieldPoint()) {
                double gain = sweep(scores, trace, first, random, done, until, scratch);
                first = null;
                done = 0;
                if (gainsNothing(gain, trace)) {
                    scores.refresh();
                }
            }
        }
    }

    private static boolean gainsNothing(double gain, Trace trace) {
        return gain <= LEAST_GAIN * Math.abs(trace.objective());
    }

    /** Sweeps until nothing is gained. Returns whether it came so far. */
    private boolean search(
            Pair pair,
            Trace trace,
            @Nullable FirstSweep first,
            RandomGenerator random,
            Scratch scratch,
            JobContext context) {
        boolean converged = false;
        try (var scores = new GroupSteps(pair, memory)) {
            var share = new GainShare(usualLastGain(pair));
            while (!converged && !scratch.yieldPoint()) {
                double gain = sweep(scores, trace, first, random, 0, Integer.MAX_VALUE, scratch);
                first = null;
                if (scratch.stopped()) {
                    break;
                }
                if (gainsNothing(gain, trace)) {
                    converged = !scores.refresh();
                }
                double reached = share.after(gain, trace.objective());
                scratch.aside(() -> context.progress(reached, trace.message()));
            }
        }
        return converged;
    }

    /**
     * One pass over the groups in random order.
     *
     * @param first where this pass is the first and nothing is known at its beginning
     * @param done groups of this pass that have had their turn
     * @param until the step to end with
     * @return the gain in the objective
     */
    private double sweep(
            GroupSteps scores,
            Trace trace,
            @Nullable FirstSweep first,
            RandomGenerator random,
            int done,
            int until,
            Scratch scratch) {
        double gain = 0;
        trace.beginSweep();
        List<Integer> order = scores.shuffled(random);
        if (first != null) {
            order.subList(0, done).forEach(first::settle);
        }
        for (int g : order.subList(done, order.size())) {
            Permutation present = trace.permutation();
            GroupStep.Update best = scores.turn(g, present, first, algebra, scratch);
            if (scratch.stopped() && best.gain() <= 0) {
                return gain;
            }
            boolean better = best.gain() > 0;
            trace.publish(g, better ? best.permutation() : present, better ? best.gain() : 0);
            gain += Math.max(0, best.gain());
            if (scratch.yieldPoint() || trace.step() == until) {
                return gain;
            }
        }
        return gain;
    }

    /**
     * The share of the objective below which few searches' gains fall before they end: a hundredth
     * of a unit's.
     */
    private static double usualLastGain(Pair pair) {
        return 0.01 / Math.max(1, pair.symmetry().freeUnits());
    }
}
