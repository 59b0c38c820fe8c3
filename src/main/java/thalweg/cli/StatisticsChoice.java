package thalweg.cli;

import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Statistics;
import thalweg.network.Network;

/**
 * What is done about batch norm, and on which data.
 *
 * @param training null where nothing is done
 * @param limit the most training examples
 */
record StatisticsChoice(Renormalization kind, @Nullable Dataset training, int limit) {
    static final StatisticsChoice NONE =
            new StatisticsChoice(Renormalization.NONE, null, Statistics.EXAMPLES);

    /** What is usual for a network on this data. */
    static StatisticsChoice usual(Network network, DataOptions data, int limit) {
        boolean train = Renormalization.hasBatchNorm(network) && data.hasTraining();
        return of(Renormalization.usual(network, train), data, limit);
    }

    /**
     * @throws thalweg.dataset.DatasetException when there is no training data
     */
    static StatisticsChoice of(Renormalization kind, DataOptions data, int limit) {
        return kind == Renormalization.NONE
                ? NONE
                : new StatisticsChoice(kind, data.training(), limit);
    }

    /**
     * The same, for what isn't a line between two models.
     *
     * @throws UsageException when it is REPAIR
     */
    StatisticsChoice exceptRepair() {
        if (kind == Renormalization.REPAIR) {
            throw new UsageException(
                    "REPAIR is for the line between two models, not for a plane",
                    "--normalization repair",
                    "use reset or none");
        }
        return this;
    }

    /** Loads the training examples; null where there are none to load. */
    @Nullable LoadedExamples load(Network network, NativeMemory memory) {
        return training == null ? null : LoadedExamples.load(training, limit, network, memory);
    }

    /** With the examples that {@link #load} gave. */
    Statistics statistics(@Nullable LoadedExamples loaded) {
        return loaded == null ? Statistics.NONE : new Statistics(kind, loaded);
    }
}
