package thalweg.evaluation;

import thalweg.engine.JobContext;

/**
 * Yield points in long loops over numbers: one every few milliseconds, and in time where the loop
 * has just begun and is still interpreted.
 */
public final class Pace {
    private static final long BETWEEN_YIELDS = 1_000_000;

    private final JobContext context;
    private long since;

    /** Of work in that job. */
    public Pace(JobContext context) {
        this.context = context;
    }

    /**
     * So many more numbers are done.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public void done(long numbers) {
        since += numbers;
        if (since > BETWEEN_YIELDS) {
            since = 0;
            context.yieldOrStop();
        }
    }
}
