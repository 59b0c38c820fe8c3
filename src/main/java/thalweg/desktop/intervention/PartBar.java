package thalweg.desktop.intervention;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.MergedPart.Which;
import thalweg.words.Phrase;

/**
 * Chooses the part of the weights that is merged: an end of the singular values, how many
 * components, which layers; and says the barriers that are left.
 */
public final class PartBar extends VBox {
    private final PartModel model;
    private final Texts texts;

    /** A bar of the model. */
    public PartBar(PartModel model, Texts texts) {
        super(3);
        this.model = model;
        this.texts = texts;
        setId("part-bar");
        getStyleClass().add("part-bar");
        visibleProperty().bind(model.onProperty());
        managedProperty().bind(visibleProperty());
        Label word = texts.on(new Label(), "part.only");
        word.getStyleClass().addAll("small", "muted");
        word.setMinWidth(Region.USE_PREF_SIZE);
        var row =
                new HBox(
                        8,
                        word,
                        Tips.on(
                                Segments.of(
                                        texts,
                                        model.part().whichProperty(),
                                        Which.values(),
                                        which ->
                                                "part.which."
                                                        + which.name().toLowerCase(Locale.ROOT)),
                                texts.of("part.definition")),
                        slider(),
                        count(),
                        spring(),
                        new LayerTicks(model, texts),
                        match());
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, figures());
    }

    private Slider slider() {
        var slider = new Slider(0, 1, 0);
        slider.setId("part-slider");
        slider.getStyleClass().add("timeline-slider");
        slider.setMinWidth(60);
        slider.setMaxWidth(360);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().bindBidirectional(model.positionProperty());
        slider.disableProperty().bind(Bindings.equal(model.mostProperty(), 0));
        slider.visibleProperty().bind(model.counted());
        slider.managedProperty().bind(slider.visibleProperty());
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        return Tips.on(slider, texts.of("part.slider.about"));
    }

    private void key(KeyEvent event) {
        int by = event.isShiftDown() ? 10 : 1;
        if (event.getCode() == KeyCode.LEFT) {
            by = -by;
        } else if (event.getCode() != KeyCode.RIGHT) {
            return;
        }
        var count = model.part().countProperty();
        count.set(Math.clamp((long) count.get() + by, 0, model.mostProperty().get()));
        event.consume();
    }

    private Label count() {
        var label = new Label();
        label.setId("part-count");
        label.getStyleClass().add("small");
        label.setMinWidth(74);
        label.textProperty()
                .bind(
                        texts.following(
                                words ->
                                        words.get(
                                                "part.count",
                                                Math.min(
                                                        model.part().countProperty().get(),
                                                        model.mostProperty().get()),
                                                model.mostProperty().get()),
                                model.part().countProperty(),
                                model.mostProperty()));
        label.visibleProperty().bind(model.counted());
        label.managedProperty().bind(label.visibleProperty());
        return Tips.on(label, texts.of("part.count.about"));
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.SOMETIMES);
        return spring;
    }

    private Button match() {
        Button button = texts.on(new Button(), "part.match");
        button.setId("part-match");
        button.getStyleClass().add("panel-action");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.matchableProperty().not());
        button.setOnAction(event -> model.match());
        return Tips.on(button, texts.of("part.match.about"));
    }

    private Label figures() {
        var label = new Label();
        label.setId("part-figures");
        label.getStyleClass().addAll("small", "muted");
        label.textProperty()
                .bind(
                        texts.following(
                                words -> {
                                    Phrase now = model.part().progressProperty().get();
                                    return now == null
                                            ? model.figuresProperty().get()
                                            : now.in(words);
                                },
                                model.part().progressProperty(),
                                model.figuresProperty()));
        return Tips.on(label, texts.of("part.figures.about"));
    }
}
