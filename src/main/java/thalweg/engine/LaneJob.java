package thalweg.engine;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A job of either engine, and the context that its task sees. */
final class LaneJob<T> implements Job<T>, JobContext {
    /** What the engine does at a job's yield points and when a waiting job is stopped. */
    interface Lane {
        /** Runs what should go before the job. */
        void yield(LaneJob<?> job);

        /** Takes a job out of the queue it waits in. */
        void forget(LaneJob<?> job);
    }

    private final Task<T> task;
    private final @Nullable String view;
    private final Lane lane;
    private final Listeners listeners;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final RemainingTime remaining = new RemainingTime();
    private State state = State.WAITING;
    private double fraction = Double.NaN;
    private String message = "";
    private long startNanos;
    private long endNanos;
    private volatile boolean stopAsked;
    private boolean stopNoticed;

    /**
     * @param view what interactive work draws; null for background work
     */
    LaneJob(Task<T> task, @Nullable String view, Lane lane, Listeners listeners) {
        this.task = task;
        this.view = view;
        this.lane = lane;
        this.listeners = listeners;
    }

    /** What interactive work draws; null for background work. */
    @Nullable String view() {
        return view;
    }

    /** Runs the task on this thread, which is the lane's. Never throws. */
    void run() {
        synchronized (this) {
            if (state != State.WAITING) {
                return;
            }
            state = State.RUNNING;
            startNanos = System.nanoTime();
        }
        listeners.tell(this);
        try {
            T value = task.body().run(this);
            end(stopNoticed ? State.STOPPED : State.DONE);
            result.complete(value);
        } catch (JobStoppedException e) {
            end(State.STOPPED);
            result.completeExceptionally(e);
        } catch (Throwable e) {
            // Whatever it was, the lane lives on; the error is the caller's to show.
            end(State.FAILED);
            result.completeExceptionally(e);
        }
        listeners.tell(this);
    }

    private synchronized void end(State how) {
        endNanos = System.nanoTime();
        state = how;
    }

    /** Ends a job that hasn't begun. */
    void drop() {
        synchronized (this) {
            if (state != State.WAITING) {
                return;
            }
            state = State.STOPPED;
        }
        result.completeExceptionally(new JobStoppedException());
        listeners.tell(this);
    }

    @Override
    public String name() {
        return task.name();
    }

    @Override
    public synchronized Status status() {
        double elapsed = seconds(state == State.RUNNING ? System.nanoTime() : endNanos);
        double left =
                switch (state) {
                    case WAITING -> Double.NaN;
                    case RUNNING -> remaining.at(elapsed);
                    case DONE, STOPPED, FAILED -> 0;
                };
        return new Status(state, state == State.DONE ? 1 : fraction, message, elapsed, left);
    }

    /** Seconds since the start; 0 for a job that never began. */
    private double seconds(long now) {
        return (now - startNanos) / 1e9;
    }

    @Override
    public void stop() {
        stopAsked = true;
        lane.forget(this);
        drop();
    }

    @Override
    public CompletableFuture<T> result() {
        return result;
    }

    @Override
    public void progress(double newFraction, String newMessage) {
        synchronized (this) {
            fraction = newFraction;
            message = newMessage;
            remaining.report(seconds(System.nanoTime()), newFraction);
        }
        listeners.tell(this);
    }

    @Override
    public boolean yieldPoint() {
        lane.yield(this);
        if (stopAsked) {
            stopNoticed = true;
        }
        return stopAsked;
    }
}
