package thalweg.desktop.workbench;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.jobs.Control;
import thalweg.desktop.jobs.Stopwatch;
import thalweg.engine.Job;
import thalweg.words.Phrase;

/** Searches in a row as one job: how many are done, how long the rest will take, holding all. */
final class SeriesJob implements Control {
    private final int size;
    private final Supplier<@Nullable Job<?>> search;
    private final Runnable goOn;
    private final Runnable stop;
    private final Stopwatch time = new Stopwatch();
    private int begun;
    private double secondsOfDone;
    private boolean paused;
    private boolean stopped;

    /**
     * @param search the one that runs; null between two
     * @param goOn begins the next where none runs
     */
    SeriesJob(int size, Supplier<@Nullable Job<?>> search, Runnable goOn, Runnable stop) {
        this.size = size;
        this.search = search;
        this.goOn = goOn;
        this.stop = stop;
    }

    /** One more begins. */
    void next() {
        if (begun > 0) {
            secondsOfDone = time.seconds();
        }
        begun++;
    }

    /** Whether the next is not to begin yet. */
    boolean isPaused() {
        return paused;
    }

    @Override
    public Job.Status status() {
        Job<?> job = search.get();
        Job.Status one = job == null ? null : job.status();
        int done = Math.max(0, begun - 1);
        double part = one == null || Double.isNaN(one.fraction()) ? 0 : one.fraction();
        Job.Asked asked =
                stopped
                        ? Job.Asked.STOP
                        : paused && one != null && one.state() == Job.State.RUNNING
                                ? Job.Asked.PAUSE
                                : Job.Asked.NOTHING;
        boolean holds = paused && asked == Job.Asked.NOTHING;
        return new Job.Status(
                holds ? Job.State.PAUSED : Job.State.RUNNING,
                (done + part) / size,
                one == null ? Phrase.none() : one.message(),
                time.seconds(),
                left(done),
                asked);
    }

    /** By what those took that are done; until one is, nobody knows. */
    private double left(int done) {
        if (done == 0) {
            return Double.NaN;
        }
        double since = time.seconds() - secondsOfDone;
        return Math.max(0, secondsOfDone / done * (size - done) - since);
    }

    @Override
    public void stop() {
        stopped = true;
        stop.run();
    }

    @Override
    public void pause() {
        paused = true;
        time.pause();
        Job<?> job = search.get();
        if (job != null) {
            job.pause();
        }
    }

    @Override
    public void resume() {
        paused = false;
        time.resume();
        Job<?> job = search.get();
        if (job != null) {
            job.resume();
        } else {
            goOn.run();
        }
    }
}
