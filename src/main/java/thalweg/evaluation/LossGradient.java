package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.network.Parameters;

/**
 * The loss of a batch of examples and its gradient, for any θ of one architecture: mean
 * cross-entropy in nats, batch norm by the statistics of the batch itself. All calls on the lane.
 */
public interface LossGradient extends AutoCloseable {
    /** Length of θ, and of its gradient, as one flat vector. */
    long flatLength();

    /** θ in that layout, into a vector of {@link #flatLength()} numbers. */
    void flatten(Parameters theta, NativeFloats target);

    /**
     * One tensor out of such a vector.
     *
     * @param target of as many numbers as the tensor has
     */
    void read(NativeFloats flat, String tensor, float[] target);

    /**
     * The loss alone.
     *
     * @param theta flat
     * @param batch all of whose examples count
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    double loss(NativeFloats theta, LoadedExamples batch, JobContext context);

    /**
     * The loss, and ∂loss/∂θ.
     *
     * @param gradient filled, flat; 0 for running statistics
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    double gradient(
            NativeFloats theta, LoadedExamples batch, NativeFloats gradient, JobContext context);

    @Override
    void close();
}
