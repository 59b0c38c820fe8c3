package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;

/**
 * Loss and accuracy of one architecture for any θ. The seam behind which Deeplearning4j (or a
 * faster path) stands. All calls on the lane.
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
     * The line between two models, in memory from there; closed by the caller, before this
     * evaluator is.
     */
    LineEvaluator line(NativeMemory memory, Parameters a, Parameters movedB);

    @Override
    void close();
}
