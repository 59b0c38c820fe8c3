package thalweg.engine;

import java.util.concurrent.CancellationException;

/** Thrown at a yield point by work that was asked to stop and has no partial result to keep. */
public final class JobStoppedException extends CancellationException {
    private static final long serialVersionUID = 1L;

    /** Made where a stop is noticed. */
    public JobStoppedException() {
        super("stopped");
    }
}
