package thalweg.desktop.study;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Engine;
import thalweg.engine.Job;
import thalweg.engine.OutOfHeapException;
import thalweg.engine.Problem;
import thalweg.engine.Task;
import thalweg.session.Program;
import thalweg.study.Study;
import thalweg.study.StudyStanding;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * The study of this window: which file, how far, what came of it. It goes on whether or not its
 * sheet is shown. On the window's thread; files are read and written on a thread beside it, and
 * every task is a background job of its own, so that a hand is answered in between.
 */
public final class StudyModel {
    /** Where it stands. */
    public enum Stage {
        /** No study is open. */
        NONE,
        OPENING,
        /** It can be run. */
        READY,
        RUNNING,
        STOPPING,
        /** Its report is being written. */
        WRITING,
        /** It was stopped or failed: what was done is kept, and it can be run again. */
        STOPPED,
        DONE;

        /** Whether it has the lane or the folder. */
        public boolean busy() {
            return this == OPENING || this == RUNNING || this == STOPPING || this == WRITING;
        }
    }

    private final Engine engine;
    private final Executor window;
    private final Supplier<Words> words;
    private final Executor beside =
            work -> Thread.ofPlatform().daemon().name("thalweg-study").start(work);
    private final Consumer<Throwable> tell;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NONE);
    private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Path> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Path> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<StudyStanding> standing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Phrase> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Study study;
    private @Nullable Job<?> job;
    private boolean paused;

    /**
     * @param window runs work on the window's thread
     * @param tell told what went wrong in a run, or what nobody foresaw
     */
    public StudyModel(
            Engine engine, Executor window, Supplier<Words> words, Consumer<Throwable> tell) {
        this.engine = engine;
        this.window = window;
        this.words = words;
        this.tell = tell;
    }

    /** Where it stands. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** The study's file; null for none. */
    public ReadOnlyObjectProperty<Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Where results go; null until a study is open. */
    public ReadOnlyObjectProperty<Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** The page of the last run; null until it is written. */
    public ReadOnlyObjectProperty<Path> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** What it has come to; null until a study is open. */
    public ReadOnlyObjectProperty<StudyStanding> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** What is wrong, in one sentence; empty for nothing. */
    public ReadOnlyObjectProperty<Phrase> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The task under way; null for none. */
    @Nullable Job<?> job() {
        return job;
    }

    /** Reads a study and opens what it names; does nothing while one is at work. */
    public void open(Path chosen) {
        open(() -> chosen, chosen, () -> {});
    }

    /** The same, and runs it at once. */
    public void openAndRun(Path chosen) {
        open(() -> chosen, chosen, this::run);
    }

    /**
     * The same of a study that is written first.
     *
     * @param writing writes it, beside the lane
     */
    public void openAndRun(Supplier<Path> writing, Path chosen) {
        open(writing, chosen, this::run);
    }

    /** Whether the open study is of these models and no others. */
    public boolean isOf(Collection<Path> files) {
        return study != null && normal(files).equals(normal(study.modelFiles()));
    }

    private static Set<Path> normal(Collection<Path> files) {
        return files.stream()
                .map(file -> file.toAbsolutePath().normalize())
                .collect(Collectors.toSet());
    }

    private void open(Supplier<Path> readied, Path chosen, Runnable then) {
        if (stage.get().busy()) {
            return;
        }
        study = null;
        standing.set(null);
        folder.set(null);
        report.set(null);
        problem.set(null);
        file.set(chosen);
        stage.set(Stage.OPENING);
        beside(
                () -> {
                    Study opened = Study.open(readied.get(), Program.version());
                    return new Opened(opened, StudyStanding.of(opened, opened.usualResults()));
                },
                opened -> {
                    study = opened.study;
                    folder.set(opened.study.usualResults());
                    standing.set(opened.standing);
                    stage.set(Stage.READY);
                    then.run();
                },
                failure -> fail(failure, Stage.NONE));
    }

    private record Opened(Study study, StudyStanding standing) {}

    /** Has results go elsewhere. */
    public void placeResults(Path chosen) {
        if (study != null && !stage.get().busy()) {
            folder.set(chosen);
            report.set(null);
            problem.set(null);
            stage.set(Stage.READY);
        }
    }

    /** Runs what isn't done yet. */
    public void run() {
        Study opened = study;
        Path place = folder.get();
        if (opened == null || place == null || stage.get().busy()) {
            return;
        }
        problem.set(null);
        report.set(null);
        paused = false;
        stage.set(Stage.RUNNING);
        beside(
                () -> StudyRun.begin(engine, opened, place),
                run -> {
                    standing.set(run.standing());
                    next(run);
                },
                failure -> fail(failure, Stage.READY));
    }

    /** Holds it at the next yield point of its task. */
    void pause() {
        paused = true;
        if (job != null) {
            job.pause();
        }
    }

    /** Goes on. */
    void resume() {
        paused = false;
        if (job != null) {
            job.resume();
        }
    }

    /** Whether it holds, or is about to. */
    boolean isPaused() {
        return paused;
    }

    /** Stops after what can't be cut; results of whole tasks are kept. */
    public void stop() {
        if (stage.get() == Stage.RUNNING) {
            stage.set(Stage.STOPPING);
            if (job != null) {
                job.stop();
            }
        }
    }

    private void next(StudyRun run) {
        String title = run.nextTitle();
        if (title.isEmpty() || stage.get() == Stage.STOPPING) {
            letGo(run, () -> write(run, title.isEmpty() ? Stage.DONE : Stage.STOPPED));
            return;
        }
        Job<StudyStanding> now = engine.submit(new Task<>(title, run::runNext));
        job = now;
        if (paused) {
            now.pause();
        }
        deliver(
                now.result(),
                found -> {
                    standing.set(found);
                    next(run);
                },
                failure -> {
                    if (failure instanceof CancellationException) {
                        stage.set(Stage.STOPPING);
                        next(run);
                    } else {
                        letGo(run, () -> giveUp(run, failure));
                    }
                });
    }

    private void letGo(StudyRun run, Runnable then) {
        job = null;
        deliver(
                engine.submit(
                                new Task<>(
                                        "Closing",
                                        context -> {
                                            run.letGo();
                                            return true;
                                        }))
                        .result(),
                done -> then.run(),
                failure -> giveUp(run, failure));
    }

    private void write(StudyRun run, Stage end) {
        stage.set(Stage.WRITING);
        Words language = words.get();
        beside(
                () -> {
                    try (run) {
                        return run.report(language);
                    }
                },
                page -> {
                    report.set(page);
                    stage.set(end);
                },
                failure -> fail(failure, Stage.STOPPED));
    }

    /** The folder is free again before the run can be started anew. */
    private void giveUp(StudyRun run, Throwable why) {
        beside(
                () -> {
                    run.close();
                    return why;
                },
                closed -> fail(closed, Stage.STOPPED),
                failure -> fail(failure, Stage.STOPPED));
    }

    private void fail(Throwable failure, Stage after) {
        stage.set(after);
        if (failure instanceof CancellationException) {
            return; // the window is closed
        }
        Throwable told =
                failure instanceof OutOfMemoryError
                        ? new OutOfHeapException(Phrase.of("badengine.study"))
                        : failure;
        problem.set(
                told instanceof Problem known ? known.said() : Phrase.of("study.unexpected", told));
        if (after == Stage.STOPPED || !(told instanceof Problem)) {
            tell.accept(told);
        }
    }

    private <T> void beside(Supplier<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        deliver(CompletableFuture.supplyAsync(work, beside), done, failed);
    }

    private <T> void deliver(
            CompletableFuture<T> result, Consumer<T> done, Consumer<Throwable> failed) {
        result.whenComplete(
                (value, failure) ->
                        window.execute(
                                () -> {
                                    if (failure == null) {
                                        done.accept(value);
                                    } else {
                                        failed.accept(cause(failure));
                                    }
                                }));
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause(cause) : failure;
    }
}
