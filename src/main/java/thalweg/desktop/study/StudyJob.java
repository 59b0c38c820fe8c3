package thalweg.desktop.study;

import org.jspecify.annotations.Nullable;
import thalweg.desktop.jobs.Control;
import thalweg.desktop.jobs.Jobs;
import thalweg.desktop.jobs.ListedJob;
import thalweg.desktop.jobs.Stopwatch;
import thalweg.desktop.study.StudyModel.Stage;
import thalweg.engine.Job;
import thalweg.study.StudyStanding;
import thalweg.words.Phrase;

/** The runs of the window's study, each as one job until its report is written. */
public final class StudyJob implements Control {
    private final StudyModel model;
    private final Jobs jobs;
    private Stopwatch time = new Stopwatch();
    private @Nullable ListedJob listed;

    private StudyJob(StudyModel model, Jobs jobs) {
        this.model = model;
        this.jobs = jobs;
    }

    /** Has every run of a study listed. */
    public static void list(StudyModel model, Jobs jobs) {
        var job = new StudyJob(model, jobs);
        model.stageProperty().subscribe(job::follow);
    }

    private void follow(Stage stage) {
        ListedJob running = listed;
        if (stage == Stage.RUNNING && running == null) {
            time = new Stopwatch();
            StudyStanding standing = model.standingProperty().get();
            String title = standing == null ? "" : standing.title();
            listed = jobs.begin(Phrase.of("jobs.study", title), ListedJob.Kind.ASKED, this);
        } else if (!stage.busy() && running != null) {
            listed = null;
            Phrase problem = model.problemProperty().get();
            Job.State how = problem == null ? Job.State.STOPPED : Job.State.FAILED;
            running.end(stage == Stage.DONE ? Job.State.DONE : how, problem);
        }
    }

    @Override
    public Job.Status status() {
        StudyStanding standing = model.standingProperty().get();
        Job<?> job = model.job();
        Job.Status task = job == null ? null : job.status();
        boolean stopping = model.stageProperty().get() == Stage.STOPPING;
        boolean holds = model.isPaused() && task != null && task.state() == Job.State.PAUSED;
        Job.Asked asked = Job.Asked.NOTHING;
        if (stopping) {
            asked = Job.Asked.STOP;
        } else if (model.isPaused() && !holds) {
            asked = Job.Asked.PAUSE;
        }
        double part = task == null || Double.isNaN(task.fraction()) ? 0 : task.fraction();
        double spent = task == null ? 0 : task.elapsedSeconds();
        return new Job.Status(
                holds ? Job.State.PAUSED : Job.State.RUNNING,
                standing == null ? Double.NaN : (standing.done() + part) / standing.tasks(),
                job == null ? Phrase.none() : Phrase.plain(job.name()),
                time.seconds(),
                standing == null ? Double.NaN : Math.max(0, standing.secondsLeft() - spent),
                asked);
    }

    @Override
    public void stop() {
        model.stop();
    }

    @Override
    public boolean canStop() {
        return model.stageProperty().get() == Stage.RUNNING;
    }

    @Override
    public void pause() {
        time.pause();
        model.pause();
    }

    @Override
    public void resume() {
        time.resume();
        model.resume();
    }

    @Override
    public boolean canPause() {
        return canStop();
    }
}
