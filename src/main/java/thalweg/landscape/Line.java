package thalweg.landscape;

import java.util.ArrayList;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LineEvaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.network.Parameters;

/**
 * The straight line between two models and the loss along it. Keeps both as flat vectors in the
 * evaluator's layout. Made, used and closed on the lane, before its evaluator is closed.
 */
public final class Line implements AutoCloseable {
    private final LineEvaluator line;

    /**
     * Takes θ_a and π(θ_b). The evaluator stays the caller's.
     *
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold them
     */
    public Line(Evaluator evaluator, NativeMemory memory, Parameters a, Parameters movedB) {
        this(evaluator, memory, a, movedB, Statistics.NONE);
    }

    /**
     * The same, with the statistics of each point measured anew.
     *
     * @param statistics where they come from; its examples must stay open until this is closed
     */
    public Line(
            Evaluator evaluator,
            NativeMemory memory,
            Parameters a,
            Parameters movedB,
            Statistics statistics) {
        line = evaluator.line(memory, a, movedB, statistics);
    }

    /**
     * Scores θ(α) = (1 − α) θ_a + α π(θ_b) on the first {@code count} examples, which must stay
     * open until other ones are given, or the line is closed.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public Score at(double alpha, LoadedExamples examples, int count, JobContext context) {
        return line.at(alpha, examples, count, context);
    }

    /** Replaces π(θ_b). */
    public void moveB(Parameters movedB) {
        line.moveB(movedB);
    }

    /**
     * The loss curve over {@code points} equally spaced α.
     *
     * @throws LandscapeException when the points aren't an odd number, 3 or more: ½ must be one
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public LossCurve curve(int points, LoadedExamples examples, int count, JobContext context) {
        LossCurve.requireOdd(points);
        var curve = new ArrayList<CurvePoint>();
        for (int i = 0; i < points; i++) {
            double alpha = (double) i / (points - 1);
            context.progress((double) i / points, "α = %.2f".formatted(alpha));
            JobContext point = context.part((double) i / points, (i + 1.0) / points);
            curve.add(new CurvePoint(alpha, at(alpha, examples, count, point)));
        }
        context.progress(1, "");
        return new LossCurve(curve);
    }

    @Override
    public void close() {
        line.close();
    }
}
