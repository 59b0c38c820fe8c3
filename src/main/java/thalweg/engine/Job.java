package thalweg.engine;

import java.util.concurrent.CompletableFuture;

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
        DONE,
        STOPPED,
        FAILED
    }

    /** What the job looks like at one moment. Seconds; NaN where unknown. */
    record Status(
            State state,
            double fraction,
            String message,
            double elapsedSeconds,
            double remainingSeconds) {}

    /** The task's name. */
    String name();

    /** How the job stands now; cheap, from any thread. */
    Status status();

    /** Asks the job to stop at its next yield point. A search keeps its best so far. */
    void stop();

    /**
     * Completes with the result, with the task's exception, or with {@link JobStoppedException},
     * which get and join report as its supertype, CancellationException. Dependents run on the
     * lane's thread unless given an executor.
     */
    CompletableFuture<T> result();
}
