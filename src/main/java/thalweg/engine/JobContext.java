package thalweg.engine;

import thalweg.words.Phrase;

/**
 * What a long piece of work sees of the job it runs in. Work calls {@link #yieldPoint()} between
 * units of at most 50 ms: there it is told to stop, and there waiting interactive work goes first.
 */
public interface JobContext {
    /**
     * Says how far the work is.
     *
     * @param fraction done, 0 to 1; NaN when it can't be known
     * @param message what is being done, in a few words
     */
    void progress(double fraction, Phrase message);

    /**
     * Says how far the work is.
     *
     * @param fraction done, 0 to 1; NaN when it can't be known
     * @param message the same in every language, e.g. a layer's name, or nothing
     */
    default void progress(double fraction, String message) {
        progress(fraction, Phrase.plain(message));
    }

    /**
     * Lets waiting interactive work go first, and holds here while the job is paused.
     *
     * @return true when the work has been asked to stop: keep the best so far and return
     */
    boolean yieldPoint();

    /**
     * A yield point for work whose partial result is of no use.
     *
     * @throws JobStoppedException when the work has been asked to stop
     */
    default void yieldOrStop() {
        if (yieldPoint()) {
            throw new JobStoppedException();
        }
    }

    /**
     * The context for one step of this work: its progress from 0 to 1 is this work's {@code from}
     * to {@code to}.
     */
    default JobContext part(double from, double to) {
        return new PartContext(this, from, to);
    }

    /** The same context for work of several steps, whose progress never falls back. */
    default JobContext rising() {
        return new RisingContext(this);
    }

    /** The same context for work of that name, which its messages begin with. */
    default JobContext named(Phrase name) {
        return new NamedContext(this, name);
    }

    /** A context for work outside any job: nobody watches and nobody stops it. */
    static JobContext unattended() {
        return UnattendedContext.INSTANCE;
    }
}
