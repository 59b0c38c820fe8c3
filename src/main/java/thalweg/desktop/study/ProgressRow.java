package thalweg.desktop.study;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.study.StudyModel.Stage;
import thalweg.desktop.words.Texts;
import thalweg.engine.Job;
import thalweg.report.Figures;
import thalweg.study.StudyStanding;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** How far the study is, in a bar and words; or what is wrong. */
final class ProgressRow extends HBox {
    private static final double BAR = 220;

    private final StudyModel model;
    private final Texts texts;
    private final Circle dot = new Circle(4);
    private final ProgressBar bar = new ProgressBar(0);
    private final Label said = new Label();

    ProgressRow(StudyModel model, Texts texts) {
        super(10);
        this.texts = texts;
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
        Phrase problem = model.problemProperty().get();
        boolean wrong = problem != null;
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
        Words words = texts.words();
        said.setText(
                problem != null ? words.get("study.problem", problem) : words(stage, now, words));
    }

    private static double fraction(@Nullable Job<?> job) {
        double fraction = job == null ? 0 : job.status().fraction();
        return Double.isNaN(fraction) ? 0 : Math.clamp(fraction, 0, 1);
    }

    private String words(Stage stage, @Nullable StudyStanding now, Words words) {
        return switch (stage) {
            case NONE -> "";
            case OPENING -> words.get("study.opening");
            case READY -> words.get("study.ready");
            case RUNNING -> now == null ? "" : running(now, model.job(), words);
            case STOPPING -> words.get("study.stopping");
            case WRITING -> words.get("study.writing");
            case STOPPED -> words.get("study.stopped");
            case DONE -> words.get("study.all-done");
        };
    }

    /** The estimate counts down while the task runs. */
    private static String running(StudyStanding now, @Nullable Job<?> job, Words words) {
        if (job == null) {
            return words.get("study.starting");
        }
        Job.Status status = job.status();
        double left = now.secondsLeft() - status.elapsedSeconds();
        String doing =
                status.message().in(words).isEmpty()
                        ? job.name()
                        : words.get("study.doing", job.name(), status.message());
        return left >= 1 ? words.get("study.left", doing, Figures.duration(left)) : doing;
    }
}
