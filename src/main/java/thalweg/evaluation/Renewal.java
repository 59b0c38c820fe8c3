package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;

/** Changes θ(α) before it is scored. */
interface Renewal extends AutoCloseable {
    /** Leaves every θ as it is. */
    Renewal NONE =
            new Renewal() {
                @Override
                public float[] measure(NativeFloats theta, double alpha, JobContext context) {
                    return new float[0];
                }

                @Override
                public void apply(float[] measured, NativeFloats theta) {}

                @Override
                public void movedB() {}

                @Override
                public void close() {}
            };

    /**
     * Measures θ(α), which stays as it is.
     *
     * @return what {@link #apply} takes; as many numbers at every α
     */
    float[] measure(NativeFloats theta, double alpha, JobContext context);

    /** Changes θ(α) in place by what was measured there. */
    void apply(float[] measured, NativeFloats theta);

    /** Forgets what was measured of π(θ_b). */
    void movedB();

    @Override
    void close();
}
