package thalweg.matching;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.engine.OutOfNativeMemoryException;
import thalweg.evaluation.Evaluators;
import thalweg.network.Network;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * The straight-through estimator: Algorithm 2 of Ainsworth, Hayase and Srinivasa, "Git Re-Basin"
 * (arXiv 2209.04836). Latent weights w begin at θ_a or at random. Each step matches B to them by
 * weight matching, from the last π; takes the loss at the midpoint of A and π(B) on a batch of
 * training data; and moves w down its gradient as if π(B) were w: by ½ ∇L.
 *
 * <p>The best π is that of the lowest loss at the midpoint on one fixed subset of the training
 * data, or of the lowest batch loss where the setting says so. Batch norm goes by the statistics of
 * each batch.
 */
public final class StraightThrough implements Search {
    /** Of the weights, on the heap: latent ones, two of Adam's, gradient, π(B), midpoint. */
    private static final int COPIES = 6;

    private final StraightThroughSetting setting;
    private final Dataset training;
    private final LinearAlgebra algebra;
    private final NativeMemory memory;
    private final long historyBound;

    /**
     * Computes with the given algebra; what it takes from memory it returns.
     *
     * @param training all of whose examples may be drawn
     */
    public StraightThrough(
            StraightThroughSetting setting,
            Dataset training,
            LinearAlgebra algebra,
            NativeMemory memory) {
        this(setting, training, algebra, memory, SnapshotHistory.DEFAULT_BOUND);
    }

    /**
     * The same with a bound of its own on the trace.
     *
     * @param historyBound in bytes; see {@link SnapshotHistory}
     */
    StraightThrough(
            StraightThroughSetting setting,
            Dataset training,
            LinearAlgebra algebra,
            NativeMemory memory,
            long historyBound) {
        this.setting = setting;
        this.training = training;
        this.algebra = algebra;
        this.memory = memory;
        this.historyBound = historyBound;
    }

    /**
     * {@inheritDoc}
     *
     * @throws thalweg.evaluation.EvaluationException when the training data doesn't fit the
     *     network, or a layer has no gradient
     */
    @Override
    public SearchResult run(
            Pair pair,
            @Nullable Permutation start,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        Permutation from = start == null ? Permutation.identity(pair.symmetry()) : start;
        return search(pair, from, Integer.MAX_VALUE, seed, context, observer);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The latent weights are in no snapshot: the search goes its way again from the start, which
     * is taken for the identity unless {@code from} is step 0.
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
                from.step() == 0 ? from.permutation() : Permutation.identity(pair.symmetry()),
                until,
                seed,
                context,
                Replay.beyond(from, observer));
    }

    private SearchResult search(
            Pair pair,
            Permutation start,
            int until,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        Room.require(pair);
        Room.requireCopies(pair, COPIES);
        Network network = Evaluators.fitted(pair.network(), training);
        var random = new SplittableRandom(seed);
        var batches = new Batches(training, setting.batch(), network, memory, random.split());
        try {
            return search(pair, network, start, until, batches, seed, random, context, observer);
        } catch (OutOfNativeMemoryException e) {
            throw new OutOfNativeMemoryException(
                    e.whatSaid(),
                    e.whereSaid(),
                    Phrase.of(
                            "remedies.use-batch-fewer-than-examples-allow-more", setting.batch()));
        }
    }

    private SearchResult search(
            Pair pair,
            Network network,
            Permutation start,
            int until,
            Batches batches,
            long seed,
            SplittableRandom random,
            JobContext context,
            Consumer<Snapshot> observer) {
        int steps = Math.min(setting.steps(), until);
        try (var scratch = new Scratch(memory, context);
                var midpoint =
                        new Midpoint(
                                pair,
                                network,
                                setting.choice() == StraightThroughSetting.Choice.SUBSET,
                                batches,
                                algebra,
                                memory,
                                scratch);
                var projection = new Projection(pair, start, algebra, scratch)) {
            SplittableRandom orders = random.split();
            var latent = LatentWeights.of(pair.a(), setting, random.split());
            var trace =
                    new Trace(pair, start, midpoint.lossAt(start), historyBound, scratch, observer);
            Snapshot best = trace.last();
            while (trace.step() < steps && !scratch.yieldPoint()) {
                projection.project(latent.parameters(), orders, memory);
                if (scratch.stopped() || !midpoint.measure(projection.permutation())) {
                    break;
                }
                Permutation here = projection.permutation();
                double objective = trace.objectiveAt(here);
                if (Double.isNaN(objective)) {
                    break;
                }
                trace.publish(here, projection.sweeps(), objective, midpoint.loss());
                if (trace.last().merit() > best.merit()) {
                    best = trace.last();
                }
                int step = trace.step();
                if (step < steps && !latent.descend(midpoint::gradient, 0.5f)) {
                    throw diverged(step);
                }
                scratch.aside(
                        () -> context.progress((double) step / steps, message(midpoint, step)));
            }
            return trace.result(setting, seed, trace.step() < setting.steps(), best);
        }
    }

    private Phrase message(Midpoint midpoint, int step) {
        return Phrase.of(
                "progress.step.loss",
                step,
                setting.steps(),
                String.format(Locale.ROOT, "%.4f", midpoint.loss()));
    }

    private MatchingException diverged(int step) {
        return new MatchingException(
                Phrase.of("badsearch.latent-weights-grew-beyond-all-numbers-at", step),
                Phrase.of("remedies.rate", String.valueOf(setting.rate())),
                Phrase.of("remedies.use-smaller-rate"));
    }
}
