package thalweg.evaluation;

import thalweg.engine.JobContext;

/** Yield points in long loops over numbers: one every some ten milliseconds. */
final class Pace {
    private static final long BETWEEN_YIELDS = 4_000_000;

    private final JobContext context;
    private long since;

    Pace(JobContext context) {
        this.context = context;
    }

    /**
     * So many more numbers are done.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    void done(long numbers) {
        since += numbers;
        if (since > BETWEEN_YIELDS) {
            since = 0;
            context.yieldOrStop();
        }
    }
}
