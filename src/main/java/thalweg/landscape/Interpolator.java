package thalweg.landscape;

import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.engine.OwnTime;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Statistics;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/** Measures the loss between two models: a pure function of them, π and the examples. */
public final class Interpolator {
    /** Points of a curve unless said otherwise. */
    public static final int POINTS = 11;

    private final Evaluator evaluator;
    private final NativeMemory memory;

    /** Uses an evaluator of the models' network, which stays the caller's. */
    public Interpolator(Evaluator evaluator, NativeMemory memory) {
        this.evaluator = evaluator;
        this.memory = memory;
    }

    /**
     * First the naive curve, then the matched one, on the same examples. B is scored at both ends:
     * π(B) computes what B computes only up to rounding.
     *
     * @param a θ_a
     * @param b θ_b
     * @param movedB π(θ_b)
     * @param points equally spaced α, odd
     * @param count the first so many of the examples
     * @throws LandscapeException when the points aren't odd, 3 or more
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public Interpolation measure(
            Parameters a,
            Parameters b,
            Parameters movedB,
            int points,
            LoadedExamples examples,
            int count,
            JobContext context) {
        return measure(a, b, movedB, points, examples, count, Statistics.NONE, context);
    }

    /**
     * The same, with the statistics of every point, both ends included, measured anew.
     *
     * @param statistics on what; stays the caller's
     */
    public Interpolation measure(
            Parameters a,
            Parameters b,
            Parameters movedB,
            int points,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context) {
        LossCurve.requireOdd(points);
        var own = new OwnTime(context);
        LossCurve naive;
        LossCurve matched;
        try (var line = new Line(evaluator, memory, a, b, statistics)) {
            naive =
                    line.curve(
                            points,
                            examples,
                            count,
                            own.part(0, 0.5).named(Phrase.of("lines.naive")));
            line.moveB(movedB);
            matched =
                    line.curve(
                            points,
                            examples,
                            count,
                            own.part(0.5, 1).named(Phrase.of("lines.matched")));
        }
        double control = Interpolation.control(a.distance(b), a.distance(movedB), naive);
        return new Interpolation(
                examples.dataset().name(),
                examples.dataset().split(),
                count,
                statistics.kind().label(),
                statistics.training() == null ? 0 : statistics.training().count(),
                naive,
                matched,
                control,
                own.seconds());
    }
}
