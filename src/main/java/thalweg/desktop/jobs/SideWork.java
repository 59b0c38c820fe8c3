package thalweg.desktop.jobs;

import java.util.function.Supplier;
import thalweg.engine.Job;
import thalweg.engine.JobStoppedException;
import thalweg.words.Phrase;

/**
 * Work beside the lane, such as reading a file, as a job: it can't be cut or held, but while it
 * waits for what was begun before it, it can be left undone.
 *
 * @param <T> what it makes
 */
public final class SideWork<T> implements Control, Supplier<T> {
    private final Supplier<T> work;
    private Job.State state = Job.State.WAITING;
    private long began;
    private long ended;

    /** Work that has not begun. */
    public SideWork(Supplier<T> work) {
        this.work = work;
    }

    /**
     * Does it, on the thread beside.
     *
     * @throws JobStoppedException when it was stopped before
     */
    @Override
    public T get() {
        synchronized (this) {
            if (state == Job.State.STOPPED) {
                throw new JobStoppedException();
            }
            state = Job.State.RUNNING;
            began = System.nanoTime();
        }
        try {
            return work.get();
        } finally {
            synchronized (this) {
                ended = System.nanoTime();
            }
        }
    }

    @Override
    public synchronized Job.Status status() {
        long now = ended != 0 ? ended : System.nanoTime();
        double seconds = began == 0 ? 0 : (now - began) / 1e9;
        return new Job.Status(
                state, Double.NaN, Phrase.none(), seconds, Double.NaN, Job.Asked.NOTHING);
    }

    @Override
    public synchronized void stop() {
        if (canStop()) {
            state = Job.State.STOPPED;
        }
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public boolean canPause() {
        return false;
    }

    @Override
    public synchronized boolean canStop() {
        return state == Job.State.WAITING;
    }
}
