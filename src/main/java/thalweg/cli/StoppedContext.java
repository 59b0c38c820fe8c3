package thalweg.cli;

import thalweg.engine.JobContext;
import thalweg.words.Phrase;

/** The context of work that was asked to stop before it began. */
record StoppedContext(JobContext context) implements JobContext {
    @Override
    public void progress(double fraction, Phrase message) {
        context.progress(fraction, message);
    }

    @Override
    public boolean yieldPoint() {
        context.yieldPoint();
        return true;
    }
}
