package thalweg.desktop.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.transform.Scale;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;

/**
 * A chart drawn when its owner says so, not at each change. Shown larger than it is laid out it has
 * more pixels, so that its lines and words stay sharp.
 */
final class PulseCanvas extends Canvas {
    /**
     * Pixels that are never seen: shown larger, the last ones would be mixed with what the canvas
     * held before, beyond its edge.
     */
    private static final int MARGIN = 2;

    private final Rectangle seen = new Rectangle();
    private final Graphics2D g2;
    private final Scale smaller = new Scale();
    private JFreeChart chart;
    private ChartRenderingInfo info = new ChartRenderingInfo();

    PulseCanvas(JFreeChart chart) {
        this.chart = chart;
        var fx = new CanvasGraphics(getGraphicsContext2D());
        getGraphicsContext2D().setFontSmoothingType(FontSmoothingType.LCD);
        fx.setZeroStrokeWidth(0.1);
        g2 = fx;
        getTransforms().add(smaller);
        setClip(seen);
        setManaged(false);
        setMouseTransparent(true); // the panel handles the mouse
    }

    /** The chart that was drawn last. */
    JFreeChart getChart() {
        return chart;
    }

    /** Where its parts stand, in its own layout's pixels. */
    ChartRenderingInfo getRenderingInfo() {
        return info;
    }

    /**
     * Draws a chart.
     *
     * @param width as it is laid out
     * @param zoom how much larger it is shown
     */
    void show(JFreeChart wanted, double width, double height, double zoom) {
        chart = wanted;
        setWidth(Math.floor(width * zoom) + MARGIN);
        setHeight(Math.floor(height * zoom) + MARGIN);
        seen.setWidth(getWidth() - MARGIN);
        seen.setHeight(getHeight() - MARGIN);
        smaller.setX(1 / zoom);
        smaller.setY(1 / zoom);
        GraphicsContext context = getGraphicsContext2D();
        context.save();
        context.clearRect(0, 0, getWidth(), getHeight());
        AffineTransform before = g2.getTransform();
        g2.scale(zoom, zoom);
        info = new ChartRenderingInfo();
        chart.draw(g2, new Rectangle2D.Double(0, 0, (int) width, (int) height), null, info);
        g2.setTransform(before);
        context.restore();
    }

    @Override
    public boolean isResizable() {
        return false; // its owner sets its size
    }
}
