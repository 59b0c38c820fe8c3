package thalweg.landscape;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Logits;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Statistics;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/**
 * Loss along a line, each point at the temperature that suits it best: what is left of it is wrong
 * answers, not overconfidence.
 *
 * @param points in ascending α, 0, ½ and 1 among them
 */
public record CalibratedCurve(List<Point> points) {
    /** One point, α from 0 at A to 1 at the end. */
    public record Point(double alpha, Logits.Calibrated loss) {}

    /** Copies the points. */
    public CalibratedCurve {
        points = List.copyOf(points);
    }

    /**
     * Measures it.
     *
     * @param end where the line from A ends: B, or π(B)
     * @param points equally spaced α, odd
     * @param count the first so many of the examples
     * @param statistics of every point, both ends included; not REPAIR's
     * @throws LandscapeException when the points aren't odd, 3 or more, or under REPAIR
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static CalibratedCurve measure(
            Evaluator evaluator,
            NativeMemory memory,
            Parameters a,
            Parameters end,
            int points,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context) {
        References.requireSupported(statistics.kind());
        LossCurve.requireOdd(points);
        var measured = new ArrayList<Point>();
        for (int i = 0; i < points; i++) {
            double alpha = (double) i / (points - 1);
            context.progress(
                    (double) i / points,
                    Phrase.of("progress.temperature", "%.2f".formatted(alpha)));
            Logits logits =
                    logits(
                            evaluator,
                            memory,
                            Mean.between(a, end, alpha),
                            examples,
                            count,
                            statistics,
                            context.part((double) i / points, (i + 1.0) / points));
            context.yieldOrStop();
            measured.add(new Point(alpha, logits.calibrated()));
        }
        context.progress(1, "");
        return new CalibratedCurve(measured);
    }

    /** What one model puts out, its batch norm as the statistics say. */
    static Logits logits(
            Evaluator evaluator,
            NativeMemory memory,
            Parameters theta,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context) {
        try (NativeFloats flat = memory.allocate(evaluator.flatLength())) {
            evaluator.flatten(theta, flat);
            if (statistics.kind() == Renormalization.RESET) {
                evaluator.resetStatistics(flat, statistics, context);
            }
            return evaluator.logits(flat, examples, count, context);
        }
    }

    /** At A. */
    public Logits.Calibrated first() {
        return points.getFirst().loss();
    }

    /** At ½. */
    public Logits.Calibrated half() {
        return points.get(points.size() / 2).loss();
    }

    /** At the line's end. */
    public Logits.Calibrated last() {
        return points.getLast().loss();
    }
}
