package thalweg.matching;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluators;
import thalweg.network.Network;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * Activation matching (Li et al., "Convergent Learning", arXiv 1511.07543; section 3.1 of
 * Ainsworth, Hayase and Srinivasa, "Git Re-Basin", arXiv 2209.04836). Both models compute the same
 * training examples; for each group the linear assignment that maximises a statistic of paired
 * units' activations, summed over the nodes that show the group: see {@link ShownUnits}. Positions
 * of a convolution's output are samples like examples. Units that are constant in their model score
 * 0. Batch norm goes by its running statistics.
 *
 * <p>Groups don't hang on one another, and nothing is random: the seed changes nothing, and one
 * pass over the groups is the whole search. The objective may fall in a step, since it isn't what
 * is maximised.
 */
public final class ActivationMatching implements Search {
    /** What the pass over the examples takes of the whole, for the progress. */
    private static final double SHARE_OF_EXAMPLES = 0.95;

    private final ActivationSetting setting;
    private final Dataset training;
    private final LinearAlgebra algebra;
    private final NativeMemory memory;
    private final long historyBound;

    /**
     * Computes with the given algebra; what it takes from memory it returns.
     *
     * @param training all of whose examples are computed
     */
    public ActivationMatching(
            ActivationSetting setting,
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
    ActivationMatching(
            ActivationSetting setting,
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
     * <p>Nothing is matched before all examples are computed; groups that have had no turn when it
     * is asked to stop stay as the start has them.
     *
     * @throws thalweg.evaluation.EvaluationException when the training data doesn't fit the network
     * @throws MatchingException when no node shows a group's units, or activations are no numbers
     */
    @Override
    public SearchResult run(
            Pair pair,
            @Nullable Permutation start,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        Permutation from = start == null ? Permutation.identity(pair.symmetry()) : start;
        Network network = Evaluators.fitted(pair.network(), training);
        ShownUnits shown = ShownUnits.of(network, pair.symmetry());
        Room.require(shown);
        try (var scratch = new Scratch(memory, context)) {
            var trace = new Trace(pair, from, Double.NaN, historyBound, scratch, observer);
            match(pair, network, shown, trace, Integer.MAX_VALUE, context, scratch);
            boolean stopped = trace.step() < shown.turns().size();
            return trace.result(setting, seed, stopped, trace.last()).leaving(shown.still());
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>It never parts from that run.
     */
    @Override
    public void replay(
            Pair pair,
            Snapshot from,
            int until,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        Network network = Evaluators.fitted(pair.network(), training);
        ShownUnits shown = ShownUnits.of(network, pair.symmetry());
        Room.require(shown);
        try (var scratch = new Scratch(memory, context)) {
            var trace = new Trace(pair, from, from.sweep(), scratch, observer);
            match(pair, network, shown, trace, until, context, scratch);
        }
    }

    /** Goes on from the trace's last step, one step a group. */
    private void match(
            Pair pair,
            Network network,
            ShownUnits shown,
            Trace trace,
            int until,
            JobContext context,
            Scratch scratch) {
        try (var statistics =
                new ActivationStatistics(
                        pair, network, shown, training, algebra, memory, scratch)) {
            statistics.stream(context, SHARE_OF_EXAMPLES);
            List<ShownUnits.Turn> turns = shown.turns();
            while (trace.step() < Math.min(turns.size(), until) && !scratch.yieldPoint()) {
                ShownUnits.Turn turn = turns.get(trace.step());
                Permutation present = trace.permutation();
                Permutation next =
                        new ActivationTurn(turn, pair.symmetry(), scratch)
                                .best(present, statistics, setting.statistic());
                if (scratch.stopped()) {
                    return;
                }
                trace.publish(turn.group(), next, pair.gain(turn.group(), present, next));
                double done = (double) trace.step() / turns.size();
                scratch.aside(
                        () ->
                                context.progress(
                                        SHARE_OF_EXAMPLES + (1 - SHARE_OF_EXAMPLES) * done,
                                        Phrase.of("progress.group", turn.name())));
            }
        } catch (JobStoppedException e) {
            // Asked to stop while examples were computed: the trace stands as it is.
        }
    }
}
