package thalweg.desktop.status;

import java.time.Duration;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import thalweg.desktop.clock.Ticks;
import thalweg.desktop.jobs.Fullness;
import thalweg.desktop.jobs.JobBar;
import thalweg.desktop.jobs.Jobs;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Sentences;
import thalweg.desktop.workbench.ThreeSentences;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.Device;
import thalweg.engine.Engine;

/** The answer in a sentence, and what the machine is doing. */
public final class StatusBar extends HBox {
    private static final double MEGABYTE = 1 << 20;

    /** Wide enough for a job beside all the rest. */
    private static final double ROOMY = 1400;

    private final WorkbenchState state;
    private final Engine engine;
    private final Circle dot = new Circle(4.5);
    private final Label before = new Label();
    private final Label figures = new Label();
    private final Label after = new Label();
    private final Label device = new Label();
    private final Button memory = new Button();
    private final JobBar jobs;

    /**
     * The bar of a workbench.
     *
     * @param list opens the list of jobs, which says more of memory, too
     */
    public StatusBar(WorkbenchState state, Engine engine, Jobs listed, Runnable list) {
        this.state = state;
        jobs = new JobBar(listed, state.texts(), list);
        this.engine = engine;
        Texts texts = state.texts();
        getStyleClass().add("status-bar");
        figures.getStyleClass().add("strong");
        before.setId("answer-before");
        figures.setId("answer-figures");
        after.setId("answer-after");
        figures.setMinWidth(USE_PREF_SIZE);
        var sentence = new HBox(before, figures, after);
        sentence.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        sentence.setMaxHeight(USE_PREF_SIZE);
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Tips.on(sentence, texts.of("status.answer.about"));
        dot.getStyleClass().add("state-dot");
        var seed = new Label();
        texts.on(seed, "status.seed", state.seedProperty().asString());
        Tips.on(seed, texts.of("status.seed.about"));
        device.setId("device");
        Tips.on(device, texts.of("status.device.about"));
        memory.setId("memory");
        memory.getStyleClass().add("status-button");
        memory.setOnAction(e -> list.run());
        Tips.on(memory, texts.of("jobs.memory.tip"));
        for (Labeled label : List.of(device, memory, seed)) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        // The answer and the job come first: what seldom changes gives way on a narrow screen.
        var room = jobs.busyProperty().not().or(widthProperty().greaterThan(ROOMY));
        for (Labeled label : List.of(device, seed)) {
            label.visibleProperty().bind(room);
            label.managedProperty().bind(room);
        }
        getChildren().addAll(dot, sentence, stretch(), jobs, device, memory, seed);
        InvalidationListener say = o -> say();
        for (var property :
                List.of(
                        state.texts().wordsProperty(),
                        state.phaseProperty(),
                        state.openingProperty(),
                        state.resultProperty(),
                        state.models(),
                        state.history().steps(),
                        state.dataProperty(),
                        state.settingProperty(),
                        state.three().shownProperty(),
                        state.three().searchingProperty(),
                        state.three().foundProperty(),
                        state.three().anchorProperty(),
                        state.three().lossesProperty(Moved.NAIVE),
                        state.three().lossesProperty(Moved.MATCHED),
                        state.pictures().naiveProperty(),
                        state.pictures().matchedProperty())) {
            property.addListener(say);
        }
        say();
        texts.wordsProperty().addListener(changed -> weigh());
        weigh();
    }

    /**
     * Names the device, once the lane knows it, and from now on follows the memory held, for as
     * long as the window is open.
     */
    public void show(Device known) {
        jobs.follow();
        new Ticks(Duration.ofSeconds(1), this::weigh).goWith(this);
        if (known.threads() > 0) {
            state.texts().on(device, "status.device", known.name(), known.threads());
        } else {
            device.setText(known.name());
        }
    }

    private void say() {
        boolean three =
                state.three().searchingProperty().get()
                        || state.three().shownProperty().get() && state.phase() != Phase.SEARCHING;
        Sentences.Answer answer = three ? ThreeSentences.answer(state) : Sentences.answer(state);
        before.setText(answer.before());
        figures.setText(answer.figures());
        // Figures are never cut; a sentence without any gives way.
        before.setMinWidth(answer.figures().isEmpty() ? 0 : USE_PREF_SIZE);
        after.setText(answer.after());
        dot.getStyleClass().setAll("state-dot", three ? threeKind() : kind(state.phase()));
    }

    private String threeKind() {
        if (state.three().searchingProperty().get()) {
            return "busy";
        }
        return state.three().foundProperty().get() == null ? "idle" : "done";
    }

    private static String kind(Phase phase) {
        return switch (phase) {
            case SEARCHING -> "busy";
            case DONE -> "done";
            case READY, NO_PAIR -> "idle";
        };
    }

    private void weigh() {
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        long held = engine.memory().heldBytes();
        memory.setText(state.texts().get("jobs.memory.now", megabytes(held), megabytes(heap)));
        memory.pseudoClassStateChanged(
                Fullness.CLOSE,
                Fullness.isClose(held, engine.memory().budgetBytes())
                        || Fullness.isClose(heap, runtime.maxMemory()));
    }

    private String megabytes(long bytes) {
        return state.words().format("%,.0f", bytes / MEGABYTE);
    }

    private static Region stretch() {
        return new Region();
    }
}
