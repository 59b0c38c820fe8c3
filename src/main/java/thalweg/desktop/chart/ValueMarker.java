package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/**
 * An upright line over a chart with a dot on its curve, bound to a value: pressing or dragging
 * anywhere in the plot moves it, and so do the arrow keys. The chart isn't drawn again.
 */
public final class ValueMarker {
    private final ChartPane pane;
    private final DoubleProperty value;
    private final double step;
    private final DoubleUnaryOperator curve;
    private final Path line = new Path();
    private double x = Double.NaN;
    private final Circle dot = new Circle(5.5);
    private @Nullable Runnable moved;
    private double least = Double.NEGATIVE_INFINITY;
    private double most = Double.POSITIVE_INFINITY;

    /**
     * @param pane the chart
     * @param value follows the hand, in the chart's units of x
     * @param step of the arrow keys; also what the hand's value is rounded to
     * @param curve y of the dot at an x; NaN for none
     */
    public ValueMarker(
            ChartPane pane, DoubleProperty value, double step, DoubleUnaryOperator curve) {
        this.pane = pane;
        this.value = value;
        this.step = step;
        this.curve = curve;
        line.getStyleClass().add("marker-line");
        dot.getStyleClass().add("marker-dot");
        line.setMouseTransparent(true);
        dot.setMouseTransparent(true);
        pane.overlay().getChildren().addAll(line, dot);
        value.addListener(changed -> place());
        pane.setFocusTraversable(true);
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::follow);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::follow);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        pane.setCursor(Cursor.H_RESIZE);
    }

    /** The value stays between these. */
    public void within(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** Adds a style class to line and dot. */
    public void style(String name) {
        line.getStyleClass().add(name);
        dot.getStyleClass().add(name);
    }

    /** Told whenever the marker was placed. */
    public void onMoved(Runnable action) {
        moved = action;
    }

    /** Where the dot is, or the middle of the line where there is none: x in the pane. */
    public double x() {
        return x;
    }

    /** y of the dot in the pane; NaN where there is none. */
    public double y() {
        return dot.isVisible() ? dot.getCenterY() : Double.NaN;
    }

    /** Whether the line can be seen. */
    public boolean isShown() {
        return line.isVisible();
    }

    /** Puts line and dot where the value is; after each drawing of the chart. */
    public void place() {
        var area = pane.plotArea();
        double px = pane.pixelX(value.get());
        boolean shown =
                area.getWidth() > 0
                        && !Double.isNaN(px)
                        && px >= area.getMinX() - 1
                        && px <= area.getMaxX() + 1;
        line.setVisible(shown);
        double y = shown ? curve.applyAsDouble(value.get()) : Double.NaN;
        double py = Double.isNaN(y) ? Double.NaN : pane.pixelY(y);
        // Half of it may stand out, as at an end of the curve.
        dot.setVisible(py >= area.getMinY() - 1 && py <= area.getMaxY() + 1);
        if (shown) {
            // Half a pixel, so that a line of one pixel is sharp.
            x = Math.floor(px) + 0.5;
            draw(area);
            dot.setCenterX(px);
            if (dot.isVisible()) {
                dot.setCenterY(Math.clamp(py, area.getMinY(), area.getMaxY()));
            }
        }
        if (moved != null) {
            moved.run();
        }
    }

    /**
     * From the top to the bottom of the plot, but not through a label, which it would cross out.
     */
    private void draw(Rectangle2D area) {
        List<Rectangle2D> crossed =
                pane.labels().stream()
                        .filter(label -> label.getMinX() <= x && x <= label.getMaxX())
                        .sorted(Comparator.comparingDouble(Rectangle2D::getMinY))
                        .toList();
        line.getElements().clear();
        double from = area.getMinY();
        for (Rectangle2D label : crossed) {
            stroke(from, Math.min(label.getMinY(), area.getMaxY()));
            from = Math.max(from, label.getMaxY());
        }
        stroke(from, area.getMaxY());
    }

    private void stroke(double from, double to) {
        if (to > from) {
            line.getElements().addAll(new MoveTo(x, from), new LineTo(x, to));
        }
    }

    private void follow(MouseEvent event) {
        if (!event.isPrimaryButtonDown() || event.isShiftDown() || event.isShortcutDown()) {
            return; // the zoom's
        }
        pane.requestFocus();
        set(pane.valueAt(event.getX()));
        event.consume();
    }

    private void key(KeyEvent event) {
        double by = event.isShiftDown() ? 10 * step : step;
        if (event.isAltDown() || event.isShortcutDown()) {
            return; // the zoom's and the readout's
        }
        if (event.getCode() == KeyCode.LEFT) {
            set(value.get() - by);
        } else if (event.getCode() == KeyCode.RIGHT) {
            set(value.get() + by);
        } else {
            return;
        }
        event.consume();
    }

    private void set(double wanted) {
        if (!Double.isNaN(wanted)) {
            double rounded = Math.rint(wanted / step) * step;
            // Away with the dust of binary fractions: 0.3, not 0.30000000000000004.
            double clean = Math.rint(rounded * 1e9) / 1e9;
            value.set(Math.clamp(clean, least, most));
        }
    }
}
