package thalweg.matching;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluators;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * Sinkhorn re-basin (Peña et al., arXiv 2212.12042): permutations relaxed to doubly stochastic
 * matrices, the Sinkhorn operator of matrices X that are learnt by Adam, on the distance or on the
 * loss at the midpoint. After each step X is rounded by the linear assignment, and of the
 * permutations found so the best is kept. The first X is as good as 0: every unit of B equally
 * shared by all of A's, but for a little noise of the seed.
 *
 * <p>The distance is learnt as −⟨θ_a, P θ_b⟩, which for permutations is the same: a mean of units
 * is shorter than they are, and ‖θ_a − P θ_b‖ itself would reward it (docs/decisions).
 */
final class Sinkhorn implements Search {
    /** The deviation of the first X. */
    private static final double NOISE = 0.01;

    private final SinkhornSetting setting;
    private final @Nullable Dataset training;
    private final LinearAlgebra algebra;
    private final NativeMemory memory;

    Sinkhorn(
            SinkhornSetting setting,
            @Nullable Dataset training,
            LinearAlgebra algebra,
            NativeMemory memory) {
        this.setting = setting;
        this.training = training;
        this.algebra = algebra;
        this.memory = memory;
    }

    @Override
    public SearchResult run(
            Pair pair,
            @Nullable Permutation start,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        Permutation from = start == null ? Permutation.identity(pair.symmetry()) : start;
        return search(pair, from, setting.steps(), seed, context, observer);
    }

    /**
     * {@inheritDoc}
     *
     * <p>X is in no snapshot: the search goes its way again from its beginning.
     */
    @Override
    public void replay(
            Pair pair,
            Snapshot from,
            int until,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        observer.accept(from);
        search(
                pair,
                Permutation.identity(pair.symmetry()),
                Math.min(until, setting.steps()),
                seed,
                context,
                Replay.beyond(from, observer));
    }

    private SearchResult search(
            Pair pair,
            Permutation start,
            int steps,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        RelaxedModel.requireMovable(pair.symmetry());
        Room.requireRelaxed(pair, RelaxedModel.movable(pair.symmetry()));
        var random = new SplittableRandom(seed);
        try (var scratch = new Scratch(memory, context);
                Goal goal = goal(pair, scratch, random)) {
            var relaxed = new RelaxedModel(pair, algebra, scratch);
            var learnt = new LearntMatrices(relaxed, setting.rate(), random.split(), NOISE);
            var trace =
                    new Trace(
                            pair,
                            start,
                            goal.lossAt(start),
                            SnapshotHistory.DEFAULT_BOUND,
                            scratch,
                            observer);
            Snapshot best = trace.last();
            while (trace.step() < steps && !scratch.yieldPoint()) {
                learnt.relax(scratch);
                if (scratch.stopped()) {
                    break;
                }
                RelaxedModel.Owed owed = goal.owed(relaxed.moved());
                if (owed == null || scratch.stopped()) {
                    break;
                }
                learnt.descend(relaxed.owed(owed), scratch);
                Permutation here = learnt.rounded(trace.permutation(), scratch);
                double objective = trace.objectiveAt(here);
                double loss = scratch.stopped() ? Double.NaN : goal.lossAt(here);
                if (scratch.stopped() || Double.isNaN(objective)) {
                    break;
                }
                trace.publish(here, 1, objective, loss);
                if (trace.last().merit() > best.merit()) {
                    best = trace.last();
                }
                scratch.aside(
                        () ->
                                context.progress(
                                        (double) trace.step() / setting.steps(), message(trace)));
            }
            return trace.result(setting, seed, trace.step() < setting.steps(), best)
                    .leaving(RelaxedModel.still(pair.symmetry()));
        }
    }

    private Phrase message(Trace trace) {
        Snapshot s = trace.last();
        return Phrase.of(
                s.hasLoss() ? "progress.step.loss" : "progress.step.distance",
                s.step(),
                setting.steps(),
                s.hasLoss()
                        ? String.format(Locale.ROOT, "%.4f", s.loss())
                        : String.format(Locale.ROOT, "%.3f", s.l2()));
    }

    /** What relaxed permutations learn by. */
    private interface Goal extends AutoCloseable {
        /** What candidates are compared by; NaN for the objective. */
        double lossAt(Permutation permutation);

        /** What is owed to the tensors of a relaxed model; null when asked to stop. */
        RelaxedModel.@Nullable Owed owed(Parameters moved);

        @Override
        void close();
    }

    private Goal goal(Pair pair, Scratch scratch, SplittableRandom random) {
        Dataset examples = training;
        if (setting.goal() == SinkhornSetting.Goal.DISTANCE || examples == null) {
            return new ByDistance(pair);
        }
        Network network = Evaluators.fitted(pair.network(), examples);
        var batches = new Batches(examples, setting.batch(), network, memory, random.split());
        return new ByLoss(new Midpoint(pair, network, true, batches, algebra, memory, scratch));
    }

    /** −⟨θ_a, P θ_b⟩, whose gradient is −θ_a. */
    private record ByDistance(Pair pair) implements Goal {
        @Override
        public double lossAt(Permutation permutation) {
            return Double.NaN;
        }

        @Override
        public RelaxedModel.Owed owed(Parameters moved) {
            return tensor -> {
                float[] a = pair.a().get(tensor).values();
                float[] owed = new float[a.length];
                for (int i = 0; i < a.length; i++) {
                    owed[i] = -a[i];
                }
                return owed;
            };
        }

        @Override
        public void close() {}
    }

    /** The loss at the midpoint: the matrices' share of its gradient is half of it. */
    private record ByLoss(Midpoint midpoint) implements Goal {
        @Override
        public double lossAt(Permutation permutation) {
            return midpoint.lossAt(permutation);
        }

        @Override
        public RelaxedModel.@Nullable Owed owed(Parameters moved) {
            return midpoint.measure(moved) ? midpoint::half : null;
        }

        @Override
        public void close() {
            midpoint.close();
        }
    }
}
