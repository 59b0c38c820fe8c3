package thalweg.cli;

import java.util.List;
import thalweg.dataset.Dataset;
import thalweg.landscape.MergedLosses;
import thalweg.network.Parameters;

/**
 * Losses of models that are merged, all on the same examples and with the same statistics.
 *
 * @param naive of the models as they are
 * @param matched of the moved models
 */
record MergeLosses(
        Dataset data,
        int examples,
        String normalization,
        int normalizationExamples,
        MergedLosses naive,
        MergedLosses matched) {
    /** Measures all of it. */
    static MergeLosses measure(
            Workplace work,
            Scored scored,
            List<Parameters> thetas,
            List<Parameters> moved,
            double[] weights) {
        var memory = work.engine().memory();
        return scored.measure(
                work,
                "Loss of the models",
                (evaluator, loaded, statistics, context) ->
                        new MergeLosses(
                                scored.examples(),
                                loaded.count(),
                                statistics.kind().label(),
                                statistics.training() == null ? 0 : statistics.training().count(),
                                MergedLosses.measure(
                                        evaluator,
                                        memory,
                                        thetas,
                                        weights,
                                        loaded,
                                        statistics,
                                        context.part(0, 0.5)),
                                MergedLosses.measure(
                                        evaluator,
                                        memory,
                                        moved,
                                        weights,
                                        loaded,
                                        statistics,
                                        context.part(0.5, 1))));
    }
}
