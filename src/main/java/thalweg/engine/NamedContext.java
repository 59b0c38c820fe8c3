package thalweg.engine;

import thalweg.words.Phrase;

/** A job's context for a part of its work that has a name. */
record NamedContext(JobContext whole, Phrase name) implements JobContext {
    @Override
    public void progress(double fraction, Phrase message) {
        whole.progress(fraction, Phrase.of("progress.named", name, message));
    }

    @Override
    public boolean yieldPoint() {
        return whole.yieldPoint();
    }
}
