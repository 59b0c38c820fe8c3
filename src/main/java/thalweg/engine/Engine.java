package thalweg.engine;

import java.util.function.Consumer;

/**
 * The one place where numbers are made: a single native lane with two priorities. Only the lane's
 * thread calls native code; nothing on the lane ever submits and waits.
 */
public interface Engine extends AutoCloseable {
    /** Queues background work, first in first out. */
    <T> Job<T> submit(Task<T> task);

    /**
     * Queues work that a hand waits for. It goes before background work, at whose next yield point
     * it runs. Of one view only the newest waits: an older one still waiting is dropped, its result
     * completed with {@link JobStoppedException}.
     */
    <T> Job<T> interactive(String view, Task<T> task);

    /** The device that the lane computes on. */
    Device device();

    /** Linear algebra on that device; call on the lane only. */
    LinearAlgebra linearAlgebra();

    /** The account of native memory. */
    NativeMemory memory();

    /** Called, on the thread that changes it, whenever a job is queued, starts, moves or ends. */
    void onChange(Consumer<Job<?>> listener);

    /**
     * Waits, once closed, for the lane to leave native code, so that the process can end: at its
     * end OpenBLAS waits for its own threads, for ever where one of its products is under way.
     *
     * @param milliseconds the most to wait: a native call that can't be cut may take longer
     */
    default void awaitEnd(long milliseconds) {}

    /** Asks all jobs to stop and ends the lane without waiting for a native call. */
    @Override
    void close();
}
