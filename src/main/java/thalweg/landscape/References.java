package thalweg.landscape;

import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Logits;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/**
 * What the loss along the line is to be held against, on the same examples.
 *
 * @param ensemble the mean of A's and B's probabilities
 * @param a A, at the temperature that suits it best
 * @param b B, likewise, wherever the lines end
 * @param naiveLine the naive line, each point at the temperature that suits it best
 * @param matchedLine the matched line, likewise
 */
public record References(
        Score ensemble,
        Logits.Calibrated a,
        Logits.Calibrated b,
        CalibratedCurve naiveLine,
        CalibratedCurve matchedLine) {
    /**
     * @throws LandscapeException when statistics come from REPAIR, whose corrections are in no θ
     */
    public static void requireSupported(Renormalization kind) {
        if (kind == Renormalization.REPAIR) {
            throw new LandscapeException(
                    Phrase.of("badmeasure.ensemble-calibrated-losses-not-measured-under-repair"),
                    Phrase.of("badmeasure.normalisation"),
                    Phrase.of("remedies.use-reset-none"));
        }
    }

    /**
     * Measures them.
     *
     * @param ends where the lines from A end: the naive one, the matched one
     * @param points of each line, odd
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
            int points,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context) {
        requireSupported(statistics.kind());
        Logits ofA =
                CalibratedCurve.logits(
                        evaluator, memory, a, examples, count, statistics, context.part(0, 0.05));
        Logits ofB =
                CalibratedCurve.logits(
                        evaluator, memory, b, examples, count, statistics, context.part(0.05, 0.1));
        var lines =
                new CalibratedCurve[] {
                    line(
                            evaluator,
                            memory,
                            a,
                            ends.getFirst(),
                            points,
                            examples,
                            count,
                            statistics,
                            context.part(0.1, 0.55)),
                    line(
                            evaluator,
                            memory,
                            a,
                            ends.getLast(),
                            points,
                            examples,
                            count,
                            statistics,
                            context.part(0.55, 1))
                };
        return new References(
                ofA.ensemble(ofB), ofA.calibrated(), ofB.calibrated(), lines[0], lines[1]);
    }

    private static CalibratedCurve line(
            Evaluator evaluator,
            NativeMemory memory,
            Parameters a,
            Parameters end,
            int points,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context) {
        return CalibratedCurve.measure(
                evaluator, memory, a, end, points, examples, count, statistics, context);
    }

    /**
     * The score of the two models' mean probabilities.
     *
     * @param count the first so many of the examples
     * @param statistics of both; not REPAIR's
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static Score ensemble(
            Evaluator evaluator,
            NativeMemory memory,
            Parameters a,
            Parameters b,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context) {
        requireSupported(statistics.kind());
        context.progress(0, Phrase.of("progress.ensemble"));
        Logits ofA =
                CalibratedCurve.logits(evaluator, memory, a, examples, count, statistics, context);
        context.progress(0.5, Phrase.of("progress.ensemble"));
        Logits ofB =
                CalibratedCurve.logits(evaluator, memory, b, examples, count, statistics, context);
        return ofA.ensemble(ofB);
    }

    /** Midway on the naive line, at the temperature that suits it best. */
    public Logits.Calibrated naive() {
        return naiveLine.half();
    }

    /** Midway on the matched line, likewise. */
    public Logits.Calibrated matched() {
        return matchedLine.half();
    }
}
