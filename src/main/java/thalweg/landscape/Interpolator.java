package thalweg.landscape;

import java.util.ArrayList;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.network.Parameters;

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
     * Both curves, point by point in the same order, so that a stop or a look in between finds them
     * equally far. A is scored once for both; π(B) is scored beside B, since the two compute the
     * same only up to rounding.
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
        LossCurve.requireOdd(points);
        long start = System.nanoTime();
        LossCurve naive;
        LossCurve matched;
        try (var straight = new Line(evaluator, memory, a, b);
                var moved = new Line(evaluator, memory, a, movedB)) {
            var naivePoints = new ArrayList<CurvePoint>();
            var matchedPoints = new ArrayList<CurvePoint>();
            for (int i = 0; i < points; i++) {
                double alpha = (double) i / (points - 1);
                context.progress((double) i / points, "α = %.2f".formatted(alpha));
                var point = new CurvePoint(alpha, straight.at(alpha, examples, count, context));
                naivePoints.add(point);
                matchedPoints.add(
                        i == 0
                                ? point
                                : new CurvePoint(alpha, moved.at(alpha, examples, count, context)));
            }
            naive = new LossCurve(naivePoints);
            matched = new LossCurve(matchedPoints);
        }
        double control = Interpolation.control(a.distance(b), a.distance(movedB), naive);
        return new Interpolation(
                examples.dataset().name(),
                examples.dataset().split(),
                count,
                Interpolation.NO_NORMALIZATION,
                naive,
                matched,
                control,
                (System.nanoTime() - start) / 1e9);
    }
}
