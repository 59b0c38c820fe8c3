package thalweg.desktop.models;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;
import thalweg.desktop.theme.Tips;
import thalweg.report.Figures;

/** A layer's name and how well it is aligned. */
final class LayerRow extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double HEIGHT = 6;

    private final Rectangle track = bar("bar-track");
    private final Rectangle fill = bar("bar-fill");
    private final Label value = new Label();
    private double r = Double.NaN;

    LayerRow(String tensor, Runnable choose) {
        getStyleClass().add("layer-row");
        setId("layer-" + tensor);
        setFocusTraversable(true);
        var name = new Label(shortName(tensor));
        name.getStyleClass().add("layer-name");
        name.setMinWidth(50);
        name.setPrefWidth(52);
        Tips.on(name, tensor);
        value.getStyleClass().add("muted");
        value.setMinWidth(38);
        var bars =
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
        bars.setMinHeight(16);
        bars.setPrefWidth(60);
        HBox.setHgrow(bars, Priority.ALWAYS);
        getChildren().addAll(name, bars, value);
        setOnMousePressed(e -> choose.run());
        setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.SPACE) {
                        choose.run();
                        e.consume();
                    }
                });
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /** R of this layer; NaN for not known. */
    void show(double now) {
        r = now;
        value.setText(Double.isNaN(now) ? "" : Figures.of(now, 2));
        drawFill(track.getWidth());
    }

    private void drawFill(double width) {
        double part = Double.isNaN(r) ? 0 : Math.min(1, Math.abs(r));
        fill.setWidth(part * width);
        fill.getStyleClass().setAll(r < 0 ? "bar-negative" : "bar-fill");
    }

    static String shortName(String tensor) {
        return tensor.endsWith(".weight")
                ? tensor.substring(0, tensor.length() - ".weight".length())
                : tensor;
    }

    private static Rectangle bar(String style) {
        var bar = new Rectangle(0, HEIGHT);
        bar.setArcWidth(HEIGHT);
        bar.setArcHeight(HEIGHT);
        bar.getStyleClass().add(style);
        return bar;
    }
}
