package thalweg.desktop.workbench;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.jobs.Control;
import thalweg.desktop.jobs.ListedJob;
import thalweg.desktop.jobs.Stopwatch;
import thalweg.engine.Job;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.Problem;
import thalweg.engine.Task;
import thalweg.words.Phrase;

/**
 * Something that is taken away and takes a while: what isn't measured yet is measured on the lane,
 * then files are drawn and written beside it. To a person one job, which can be stopped: then
 * nothing is left.
 */
final class Taking implements Control {
    /** Of the whole way, at which files begin to be written. */
    private static final double MEASURED = 0.5;

    private final Stopwatch time = new Stopwatch();
    private volatile @Nullable Job<?> job;
    private volatile boolean stopped;
    private volatile double fraction;
    private volatile Phrase message = Phrase.none();

    private Taking() {}

    /** Draws and writes what was measured. */
    interface Writing<T> {
        /** Where it went. */
        String write(T measured, JobContext context);
    }

    /**
     * Begins.
     *
     * @param prepare on a thread of its own: gives what is measured on the lane
     * @param writing beside it, on a thread of its own
     * @param done told on the window's thread where it went
     */
    static <T> void begin(
            Desk desk,
            Phrase name,
            Supplier<Task.Body<T>> prepare,
            Writing<T> writing,
            Consumer<String> done) {
        var taking = new Taking();
        ListedJob listed = desk.jobs().begin(name, ListedJob.Kind.ASKED, taking);
        Thread.startVirtualThread(
                () -> {
                    try {
                        String place = taking.run(desk, prepare, writing);
                        desk.window()
                                .execute(
                                        () -> {
                                            listed.end(Job.State.DONE, null);
                                            done.accept(place);
                                        });
                    } catch (RuntimeException | Error e) {
                        desk.window().execute(() -> taking.failed(desk, listed, e));
                    }
                });
    }

    private void failed(Desk desk, ListedJob listed, Throwable why) {
        if (why instanceof CancellationException) {
            listed.end(Job.State.STOPPED, null);
        } else {
            desk.tell(why);
            listed.end(
                    Job.State.FAILED,
                    why instanceof Problem problem
                            ? problem.said()
                            : Phrase.plain(String.valueOf(why.getMessage())));
        }
    }

    private <T> String run(Desk desk, Supplier<Task.Body<T>> prepare, Writing<T> writing) {
        Task.Body<T> measure = prepare.get();
        Job<T> begun = desk.engine().submit(new Task<>("Measuring what is taken away", measure));
        job = begun;
        if (stopped) {
            begun.stop();
        }
        T measured = measured(begun);
        job = null;
        return writing.write(measured, new Beside());
    }

    private static <T> T measured(Job<T> job) {
        try {
            return job.result().get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            job.stop();
            Thread.currentThread().interrupt();
            throw new JobStoppedException();
        }
    }

    /** What the writing sees. */
    private final class Beside implements JobContext {
        @Override
        public void progress(double done, Phrase what) {
            fraction = done;
            message = what;
        }

        @Override
        public boolean yieldPoint() {
            return stopped;
        }
    }

    @Override
    public Job.Status status() {
        Job<?> measuring = job;
        if (measuring != null) {
            Job.Status status = measuring.status();
            double part = Double.isNaN(status.fraction()) ? 0 : status.fraction();
            return new Job.Status(
                    status.state() == Job.State.DONE ? Job.State.RUNNING : status.state(),
                    MEASURED * part,
                    status.message(),
                    time.seconds(),
                    Double.NaN,
                    status.asked());
        }
        return new Job.Status(
                Job.State.RUNNING,
                MEASURED + (1 - MEASURED) * fraction,
                message,
                time.seconds(),
                Double.NaN,
                stopped ? Job.Asked.STOP : Job.Asked.NOTHING);
    }

    @Override
    public void stop() {
        stopped = true;
        Job<?> measuring = job;
        if (measuring != null) {
            measuring.stop();
        }
    }

    @Override
    public void pause() {
        Job<?> measuring = job;
        if (measuring != null) {
            time.pause();
            measuring.pause();
        }
    }

    @Override
    public void resume() {
        Job<?> measuring = job;
        if (measuring != null) {
            time.resume();
            measuring.resume();
        }
    }

    @Override
    public boolean canPause() {
        return job != null;
    }
}
