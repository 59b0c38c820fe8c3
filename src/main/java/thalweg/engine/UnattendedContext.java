package thalweg.engine;

import thalweg.words.Phrase;

/** The context of work that nobody watches. */
enum UnattendedContext implements JobContext {
    INSTANCE;

    @Override
    public void progress(double fraction, Phrase message) {}

    @Override
    public boolean yieldPoint() {
        return false;
    }
}
