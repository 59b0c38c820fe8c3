package thalweg.evaluation;

import thalweg.engine.JobContext;

/**
 * Scores affine combinations Σ w_m θ_m of several models, keeping from one to the next what they
 * share. Made, used and closed on the lane, before its evaluator is closed.
 */
public interface BlendEvaluator extends AutoCloseable {
    /**
     * Scores Σ w_m θ_m on the first {@code count} examples, which must stay open until other ones
     * are given, or this is closed.
     *
     * @param shares w, one a model; they add up to 1, and may be negative
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    Score at(double[] shares, LoadedExamples examples, int count, JobContext context);

    @Override
    void close();
}
