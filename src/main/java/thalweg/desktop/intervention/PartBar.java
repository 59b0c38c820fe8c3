package thalweg.desktop.intervention;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
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
import thalweg.desktop.workbench.MergedPart.Which;

/**
 * Chooses the part of the weights that is merged: an end of the singular values, how many
 * components, which layers; and says the barriers that are left.
 */
public final class PartBar extends VBox {
    private static final String DEFINITION =
            "Interpolates only this part of the weights; the rest stays A's on both lines. top:"
                    + " the components s u vᵀ of the largest singular values of each weight; bottom:"
                    + " of the smallest; whole: all of each weight. The components of π(B) are π's of"
                    + " B's, so naive and matched differ by the vectors alone. Tensors of one axis have no"
                    + " components and are merged only with whole weights.";
    private static final String FIGURES =
            "Loss and barrier at ½ of the lines on which only this part is merged, each with the ends of its"
                    + " own line, beside those of the whole models; nats.";

    private final PartModel model;

    /** A bar of the model. */
    public PartBar(PartModel model) {
        super(3);
        this.model = model;
        setId("part-bar");
        getStyleClass().add("part-bar");
        visibleProperty().bind(model.onProperty());
        managedProperty().bind(visibleProperty());
        var word = new Label("merge only");
        word.getStyleClass().addAll("small", "muted");
        word.setMinWidth(Region.USE_PREF_SIZE);
        var row =
                new HBox(
                        8,
                        word,
                        Tips.on(
                                Segments.of(
                                        model.part().whichProperty(),
                                        Which.values(),
                                        which -> which.name().toLowerCase(Locale.ROOT)),
                                DEFINITION),
                        slider(),
                        count(),
                        spring(),
                        new LayerTicks(model),
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
        return Tips.on(
                slider,
                "How many singular components of each weight are merged; the arrow keys change it by"
                        + " one, with Shift by ten");
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
        StringBinding text =
                Bindings.createStringBinding(
                        () ->
                                String.format(
                                        Locale.ROOT,
                                        "%,d of %,d",
                                        Math.min(
                                                model.part().countProperty().get(),
                                                model.mostProperty().get()),
                                        model.mostProperty().get()),
                        model.part().countProperty(),
                        model.mostProperty());
        label.textProperty().bind(text);
        label.visibleProperty().bind(model.counted());
        label.managedProperty().bind(label.visibleProperty());
        return Tips.on(
                label,
                "Components of each weight that are merged, of as many as the largest chosen weight"
                        + " has");
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.SOMETIMES);
        return spring;
    }

    private Button match() {
        var button = new Button("search by it");
        button.setId("part-match");
        button.getStyleClass().add("panel-action");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.matchableProperty().not());
        button.setOnAction(event -> model.match());
        return Tips.on(
                button,
                "Weight matching that sees only this part of the weights, as a search of its own");
    }

    private Label figures() {
        var label = new Label();
        label.setId("part-figures");
        label.getStyleClass().addAll("small", "muted");
        label.textProperty()
                .bind(
                        Bindings.when(model.part().progressProperty().isNotEmpty())
                                .then(model.part().progressProperty())
                                .otherwise(model.figuresProperty()));
        return Tips.on(label, FIGURES);
    }
}
