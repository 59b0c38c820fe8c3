package thalweg.cli;

import java.util.List;
import thalweg.dataset.Dataset;
import thalweg.evaluation.Score;
import thalweg.landscape.Barriers;
import thalweg.landscape.Mean;
import thalweg.landscape.Reckoned;
import thalweg.network.Parameters;

/**
 * Losses of models that are merged, all on the same examples and with the same statistics.
 *
 * @param naive the models as they are, and midway between every two
 * @param matched the moved models, likewise
 * @param naiveMean of the models as they are
 * @param matchedMean of the moved models, with the θ that has this very loss
 */
record MergeLosses(
        Dataset data,
        int examples,
        String normalization,
        int normalizationExamples,
        Barriers naive,
        Barriers matched,
        Score naiveMean,
        Reckoned matchedMean) {
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
                (evaluator, loaded, statistics, context) -> {
                    int count = loaded.count();
                    var naive =
                            Barriers.measure(
                                    evaluator,
                                    memory,
                                    thetas,
                                    loaded,
                                    count,
                                    statistics,
                                    context.part(0, 0.45));
                    var matched =
                            Barriers.measure(
                                    evaluator,
                                    memory,
                                    moved,
                                    loaded,
                                    count,
                                    statistics,
                                    context.part(0.45, 0.9));
                    Parameters naiveMean = Mean.of(thetas, weights);
                    Parameters matchedMean = Mean.of(moved, weights);
                    var last = context.part(0.9, 1);
                    last.progress(0, "means");
                    return new MergeLosses(
                            scored.examples(),
                            count,
                            statistics.kind().label(),
                            statistics.training() == null ? 0 : statistics.training().count(),
                            naive,
                            matched,
                            Reckoned.of(evaluator, memory, naiveMean, loaded, statistics, last)
                                    .score(),
                            Reckoned.of(evaluator, memory, matchedMean, loaded, statistics, last));
                });
    }
}
