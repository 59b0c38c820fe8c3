package thalweg.evaluation;

import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;

/**
 * Loss and accuracy of one architecture for any θ: the seam behind which one way to compute them or
 * another stands. All calls on the lane.
 */
public interface Evaluator extends AutoCloseable {
    /** Length of θ as one flat vector in this evaluator's own layout. */
    long flatLength();

    /** θ in that layout, into a vector of {@link #flatLength()} numbers. */
    void flatten(Parameters theta, NativeFloats target);

    /**
     * Scores the first {@code count} examples.
     *
     * @param theta flat, in this evaluator's layout
     */
    Score score(NativeFloats theta, LoadedExamples examples, int count, JobContext context);

    /**
     * What the network puts out for the first {@code count} examples.
     *
     * @param theta flat, in this evaluator's layout
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    Logits logits(NativeFloats theta, LoadedExamples examples, int count, JobContext context);

    /**
     * Measures the running statistics of batch norm anew, in place; a network without batch norm
     * stays as it is.
     *
     * @param theta flat, in this evaluator's layout
     * @param statistics what to measure on
     * @throws thalweg.engine.JobStoppedException when asked to stop; θ is then as it was
     */
    void resetStatistics(NativeFloats theta, Statistics statistics, JobContext context);

    /** θ with the running statistics that a flat θ of {@link #flatLength()} numbers has. */
    Parameters withStatistics(Parameters theta, NativeFloats flat);

    /**
     * The line between two models, in memory from there; closed by the caller, before this
     * evaluator is.
     *
     * @param statistics where those of each point come from
     */
    LineEvaluator line(NativeMemory memory, Parameters a, Parameters movedB, Statistics statistics);

    /**
     * Σ w_m θ_m of flat vectors, into one more.
     *
     * @param shares w, one a vector; what has 0 isn't looked at
     */
    void mix(double[] shares, List<NativeFloats> thetas, NativeFloats target);

    /**
     * Combinations of several models, in memory from there; closed by the caller, before this
     * evaluator is.
     *
     * @param statistics where those of each combination come from
     * @throws EvaluationException when they come from REPAIR, which is for two models
     */
    default BlendEvaluator blend(
            NativeMemory memory, List<Parameters> models, Statistics statistics) {
        return new PlainBlend(this, memory, models, statistics);
    }

    @Override
    void close();
}
