package thalweg.engine;

import java.util.concurrent.CompletableFuture;
import thalweg.words.Phrase;

/**
 * A task on its way: how far it is, how long it will take, and a way to stop it.
 *
 * @param <T> the task's result
 */
public interface Job<T> {
    /** The stages of a job. */
    enum State {
        WAITING,
        RUNNING,
        /** Held at a yield point until it is resumed or stopped. */
        PAUSED,
        DONE,
        STOPPED,
        FAILED
    }

    /** What a job was asked for and hasn't come to: it does so at its next yield point. */
    enum Asked {
        NOTHING,
        PAUSE,
        STOP
    }

    /**
     * What the job looks like at one moment. Seconds, without those that it was paused for; NaN
     * where unknown.
     *
     * @param message what is being done: while something is asked, what can't be cut
     */
    record Status(
            State state,
            double fraction,
            Phrase message,
            double elapsedSeconds,
            double remainingSeconds,
            Asked asked) {}

    /** The task's name. */
    String name();

    /** How the job stands now; cheap, from any thread. */
    Status status();

    /**
     * Asks the job to stop at its next yield point, also where it is paused. A search keeps its
     * best so far.
     */
    void stop();

    /**
     * Asks background work to hold at its next yield point. What a hand waits for goes on
     * meanwhile; other background work waits, since it would work with what this one holds. Nothing
     * for interactive work, nor on an engine whose lane is the caller's thread.
     */
    void pause();

    /** Lets it go on from where it was paused. */
    void resume();

    /**
     * Completes with the result, with the task's exception, or with {@link JobStoppedException},
     * which get and join report as its supertype, CancellationException. Dependents run on the
     * lane's thread unless given an executor.
     */
    CompletableFuture<T> result();
}
