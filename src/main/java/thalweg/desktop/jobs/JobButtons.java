package thalweg.desktop.jobs;

import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Icons;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;

/** Hold or go on, and stop: of one job. */
final class JobButtons extends HBox {
    private final Texts texts;
    private final Button hold = new Button();
    private final Button stop = new Button();
    private final BooleanProperty paused = new SimpleBooleanProperty(false);
    private @Nullable ListedJob job;

    JobButtons(Texts texts) {
        super(2);
        this.texts = texts;
        setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        for (Button button : new Button[] {hold, stop}) {
            button.getStyleClass().add("job-button");
            button.setMinWidth(USE_PREF_SIZE);
        }
        hold.getStyleClass().add("job-hold");
        stop.getStyleClass().add("job-stop");
        stop.setGraphic(Icons.stop());
        stop.accessibleTextProperty().bind(texts.of("jobs.stop"));
        Tips.on(stop, texts.of("jobs.stop.tip"));
        hold.setOnAction(
                e -> {
                    if (job != null) {
                        job.pauseOrResume();
                    }
                });
        stop.setOnAction(
                e -> {
                    if (job != null) {
                        job.stop();
                    }
                });
        hold.graphicProperty().bind(paused.map(is -> is ? Icons.play() : Icons.pause()));
        hold.accessibleTextProperty().bind(said("jobs.resume", "jobs.pause"));
        Tips.on(hold, said("jobs.resume.tip", "jobs.pause.tip"));
        getChildren().addAll(hold, stop);
    }

    /** Shows what can be done with a job now. */
    void show(ListedJob shown) {
        job = shown;
        hold.setVisible(shown.canPause());
        hold.setManaged(shown.canPause());
        stop.setDisable(!shown.canStop());
        paused.set(shown.isPaused());
    }

    private StringBinding said(String whilePaused, String otherwise) {
        return texts.following(words -> words.get(paused.get() ? whilePaused : otherwise), paused);
    }
}
