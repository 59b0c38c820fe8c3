package thalweg.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
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

    private static final String TRAIN = "train";

    /** What is usual for a network on a folder's data. */
    static StatisticsChoice usual(Network network, Path folder, int limit) {
        boolean train =
                Renormalization.hasBatchNorm(network) && Datasets.splits(folder).contains(TRAIN);
        return of(Renormalization.usual(network, train), folder, limit);
    }

    /**
     * @throws thalweg.dataset.DatasetException when there is no training data
     */
    static StatisticsChoice of(Renormalization kind, Path folder, int limit) {
        return kind == Renormalization.NONE
                ? NONE
                : new StatisticsChoice(kind, Datasets.open(folder, TRAIN), limit);
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
