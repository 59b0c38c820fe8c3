package thalweg.landscape;

import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Statistics;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/**
 * Several models, what lies midway between every two of them, and their mean: all on the same
 * examples and with the same statistics.
 *
 * @param barriers the models' own scores and those of the midpoints
 * @param mean their mean, with the θ that has this very loss
 */
public record MergedLosses(Barriers barriers, Reckoned mean) {
    private static final double BARRIERS = 0.9;

    /**
     * Measures all of it, on the lane.
     *
     * @param models of the evaluator's network, two or more, moved or not
     * @param weights of the models in the mean
     * @throws LandscapeException when there is no such mean
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static MergedLosses measure(
            Evaluator evaluator,
            NativeMemory memory,
            List<Parameters> models,
            double[] weights,
            LoadedExamples examples,
            Statistics statistics,
            JobContext context) {
        Parameters mean = Mean.of(models, weights);
        var barriers =
                Barriers.measure(
                        evaluator,
                        memory,
                        models,
                        examples,
                        examples.count(),
                        statistics,
                        context.part(0, BARRIERS));
        JobContext last = context.part(BARRIERS, 1);
        last.progress(0, Phrase.of("progress.mean"));
        return new MergedLosses(
                barriers, Reckoned.of(evaluator, memory, mean, examples, statistics, last));
    }
}
