package thalweg.matching;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import thalweg.engine.JobContext;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/**
 * C²M³: cycle-consistent merging of many models, after Crisostomi, Fumero, Baieri, Bernard and
 * Rodolà (arXiv 2405.17897). Every model has a permutation of its own into one universe, and all of
 * them, of all models and layers, are sought at once: Σ over pairs of models of the inner product
 * of the moved weights is maximised over doubly stochastic matrices by the method of Frank and
 * Wolfe, an assignment over the gradient giving the direction and an exact line search the step.
 * What comes out is rounded to permutations by one more assignment. The gradients are in {@link
 * Universe}.
 *
 * <p>Two things are ours (docs/decisions/matching-several-models.md): the rounding is done after
 * every iteration and the best is kept, so that a stop loses nothing; and from the best the models
 * go on one at a time, as in {@link MergeMany}, until nothing more is gained. Moving at once, two
 * models can change places forever, and rounding leaves a little to be gained.
 */
final class CycleConsistent implements Strategy {
    static final String ID = "c2m3";
    static final String NAME = "C²M³";

    private static final int MOST_ITERATIONS = 100;

    /** So many iterations without a gain end the search. */
    private static final int PATIENCE = 5;

    /** A gain below this share of the objective counts as none: what is left is for the rounds. */
    private static final double LEAST_GAIN = 1e-4;

    /** The share of the work that is the iterations', for progress. */
    private static final double ITERATIONS_SHARE = 0.9;

    private final Strategies.Tools tools;

    CycleConsistent(Strategies.Tools tools) {
        this.tools = tools;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SeveralResult run(
            Several models,
            int anchor,
            long seed,
            JobContext context,
            Consumer<SeveralSnapshot> observer) {
        requireNoBlocks(models.symmetry());
        Room.require(models.symmetry());
        try (var scratch = new Scratch(tools.memory(), context)) {
            List<Permutation> start = SeveralTrace.still(models);
            var trace = new SeveralTrace(models, start, scratch, observer);
            boolean converged;
            try (var universe =
                    new Universe(models, start, tools.algebra(), tools.memory(), scratch)) {
                converged = climb(universe, trace, scratch);
            }
            if (converged) {
                trace.backToBest();
                JobContext rest = scratch.within(ITERATIONS_SHARE, 1);
                rest.progress(0, trace.message());
                converged =
                        new MergeMany(tools)
                                .rounds(models, trace, all(models), seed, rest, scratch);
            }
            return trace.result(id(), anchor, seed, !converged);
        }
    }

    private static BitSet all(Several models) {
        var all = new BitSet();
        all.set(0, models.size());
        return all;
    }

    /** Returns whether it came to its end. */
    private boolean climb(Universe universe, SeveralTrace trace, Scratch scratch) {
        var share = new GainShare(LEAST_GAIN);
        double before = Double.NEGATIVE_INFINITY;
        int idle = 0;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            if (scratch.yieldPoint()) {
                return false;
            }
            trace.beginRound();
            Universe.Direction direction = universe.direction();
            if (direction == null) {
                return false;
            }
            double objective = universe.objective();
            double least = LEAST_GAIN * Math.abs(objective);
            idle = objective - before <= least ? idle + 1 : 0;
            if (idle == PATIENCE || direction.slope() <= least) {
                return true;
            }
            double done = i == 0 ? Double.NaN : share.after(objective - before, objective);
            double counted = (double) i / MOST_ITERATIONS;
            scratch.within(0, ITERATIONS_SHARE)
                    .progress(
                            Double.isNaN(done) ? counted : Math.max(done, counted),
                            trace.message());
            before = Math.max(before, objective);
            if (Double.isNaN(universe.step(direction))) {
                return false;
            }
            trace.publish(universe.rounded());
        }
        return true;
    }

    /** Blocks that move whole, and the units within them, are no one matrix. */
    static void requireNoBlocks(Symmetry symmetry) {
        for (PermutationGroup group : symmetry.groups()) {
            boolean block = group.within() != null || group.kind() == PermutationGroup.Kind.NESTED;
            if (block && group.kind() != PermutationGroup.Kind.FROZEN) {
                throw new MatchingException(
                        Phrase.of("badsearch.cm-cannot-move-blocks-units-within-at"),
                        Phrase.of("badfiles.group", group.name()),
                        Phrase.of("remedies.use-strategy-star-merge-many"));
            }
        }
    }
}
