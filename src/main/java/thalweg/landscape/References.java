package thalweg.landscape;

import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Logits;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.network.Parameters;

/**
 * What the loss midway is to be held against, on the same examples.
 *
 * @param ensemble the mean of A's and B's probabilities
 * @param a A, at the temperature that suits it best
 * @param b B, likewise
 * @param naive midway on the naive line, likewise
 * @param matched midway on the matched line, likewise
 */
public record References(
        Score ensemble,
        Logits.Calibrated a,
        Logits.Calibrated b,
        Logits.Calibrated naive,
        Logits.Calibrated matched) {
    /**
     * @throws LandscapeException when statistics come from REPAIR, whose corrections are in no θ
     */
    public static void requireSupported(Renormalization kind) {
        if (kind == Renormalization.REPAIR) {
            throw new LandscapeException(
                    "the ensemble and calibrated losses are not measured under REPAIR",
                    "normalisation",
                    "use reset or none");
        }
    }

    /**
     * Measures them.
     *
     * @param ends where the lines from A end whose middle is meant: the naive one, the matched one
     * @param count the first so many of the examples
     * @param statistics of every model, the two ends included; not REPAIR's
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static References measure(
            Evaluator evaluator,
            NativeMemory memory,
            Parameters a,
            Parameters b,
            List<Parameters> ends,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context) {
        requireSupported(statistics.kind());
        List<Parameters> models =
                List.of(
                        a,
                        b,
                        Mean.between(a, ends.getFirst(), 0.5),
                        Mean.between(a, ends.getLast(), 0.5));
        var logits = new Logits[models.size()];
        try (NativeFloats flat = memory.allocate(evaluator.flatLength())) {
            for (int m = 0; m < logits.length; m++) {
                context.progress((double) m / logits.length, "ensemble and temperatures");
                evaluator.flatten(models.get(m), flat);
                if (statistics.kind() == Renormalization.RESET) {
                    evaluator.resetStatistics(flat, statistics, context);
                }
                logits[m] = evaluator.logits(flat, examples, count, context);
            }
        }
        return new References(
                logits[0].ensemble(logits[1]),
                logits[0].calibrated(),
                logits[1].calibrated(),
                logits[2].calibrated(),
                logits[3].calibrated());
    }
}
