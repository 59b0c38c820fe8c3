package thalweg.engine;

import thalweg.words.Phrase;

/** A stretch of a job's progress, for one of its steps. */
record PartContext(JobContext whole, double from, double to) implements JobContext {
    @Override
    public void progress(double fraction, Phrase message) {
        whole.progress(from + (to - from) * fraction, message);
    }

    @Override
    public boolean yieldPoint() {
        return whole.yieldPoint();
    }
}
