package thalweg.engine;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/** A job of either engine, and the context that its task sees. */
final class LaneJob<T> implements Job<T>, JobContext {
    /** What the engine does at a job's yield points and when a waiting job is stopped. */
    interface Lane {
        /** Runs what should go before the job. */
        void yield(LaneJob<?> job);

        /** Takes a job out of the queue it waits in. */
        void forget(LaneJob<?> job);

        /** Waits, on the lane, while a job {@link #holds()} and nothing should go before it. */
        void rest(LaneJob<?> job);

        /** A resting job may not be holding any more. */
        void wake();
    }

    private final Task<T> task;
    private final @Nullable String view;
    private final Lane lane;
    private final Listeners listeners;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final RemainingTime remaining = new RemainingTime();
    private State state = State.WAITING;
    private double fraction = Double.NaN;
    private Phrase message = Phrase.none();
    private long startNanos;
    private long endNanos;
    private long pausedAtNanos;
    private long pausedNanos;
    private volatile boolean stopAsked;
    private volatile boolean pauseAsked;
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
        double elapsed =
                switch (state) {
                    case WAITING -> 0;
                    case RUNNING -> seconds(System.nanoTime());
                    case PAUSED -> seconds(pausedAtNanos);
                    case DONE, STOPPED, FAILED -> seconds(endNanos);
                };
        double left =
                switch (state) {
                    case WAITING -> Double.NaN;
                    case RUNNING, PAUSED -> remaining.at(elapsed);
                    case DONE, STOPPED, FAILED -> 0;
                };
        double done = state == State.DONE ? 1 : fraction;
        return new Status(state, done, message, elapsed, left, asked());
    }

    private Asked asked() {
        return switch (state) {
            case DONE, STOPPED, FAILED -> Asked.NOTHING;
            case WAITING, RUNNING, PAUSED ->
                    stopAsked
                            ? Asked.STOP
                            : pauseAsked && state != State.PAUSED ? Asked.PAUSE : Asked.NOTHING;
        };
    }

    /** Seconds since the start, without pauses; 0 for a job that never began. */
    private double seconds(long now) {
        return (now - startNanos - pausedNanos) / 1e9;
    }

    @Override
    public void stop() {
        stopAsked = true;
        lane.forget(this);
        drop();
        lane.wake();
    }

    @Override
    public void pause() {
        if (view == null && !pauseAsked) {
            pauseAsked = true;
            listeners.tell(this);
        }
    }

    @Override
    public void resume() {
        pauseAsked = false;
        lane.wake();
        listeners.tell(this);
    }

    /** Whether it is to stay where it is. */
    boolean holds() {
        return pauseAsked && !stopAsked;
    }

    @Override
    public CompletableFuture<T> result() {
        return result;
    }

    @Override
    public void progress(double newFraction, Phrase newMessage) {
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
        if (holds()) {
            hold();
        }
        if (stopAsked) {
            stopNoticed = true;
        }
        return stopAsked;
    }

    /** Stays here, what a hand waits for going on, until it is resumed or stopped. */
    private void hold() {
        synchronized (this) {
            state = State.PAUSED;
            pausedAtNanos = System.nanoTime();
        }
        listeners.tell(this);
        while (holds()) {
            lane.rest(this);
            lane.yield(this);
        }
        synchronized (this) {
            state = State.RUNNING;
            pausedNanos += System.nanoTime() - pausedAtNanos;
        }
        listeners.tell(this);
    }
}
