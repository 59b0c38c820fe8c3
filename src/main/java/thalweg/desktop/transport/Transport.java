package thalweg.desktop.transport;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.theme.Icons;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Readout;
import thalweg.desktop.workbench.Sentences;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.evaluation.Score;
import thalweg.words.Words;

/** Along the line by α, and along the search by its steps. */
public final class Transport extends GridPane {
    /** In pixels: two rows of 36, 4 between them, 12 around, and a hairline above. */
    public static final double HEIGHT = 101;

    /** In pixels: "sample of 10,000, REPAIR" and what stands before it, whole. */
    private static final double READOUT = 466;

    private static final PseudoClass SAMPLE = PseudoClass.getPseudoClass("sample");
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private final WorkbenchState state;
    private final Texts texts;
    private final Commands commands;

    /** The sliders of a workbench; the commands hold play and stop. */
    public Transport(WorkbenchState state, Commands commands, Player player) {
        this.state = state;
        this.texts = state.texts();
        this.commands = commands;
        getStyleClass().add("transport");
        setMinHeight(HEIGHT);
        setHgap(12);
        setVgap(4);
        column(26, false);
        column(52, false);
        column(100, true);
        column(66, false).setPrefWidth(USE_COMPUTED_SIZE);
        column(READOUT, false);
        for (int i = 0; i < 2; i++) {
            var row = new RowConstraints(36);
            row.setValignment(javafx.geometry.VPos.CENTER);
            getRowConstraints().add(row);
        }
        addRow(
                0,
                playButton(player),
                word("A", "text-a"),
                alphaSlider(),
                word("π(B)", "text-b"),
                readout());
        addRow(
                1,
                historyIcon(),
                word(texts, "transport.search"),
                timelineSlider(),
                steps(),
                stepWords());
    }

    private ColumnConstraints column(double width, boolean grows) {
        var column = new ColumnConstraints();
        column.setMinWidth(width);
        column.setPrefWidth(width);
        if (grows) {
            column.setHgrow(Priority.ALWAYS);
        }
        getColumnConstraints().add(column);
        return column;
    }

    private Button playButton(Player player) {
        Node play = Icons.play();
        Node pause = Icons.pause();
        var button = new Button();
        button.getStyleClass().add("play-button");
        button.graphicProperty()
                .bind(Bindings.when(player.playingProperty()).then(pause).otherwise(play));
        commands.bind(button, "play");
        return button;
    }

