package thalweg.engine;

import thalweg.words.Phrase;

/** A job's progress that only rises, however its steps begin anew. */
final class RisingContext implements JobContext {
    private final JobContext whole;
    private double reached;

    RisingContext(JobContext whole) {
        this.whole = whole;
    }

    @Override
    public void progress(double fraction, Phrase message) {
        if (fraction > reached) { // one that isn't known is none
            reached = fraction;
        }
        whole.progress(reached, message);
    }

    @Override
    public boolean yieldPoint() {
        return whole.yieldPoint();
    }
}
