package thalweg.desktop.study;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.study.StudyModel.Stage;
import thalweg.engine.Job;
import thalweg.report.Figures;
import thalweg.study.StudyStanding;

/** How far the study is, in a bar and words; or what is wrong. */
final class ProgressRow extends HBox {
    private static final double BAR = 220;

    private final StudyModel model;
    private final Circle dot = new Circle(4);
    private final ProgressBar bar = new ProgressBar(0);
    private final Label said = new Label();

    ProgressRow(StudyModel model) {
        super(10);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(USE_PREF_SIZE);
        dot.getStyleClass().add("state-dot");
        bar.setId("study-bar");
        bar.setPrefWidth(BAR);
        bar.setMinWidth(BAR);
        bar.managedProperty().bind(bar.visibleProperty());
        said.setId("study-said");
        said.setWrapText(true);
        said.setMinHeight(20);
        said.setAlignment(Pos.CENTER_LEFT);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        getChildren().addAll(dot, bar, said);
    }

    /** Shows how it is now. */
    void show() {
        Stage stage = model.stageProperty().get();
        String problem = model.problemProperty().get();
        boolean wrong = !problem.isEmpty();
        boolean running = stage == Stage.RUNNING || stage == Stage.STOPPING;
        dot.setVisible(wrong || stage != Stage.NONE);
        dot.getStyleClass()
                .setAll(
                        "state-dot",
                        wrong
                                ? "problem"
                                : stage.busy() ? "busy" : stage == Stage.DONE ? "done" : "idle");
        bar.setVisible(running);
        StudyStanding now = model.standingProperty().get();
        if (running && now != null) {
            bar.setProgress((now.done() + fraction(model.job())) / now.tasks());
        }
        said.getStyleClass().setAll("label", wrong ? "text-naive" : "muted");
        said.setText(wrong ? problem + "." : words(stage, now));
    }

    private static double fraction(@Nullable Job<?> job) {
        double fraction = job == null ? 0 : job.status().fraction();
        return Double.isNaN(fraction) ? 0 : Math.clamp(fraction, 0, 1);
    }

    private String words(Stage stage, @Nullable StudyStanding now) {
        return switch (stage) {
            case NONE -> "";
            case OPENING -> "Opening the study and the files that it names…";
            case READY -> "It fits: every file is there, and every search is for its networks.";
            case RUNNING -> now == null ? "" : running(now, model.job());
            case STOPPING -> "Stopping…";
            case WRITING -> "Writing tables, charts and the report…";
            case STOPPED -> "Stopped; what is done is kept, and it goes on from there.";
            case DONE -> "Done: tables, charts and the report are written.";
        };
    }

    /** The estimate counts down while the task runs. */
    private static String running(StudyStanding now, @Nullable Job<?> job) {
        if (job == null) {
            return "Starting…";
        }
        Job.Status status = job.status();
        double left = now.secondsLeft() - status.elapsedSeconds();
        return job.name()
                + (status.message().isEmpty() ? "" : ", " + status.message())
                + (left >= 1 ? "; about " + Figures.duration(left) + " left" : "");
    }
}
