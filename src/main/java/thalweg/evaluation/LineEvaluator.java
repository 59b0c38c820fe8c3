package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.network.Parameters;

/**
 * Scores the points of the straight line between two models, keeping from one point to the next
 * what they share. Made, used and closed on the lane, before its evaluator is closed.
 */
public interface LineEvaluator extends AutoCloseable {
    /**
     * Scores θ(α) = (1 − α) θ_a + α π(θ_b) on the first {@code count} examples. The examples must
     * stay open until other ones are given, or this is closed.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    Score at(double alpha, LoadedExamples examples, int count, JobContext context);

    /** Replaces π(θ_b). */
    void moveB(Parameters movedB);

    @Override
    void close();
}
