package thalweg.engine;

import thalweg.words.Phrase;

/**
 * A job's context that keeps time: what passes at yield points, where others work or the job is
 * paused, isn't the work's.
 */
public final class OwnTime implements JobContext {
    private final JobContext context;
    private final long began = System.nanoTime();
    private long awayNanos;

    /** Begins to count. */
    public OwnTime(JobContext context) {
        this.context = context;
    }

    /** The work's own seconds so far. */
    public double seconds() {
        return (System.nanoTime() - began - awayNanos) / 1e9;
    }

    @Override
    public void progress(double fraction, Phrase message) {
        context.progress(fraction, message);
    }

    @Override
    public boolean yieldPoint() {
        long start = System.nanoTime();
        boolean stop = context.yieldPoint();
        awayNanos += System.nanoTime() - start;
        return stop;
    }
}
