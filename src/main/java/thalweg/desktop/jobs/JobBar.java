package thalweg.desktop.jobs;

import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import thalweg.desktop.clock.Showing;
import thalweg.desktop.clock.Ticks;
import thalweg.desktop.jobs.ListedJob.Kind;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.engine.Job;

/**
 * The job in front, in the status line: its name, how far it is, how long it will take, hold and
 * stop. What is measured in idle time is a word without any of it. A click opens the list.
 */
public final class JobBar extends HBox {
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final double NAME = 190;
    private static final double NAME_WITH_ROOM = 340;

    /** Width of a window that has room for a long name beside all the rest of the line. */
    private static final double WIDE = 1700;

    private static final double BAR = 70;

    /** Seconds that a file may take before it is worth a word. */
    private static final double QUIET = 0.5;

    private final Jobs jobs;
    private final Texts texts;
    private final Button name = new Button();
    private final JobProgress bar = new JobProgress(BAR);
    private final Label left = new Label();
    private final JobButtons buttons;
    private final StringProperty tip = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final Ticks glances = new Ticks(GLANCE, this::show);
    private boolean open;

    /**
     * @param list opens the list of jobs
     */
    public JobBar(Jobs jobs, Texts texts, Runnable list) {
        super(8);
        this.jobs = jobs;
        this.texts = texts;
        setId("job-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        buttons = new JobButtons(texts);
        name.setId("job-name");
        name.getStyleClass().add("status-button");
        var wide =
                sceneProperty()
                        .flatMap(Scene::widthProperty)
                        .map(width -> width.doubleValue() >= WIDE)
                        .orElse(false);
        name.maxWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> busy.get() && !wide.getValue() ? NAME : NAME_WITH_ROOM,
                                busy,
                                wide));
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        name.setOnAction(e -> list.run());
        Tips.on(name, tip);
        bar.setId("job-progress");
        bar.accessibleTextProperty().bind(name.textProperty());
        left.setId("job-left");
        left.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, bar, left, buttons);
        for (Node part : List.of(bar, left, buttons)) {
            part.visibleProperty().bind(busy);
            part.managedProperty().bind(busy);
        }
        managedProperty().bind(visibleProperty());
        jobs.changesProperty().addListener((o, was, is) -> show());
        texts.wordsProperty().addListener((o, was, is) -> show());
        show();
    }

    /** Whether it shows more than a word. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Follows the jobs for as long as the window is open. */
    public void follow() {
        Showing.of(this)
                .subscribe(
                        is -> {
                            open = is;
                            run();
                        });
    }

    /** The clock goes only while there is something to follow. */
    private void run() {
        if (!open || jobs.frontProperty().get() == null) {
            glances.stop();
        } else {
            glances.play();
        }
    }

    private void show() {
        if (open) {
            run();
        }
        ListedJob job = jobs.frontProperty().get();
        setVisible(job != null && isWorthAWord(job));
        if (job == null) {
            busy.set(false);
            return;
        }
        Job.Status status = job.status();
        boolean held = status.state() == Job.State.PAUSED || status.asked() != Job.Asked.NOTHING;
        busy.set(job.kind() != Kind.MEASURING || held);
        name.setText(job.name().in(texts.words()) + (busy.get() ? "" : "…"));
        bar.show(status.fraction());
        left.setText(JobWords.brief(job, texts.words()));
        buttons.show(job);
        String doing = JobWords.doing(job, texts.words());
        tip.set(texts.get(busy.get() ? "jobs.bar.tip" : "jobs.bar.idle", doing).strip());
    }

    private static boolean isWorthAWord(ListedJob job) {
        return job.kind() != Kind.FILE || job.status().elapsedSeconds() >= QUIET;
    }
}
