package thalweg.landscape;

import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Score;
import thalweg.network.Parameters;

/**
 * The straight line between two models, as two flat vectors in the evaluator's layout; θ(α) is one
 * fused pass into a third. Made, used and closed on the lane.
 */
public final class Line implements AutoCloseable {
    /** Takes θ_a and π(θ_b); owns the three vectors it makes. */
    public Line(Evaluator evaluator, NativeMemory memory, Parameters a, Parameters movedB) {
        throw new UnsupportedOperationException("to come: " + evaluator + memory + a + movedB);
    }

    /** Scores θ(α) on the first {@code count} examples. */
    public Score at(double alpha, LoadedExamples examples, int count, JobContext context) {
        throw new UnsupportedOperationException("to come: " + alpha + examples + count + context);
    }

    /** Replaces π(θ_b). */
    public void moveB(Parameters movedB) {
        throw new UnsupportedOperationException("to come: " + movedB);
    }

    /** The loss curve over {@code points} equally spaced α (odd, so that ½ is among them). */
    public LossCurve curve(int points, LoadedExamples examples, int count, JobContext context) {
        throw new UnsupportedOperationException("to come: " + points + examples + count + context);
    }

    @Override
    public void close() {}
}
