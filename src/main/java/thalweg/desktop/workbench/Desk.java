package thalweg.desktop.workbench;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import thalweg.desktop.jobs.Control;
import thalweg.desktop.jobs.Jobs;
import thalweg.desktop.jobs.ListedJob;
import thalweg.desktop.jobs.SideWork;
import thalweg.engine.Engine;
import thalweg.engine.Job;
import thalweg.engine.OutOfHeapException;
import thalweg.engine.Problem;
import thalweg.engine.Task;
import thalweg.words.Phrase;

/**
 * Hands work to the lane, or to threads beside it, and brings results back to the window's thread.
 * Whatever goes wrong ends as a notice; work that was stopped ends in silence.
 */
final class Desk {
    private final Engine engine;
    private final WindowThread window;
    private final Executor aside;
    private final Executor checks;
    private final Consumer<Notice> notices;
    private final Jobs jobs;

    /**
     * @param aside for pure Java work such as reading files
     * @param checks for checks in pure Java that take seconds, which files shall not wait for
     * @param notices told on the window's thread
     * @param jobs where what a person would call a job is listed
     */
    Desk(
            Engine engine,
            WindowThread window,
            Executor aside,
            Executor checks,
            Consumer<Notice> notices,
            Jobs jobs) {
        this.engine = engine;
        this.window = window;
        this.aside = aside;
        this.checks = checks;
        this.notices = notices;
        this.jobs = jobs;
    }

    Engine engine() {
        return engine;
    }

    WindowThread window() {
        return window;
    }

    /** What a person would call a job. */
    Jobs jobs() {
        return jobs;
    }

    /** How work ended. */
    enum Outcome {
        DONE,
        STOPPED,
        FAILED
    }

    /** Background work on the lane; {@code ended} is always called, after {@code done} if any. */
    <T> Job<T> background(
            String name, Task.Body<T> body, Consumer<T> done, Consumer<Outcome> ended) {
        Job<T> job = engine.submit(new Task<>(name, body));
        deliver(job.result(), done, ended, failure -> {});
        return job;
    }

    /**
     * The same, as a job that is listed.
     *
     * @param shown what it is called there
     */
    <T> Job<T> background(
            String name,
            Phrase shown,
            ListedJob.Kind kind,
            Task.Body<T> body,
            Consumer<T> done,
            Consumer<Outcome> ended) {
        Job<T> job = engine.submit(new Task<>(name, body));
        ListedJob listed = jobs.begin(shown, kind, Control.of(job));
        deliver(
                job.result(),
                done,
                outcome -> {
                    listed.end(job.status().state(), null);
                    ended.accept(outcome);
                },
                failure -> listed.end(Job.State.FAILED, failure));
        return job;
    }

    /** Work that a hand waits for; of one view only the newest waits. */
    <T> Job<T> interactive(
            String view,
            String name,
            Task.Body<T> body,
            Consumer<T> done,
            Consumer<Outcome> ended) {
        Job<T> job = engine.interactive(view, new Task<>(name, body));
        deliver(job.result(), done, ended, failure -> {});
        return job;
    }

    /** Pure Java work beside the lane; stopped at once where the window has been closed. */
    <T> void aside(Supplier<T> work, Consumer<T> done, Consumer<Outcome> ended) {
        deliver(begin(work, aside), done, ended, failure -> {});
    }

    /** The same, of a file that is read or written: it is listed as a job. */
    <T> void file(Phrase name, Supplier<T> work, Consumer<T> done, Consumer<Outcome> ended) {
        var file = new SideWork<>(work);
        ListedJob listed = jobs.begin(name, ListedJob.Kind.FILE, file);
        deliver(
                begin(file, aside),
                done,
                outcome -> {
                    listed.end(outcome == Outcome.DONE ? Job.State.DONE : Job.State.STOPPED, null);
                    ended.accept(outcome);
                },
                failure -> listed.end(Job.State.FAILED, failure));
    }

    /**
     * A check that takes a while, beside the lane and whatever is read there.
     *
     * @param failed given the sentence that the notice says; not called when it was stopped
     */
    <T> void check(Supplier<T> work, Consumer<T> done, Consumer<Phrase> failed) {
        begin(work, checks)
                .whenComplete(
                        (value, failure) ->
                                window.execute(
                                        () -> {
                                            if (failure == null) {
                                                handOver(value, done);
                                            } else {
                                                told(failure).ifPresent(failed);
                                            }
                                        }));
    }

    private static <T> CompletableFuture<T> begin(Supplier<T> work, Executor on) {
        try {
            return CompletableFuture.supplyAsync(work, on);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new CancellationException("closed"));
        }
    }

    /**
     * @param failed told the sentence of what failed, before {@code ended}
     */
    private <T> void deliver(
            CompletableFuture<T> result,
            Consumer<T> done,
            Consumer<Outcome> ended,
            Consumer<Phrase> failed) {
        result.whenComplete(
                (value, failure) ->
                        window.execute(
                                () -> {
                                    Outcome outcome = Outcome.DONE;
                                    if (failure != null) {
                                        Optional<Phrase> sentence = told(failure);
                                        sentence.ifPresent(failed);
                                        outcome =
                                                sentence.isPresent()
                                                        ? Outcome.FAILED
                                                        : Outcome.STOPPED;
                                    } else {
                                        outcome = handOver(value, done);
                                    }
                                    ended.accept(outcome);
                                }));
    }

    private <T> Outcome handOver(T value, Consumer<T> done) {
        try {
            done.accept(value);
            return Outcome.DONE;
        } catch (RuntimeException e) {
            return tell(e);
        }
    }

    /** A notice of what went wrong; nothing of what was stopped. */
    Outcome tell(Throwable failure) {
        return told(failure).isPresent() ? Outcome.FAILED : Outcome.STOPPED;
    }

    /** The sentence that the notice says; empty for what was stopped. */
    private Optional<Phrase> told(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        Phrase sentence =
                switch (cause) {
                    case CancellationException stopped -> {
                        log(logger -> logger.debug("{}", stopped.getMessage()));
                        yield null;
                    }
                    case Problem problem -> {
                        log(logger -> logger.info("{}", problem.getMessage()));
                        yield sentence(problem);
                    }
                    case OutOfMemoryError full -> {
                        log(logger -> logger.info("out of memory", full));
                        yield sentence(new OutOfHeapException(Phrase.of("badengine.window")));
                    }
                    case Throwable unexpected -> {
                        log(logger -> logger.error("unexpected", unexpected));
                        yield Phrase.of("notices.unexpected", unexpected);
                    }
                };
        if (sentence != null) {
            notices.accept(new Notice(sentence));
        }
        return Optional.ofNullable(sentence);
    }

    /** Beside the window's thread: logging takes a tenth of a second to start. */
    private static void log(Consumer<Logger> line) {
        Thread.startVirtualThread(() -> line.accept(LoggerFactory.getLogger(Desk.class)));
    }

    private static Phrase sentence(Problem problem) {
        return problem.said();
    }
}
