package thalweg.desktop.models;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.Figures;

/** A layer's name and how well it is aligned, or a heading over some layers. */
final class LayerRow extends ListCell<LayerRows.Row> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final double HEIGHT = 6;

    private final Texts texts;
    private final Supplier<ShownR> shown;
    private final Rectangle track = bar("bar-track");
    private final Rectangle fill = bar("bar-fill");
    private final Label name = new Label();
    private final Label value = new Label();
    private final HBox layer;
    private @Nullable Tooltip tip;
    private double r = Double.NaN;

    /**
     * @param shown R of the layers now
     * @param nameWidth how wide the column of names is, so that all bars begin in one line
     */
    LayerRow(Texts texts, Supplier<ShownR> shown, ObservableValue<Number> nameWidth) {
        this.texts = texts;
        this.shown = shown;
        getStyleClass().add("layer-row");
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // a heading's
        name.getStyleClass().add("layer-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.minWidthProperty().bind(nameWidth);
        name.maxWidthProperty().bind(nameWidth);
        value.getStyleClass().add("muted");
        value.setMinWidth(USE_PREF_SIZE);
        value.setPrefWidth(36);
        Pane bars = bars();
        HBox.setHgrow(bars, Priority.ALWAYS);
        layer = new HBox(8, name, bars, value);
        layer.setAlignment(Pos.CENTER_LEFT);
        addEventHandler(MouseEvent.MOUSE_ENTERED, e -> tellWhole());
        setPrefWidth(0); // as wide as the list, never wider
        addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                e -> {
                    if (getItem() instanceof LayerRows.Stage) {
                        e.consume(); // a heading can't be chosen
                    }
                });
    }

    @Override
    protected void updateItem(LayerRows.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(HEADING, row instanceof LayerRows.Stage);
        switch (row) {
            case null -> say("", null, null);
            case LayerRows.Stage stage ->
                    say(
                            stage.name() + " · " + stage.layers(),
                            null,
                            texts.get("layers.stage", stage.name(), stage.layers()));
            case LayerRows.Layer of -> {
                name.setText(of.name());
                say("", layer, of.tensor());
                show();
            }
        }
        if (tip != null) {
            tellWhole();
        }
    }

    /** Sets what has changed: each setting has the row dressed and laid out anew. */
    private void say(String text, @Nullable Node graphic, @Nullable String heard) {
        if (!text.equals(getText())) {
            setText(text);
        }
        if (graphic != getGraphic()) {
            setGraphic(graphic);
        }
        setAccessibleText(heard);
    }

    /** The whole name, as a tooltip: made when the pointer first comes by. */
    private void tellWhole() {
        Tooltip made = tip == null ? Tips.make("") : tip;
        tip = made;
        made.setText(
                switch (getItem()) {
                    case null -> "";
                    case LayerRows.Stage stage -> stage.name();
                    case LayerRows.Layer of -> of.tensor();
                });
        setTooltip(getItem() == null ? null : made);
    }

    /** R has changed. */
    void show() {
        if (getItem() instanceof LayerRows.Layer of) {
            r = shown.get().now(of.tensor());
            String figure = Double.isNaN(r) ? "" : Figures.of(r, 2);
            value.setText(figure);
            setAccessibleText(of.tensor() + (figure.isEmpty() ? "" : ", R " + figure));
            drawFill(track.getWidth());
        }
    }

    private Pane bars() {
        var pane =
                new Pane(track, fill) {
                    @Override
                    protected void layoutChildren() {
                        double y = (getHeight() - HEIGHT) / 2;
                        track.setY(y);
                        fill.setY(y);
                        track.setWidth(getWidth());
                        drawFill(getWidth());
                    }
                };
        pane.setMinHeight(16);
        pane.setMinWidth(16);
        pane.setPrefWidth(60);
        return pane;
    }

    private void drawFill(double width) {
        double part = Double.isNaN(r) ? 0 : Math.min(1, Math.abs(r));
        fill.setWidth(part * width);
        String style = r < 0 ? "bar-negative" : "bar-fill";
        if (!fill.getStyleClass().contains(style)) {
            fill.getStyleClass().setAll(style);
        }
    }

    private static Rectangle bar(String style) {
        var bar = new Rectangle(0, HEIGHT);
        bar.setArcWidth(HEIGHT);
        bar.setArcHeight(HEIGHT);
        bar.getStyleClass().add(style);
        return bar;
    }
}
