package thalweg.desktop.study;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.engine.Problem;
import thalweg.report.StudyReport;
import thalweg.session.Program;
import thalweg.study.ResultsFolder;
import thalweg.study.Study;
import thalweg.study.StudyException;
import thalweg.study.StudyProgress;
import thalweg.study.StudyStanding;
import thalweg.study.TaskRunner;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * One run of a study, in the order: {@link #begin}, {@link #runNext} for every task, {@link
 * #letGo}, {@link #report} if it is wanted, {@link #close}. Each waits for the one before, on
 * whatever thread its comment says.
 */
final class StudyRun implements AutoCloseable {
    private final Engine engine;
    private final Study study;
    private final ResultsFolder folder;
    private final StudyProgress progress;
    private @Nullable TaskRunner runner;
    private String device = "";

    private StudyRun(Engine engine, Study study, ResultsFolder folder, StudyProgress progress) {
        this.engine = engine;
        this.study = study;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Claims the folder and reads what it has: beside the lane.
     *
     * @throws thalweg.study.StudyException when the folder can't be had
     */
    static StudyRun begin(Engine engine, Study study, Path place) {
        ResultsFolder folder = study.claim(place);
        try {
            return new StudyRun(engine, study, folder, new StudyProgress(study, folder));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** How far it is. */
    StudyStanding standing() {
        return StudyStanding.of(study, progress);
    }

    /** The next task's title; empty when all are done. */
    String nextTitle() {
        return progress.next().isPresent()
                ? progress.tasks().get(progress.next().getAsInt()).title()
                : "";
    }

    /**
     * Runs the next task and keeps its result: on the lane.
     *
     * @throws StudyException naming the task, when it fails
     */
    StudyStanding runNext(JobContext context) {
        if (runner == null) {
            runner = new TaskRunner(engine, study);
        }
        int index = progress.next().orElseThrow();
        try {
            progress.keep(index, runner.run(index, context));
        } catch (Problem e) {
            throw new StudyException(
                    e.whatSaid(),
                    Phrase.of(
                            "badstudy.in-task", progress.tasks().get(index).title(), e.whereSaid()),
                    Phrase.of("remedies.done-is-kept", e.remedySaid()));
        }
        return standing();
    }

    /** Gives native memory back: on the lane. */
    void letGo() {
        device = engine.device().name();
        if (runner != null) {
            runner.close();
            runner = null;
        }
    }

    /**
     * Writes tables, charts and the page of what there is: beside the lane.
     *
     * @param words of the page
     * @return the page
     */
    Path report(Words words) {
        StudyReport.of(study, folder.found(study), Program.version(), device, words)
                .write(folder.path());
        return folder.path().resolve(StudyReport.PAGE);
    }

    /** Gives the folder back: beside the lane. */
    @Override
    public void close() {
        folder.close();
    }
}