    /**
     * Gives the slider its looks. A press that a popover swallowed never reaches the thumb, and the
     * drag that follows it would find JavaFX's skin without a beginning: it is left out.
     */
    static void dress(Slider slider) {
        slider.setSkin(new ProgressSliderSkin(slider));
        Node thumb = slider.lookup(".thumb");
        var pressed = new AtomicBoolean();
        thumb.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pressed.set(true));
        thumb.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> pressed.set(false));
        thumb.addEventFilter(
                MouseEvent.MOUSE_DRAGGED,
                drag -> {
                    if (!pressed.get()) {
                        drag.consume();
                    }
                });
    }

    private Slider alphaSlider() {
        var slider = new Slider(0, 1, state.alphaProperty().get());
        slider.setId("alpha");
        slider.accessibleTextProperty().bind(state.texts().of("names.alpha"));
        slider.getStyleClass().add("alpha-slider");
        dress(slider);
        slider.setBlockIncrement(0.01);
        Tips.on(slider, texts.of("transport.alpha.about"));
        slider.valueProperty().bindBidirectional(state.alphaProperty());
        slider.disableProperty().bind(state.pairProperty().isNull());
        return slider;
    }

    private Slider timelineSlider() {
        var slider = new Slider(0, 1, 0);
        slider.setId("timeline");
        slider.accessibleTextProperty().bind(state.texts().of("names.timeline"));
        slider.getStyleClass().add("timeline-slider");
        dress(slider);
        slider.setBlockIncrement(1);
        Tips.on(slider, texts.of("transport.timeline.about"));
        var history = state.history();
        slider.maxProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.max(1.0, history.last()), history.steps()));
        slider.disableProperty().bind(Bindings.size(history.steps()).lessThan(2));
        history.shownProperty().subscribe(step -> slider.setValue(step.intValue()));
        slider.valueProperty()
                .subscribe(
                        value -> {
                            int step = (int) Math.round(value.doubleValue());
                            if (!history.steps().isEmpty()
                                    && step != history.shownProperty().get()) {
                                history.show(step);
                            }
                        });
        return slider;
    }

    static Node historyIcon() {
        var box = new HBox(Icons.history());
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(new javafx.geometry.Insets(0, 0, 0, 3));
        return box;
    }

    /** A loss in nats; a dash while there is none. */
    static Label loss(String id, ObservableValue<Score> score) {
        Label loss = figure(id);
        loss.getStyleClass().add("score");
        loss.textProperty()
                .bind(score.map(s -> String.format(Locale.ROOT, "%.3f", s.loss())).orElse("–"));
        return loss;
    }

    /** An accuracy in percent; a dash while there is none. */
    static Label accuracy(String id, ObservableValue<Score> score) {
        Label accuracy = figure(id);
        accuracy.getStyleClass().add("score");
        accuracy.textProperty()
                .bind(
                        score.map(s -> String.format(Locale.ROOT, "%.1f %%", 100 * s.accuracy()))
                                .orElse("–"));
        return accuracy;
    }

    private HBox readout() {
        Label alpha = figure("alpha-value");
        alpha.textProperty()
                .bind(
                        state.alphaProperty()
                                .map(a -> String.format(Locale.ROOT, "%.2f", a.doubleValue())));
        var read = state.readoutProperty();
        var score = read.map(Readout::score);
        Label loss = loss("loss-value", score);
        Label accuracy = accuracy("accuracy-value", score);
        Label over = word("", "muted");
        over.setId("over");
        over.getStyleClass().add("over");
        over.textProperty()
                .bind(
                        texts.following(
                                words -> {
                                    Readout now = read.get();
                                    return now == null ? "" : now.over(words);
                                },
                                read));
        var row =
                new HBox(
                        6,
                        word("α", "muted"),
                        alpha,
                        spaced(word(texts, "transport.loss")),
                        loss,
                        spaced(word(texts, "transport.accuracy")),
                        accuracy,
                        spaced(over));
        for (var node : row.getChildren().subList(0, row.getChildren().size() - 1)) {
            ((Label) node)
                    .setMinWidth(USE_PREF_SIZE); // where room is short, the last one gives way
        }
        row.getStyleClass().add("readout");
        mark(row, read.map(Readout::isOfSample));
        row.setAlignment(Pos.BASELINE_LEFT);
        row.setMaxHeight(USE_PREF_SIZE);
        Tips.on(row, texts.of("transport.readout.about"));
        return row;
    }

    /** Makes the figures of a sample look less final than those of all, and says which they are. */
    static void mark(Node readout, ObservableValue<Boolean> ofSample) {
        ofSample.subscribe(is -> readout.pseudoClassStateChanged(SAMPLE, Boolean.TRUE.equals(is)));
    }

    private StackPane steps() {
        var label = word("", "muted");
        label.setId("steps");
        Tips.on(label, texts.of("transport.steps.about"));
        var history = state.history();
        label.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        history.steps().isEmpty()
                                                ? ""
                                                : history.shownProperty().get()
                                                        + " / "
                                                        + history.last(),
                                history.steps(),
                                history.shownProperty()));
        label.setMinWidth(USE_PREF_SIZE);
        // As wide as at the last step: the slider beside it keeps its length.
        var widest = word("", "muted");
        widest.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> history.last() + " / " + history.last(), history.steps()));
        widest.setMinWidth(USE_PREF_SIZE);
        widest.setVisible(false);
        var both = new StackPane(widest, label);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private HBox stepWords() {
        var words = word("", "muted");
        words.setId("step-words");
        var history = state.history();
        words.textProperty()
                .bind(
                        texts.following(
                                this::stepText,
                                history.steps(),
                                history.shownProperty(),
                                history.snapshotProperty(),
                                state.resultProperty(),
                                state.phaseProperty(),
                                state.progressProperty()));
        Tips.on(words, texts.of("transport.step.about"));
        Runnable mark = () -> words.pseudoClassStateChanged(MISSING, history.isMissing());
        history.shownProperty().subscribe(mark);
        history.snapshotProperty().subscribe(mark);
        Button stop = texts.on(new Button(), "transport.stop");
        stop.getStyleClass().addAll("link", "emphatic");
        stop.setMinWidth(USE_PREF_SIZE);
        commands.bind(stop, "stop");
        stop.visibleProperty().bind(state.phaseProperty().isEqualTo(Phase.SEARCHING));
        stop.managedProperty().bind(stop.visibleProperty());
        var row = new HBox(10, words, stop);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private String stepText(Words words) {
        var history = state.history();
        var shown = history.shown();
        if (shown == null) {
            return state.phase() == Phase.SEARCHING ? words.get("steps.starting") : "";
        }
        if (history.isMissing()) {
            return Sentences.missing(history.shownProperty().get(), shown, state);
        }
        var progress = state.progressProperty().get();
        boolean last = shown.step() == history.last();
        if (progress != null && last) {
            return Sentences.searching(shown, progress, words);
        }
        return Sentences.step(shown, state.resultProperty().get(), words);
    }

    static Label spaced(Label label) {
        label.setPadding(new javafx.geometry.Insets(0, 0, 0, 6));
        return label;
    }

    static Label figure(String id) {
        Label label = word("", "figure");
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** A quiet word that says a text. */
    static Label word(Texts texts, String key) {
        return texts.on(word("", "muted"), key);
    }

    static Label word(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
