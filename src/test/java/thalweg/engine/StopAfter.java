package thalweg.engine;

import thalweg.words.Phrase;

/** Asks to stop once it has been polled so often, and from then on. */
public final class StopAfter implements JobContext {
    private int left;

    public StopAfter(int polls) {
        left = polls;
    }

    /** Whether it has asked to. */
    public boolean asked() {
        return left < 0;
    }

    @Override
    public void progress(double fraction, Phrase message) {}

    @Override
    public boolean yieldPoint() {
        return left-- <= 0;
    }
}
