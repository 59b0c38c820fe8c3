package thalweg.desktop.models;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.Figures;

/**
 * All layers at a glance, each as a small picture of R(γ): the area at the step shown, the line
 * before the search, γ from left to right and R from 0 to 1, the same in all. Drawn on one canvas,
 * however many layers there are.
 */
final class LayerStrip extends Region {
    private final Canvas canvas = new Canvas();
    private final Rectangle track = colour("strip-track");
    private final Rectangle area = colour("strip-area");
    private final Rectangle line = colour("strip-line");
    private final Rectangle frame = colour("strip-chosen");
    private final Texts texts;
    private final Tooltip tip = Tips.make("");
    private final UnaryOperator<String> name;
    private List<String> tensors = List.of();
    private ShownR shown = ShownR.NONE;
    private String chosen = "";

    /**
     * @param name of a layer, by its tensor
     * @param choose told which was pressed
     */
    LayerStrip(Texts texts, UnaryOperator<String> name, Consumer<String> choose) {
        this.texts = texts;
        this.name = name;
        setId("layer-strip");
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().addAll(track, area, line, frame, canvas);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(texts.of("layers.strip"));
        accessibleHelpProperty().bind(texts.of("layers.strip.about"));
        Tooltip.install(this, tip);
        setOnMouseMoved(this::say);
        setOnMousePressed(
                e -> {
                    int layer = at(e);
                    if (layer >= 0) {
                        choose.accept(tensors.get(layer));
                    }
                });
    }

    /** Shows these layers, in their order. */
    void fill(List<String> layers) {
        tensors = List.copyOf(layers);
        shown = ShownR.NONE;
        requestLayout();
    }

    /** R has changed. */
    void show(ShownR r) {
        shown = r;
        requestLayout();
    }

    /** Frames this layer. */
    void select(String tensor) {
        if (!chosen.equals(tensor)) {
            chosen = tensor;
            requestLayout();
        }
    }

    private StripGrid grid() {
        return new StripGrid(tensors.size(), getWidth());
    }

    private int at(MouseEvent event) {
        return grid().at(event.getX(), event.getY());
    }

    private void say(MouseEvent event) {
        int layer = at(event);
        if (layer >= 0) {
            String tensor = tensors.get(layer);
            tip.setText(
                    name.apply(tensor)
                            + "\n"
                            + texts.get(
                                    "layers.strip.tip",
                                    figure(shown.before(tensor)),
                                    figure(shown.now(tensor))));
        }
    }

    private String figure(double r) {
        return Double.isNaN(r) ? texts.get("layers.unknown") : Figures.of(r, 2);
    }

    @Override
    protected double computePrefHeight(double width) {
        return new StripGrid(tensors.size(), width).height();
    }

    /** Draws: once a pulse, however much has changed. */
    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        StripGrid grid = grid();
        for (int i = 0; i < tensors.size(); i++) {
            String tensor = tensors.get(i);
            Rectangle2D cell = grid.cell(i);
            rectangle(pen, cell, track.getFill());
            fillUnder(pen, cell, shown.nowCurve(tensor));
            drawLine(pen, cell, shown.beforeCurve(tensor));
            if (tensor.equals(chosen)) {
                pen.setStroke(frame.getFill());
                pen.setLineWidth(1);
                pen.strokeRect(
                        Math.floor(cell.getMinX()) + 0.5,
                        cell.getMinY() + 0.5,
                        Math.floor(cell.getWidth()) - 1,
                        cell.getHeight() - 1);
            }
        }
    }

    private static void rectangle(GraphicsContext pen, Rectangle2D room, Paint paint) {
        pen.setFill(paint);
        pen.fillRect(room.getMinX(), room.getMinY(), room.getWidth(), room.getHeight());
    }

    private void fillUnder(GraphicsContext pen, Rectangle2D cell, double[] r) {
        if (r.length < 2) {
            return;
        }
        var x = new double[r.length + 2];
        var y = new double[r.length + 2];
        for (int i = 0; i < r.length; i++) {
            x[i] = x(cell, i, r.length);
            y[i] = y(cell, r[i]);
        }
        x[r.length] = cell.getMaxX();
        x[r.length + 1] = cell.getMinX();
        y[r.length] = cell.getMaxY();
        y[r.length + 1] = cell.getMaxY();
        pen.setFill(area.getFill());
        pen.fillPolygon(x, y, x.length);
    }

    private void drawLine(GraphicsContext pen, Rectangle2D cell, double[] r) {
        var x = new double[r.length];
        var y = new double[r.length];
        for (int i = 0; i < r.length; i++) {
            x[i] = x(cell, i, r.length);
            y[i] = Math.min(y(cell, r[i]), cell.getMaxY() - 0.5);
        }
        pen.setStroke(line.getFill());
        pen.setLineWidth(1);
        pen.strokePolyline(x, y, x.length);
    }

    private static double x(Rectangle2D cell, int i, int count) {
        return cell.getMinX() + cell.getWidth() * i / (count - 1);
    }

    /** What is below 0, the picture's floor, is rare and small: the list tells it. */
    private static double y(Rectangle2D cell, double r) {
        return cell.getMaxY() - cell.getHeight() * (r > 0 ? Math.min(1, r) : 0);
    }

    /** Without size, not to be seen: its fill is a colour of the theme. */
    private Rectangle colour(String style) {
        var swatch = new Rectangle();
        swatch.getStyleClass().add(style);
        swatch.setManaged(false);
        swatch.fillProperty().subscribe(this::requestLayout);
        return swatch;
    }
}
