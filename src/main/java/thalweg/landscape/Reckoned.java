package thalweg.landscape;

import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.network.Parameters;

/**
 * Loss and accuracy of one θ.
 *
 * @param theta as it was scored: with its statistics measured anew, if so wished
 */
public record Reckoned(Parameters theta, Score score) {
    /**
     * Scores θ on all examples, reset first if the statistics say so; on the lane.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static Reckoned of(
            Evaluator evaluator,
            NativeMemory memory,
            Parameters theta,
            LoadedExamples examples,
            Statistics statistics,
            JobContext context) {
        try (NativeFloats flat = memory.allocate(evaluator.flatLength())) {
            evaluator.flatten(theta, flat);
            Parameters scored = theta;
            if (statistics.kind() == Renormalization.RESET) {
                evaluator.resetStatistics(flat, statistics, context);
                scored = evaluator.withStatistics(theta, flat);
            }
            return new Reckoned(scored, evaluator.score(flat, examples, examples.count(), context));
        }
    }
}
