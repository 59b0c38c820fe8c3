package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;

/** Changes θ(α) before it is scored. */
interface Renewal extends AutoCloseable {
    /** Leaves every θ as it is. */
    Renewal NONE =
            new Renewal() {
                @Override
                public void renew(NativeFloats theta, double alpha, JobContext context) {}

                @Override
                public void movedB() {}

                @Override
                public void close() {}
            };

    /** Changes θ(α) in place. */
    void renew(NativeFloats theta, double alpha, JobContext context);

    /** Forgets what was measured of π(θ_b). */
    void movedB();

    @Override
    void close();
}
