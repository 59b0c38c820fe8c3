package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;
import thalweg.report.Charts;

/**
 * A chart that fills its region, drawn at most once a pulse however often its data change, and
 * nodes over it: markers move without the chart being drawn again.
 */
public final class ChartPane extends Region {
    private final Pane overlay = new Pane();
    private final Supplier<JFreeChart> source;
    private final Runnable afterDrawing;
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    draw();
                }
            };
    private @Nullable PulseCanvas canvas;
    private boolean stale = true;
    private boolean warm;
    private int drawn;
    private long slowest;

    /**
     * @param source makes the chart of the newest data
     * @param tools tells when charts can be drawn, and in which colours
     * @param afterDrawing places the nodes over the chart
     */
    public ChartPane(Supplier<JFreeChart> source, PanelTools tools, Runnable afterDrawing) {
        this.source = source;
        this.afterDrawing = afterDrawing;
        getStyleClass().add("chart-pane");
        overlay.setManaged(false);
        overlay.setPickOnBounds(false);
        getChildren().add(overlay);
        setMinSize(0, 0);
        visibleProperty().addListener(visible -> refresh());
        sceneProperty().addListener(scene -> refresh());
        tools.theme().addListener((InvalidationListener) theme -> refresh());
        tools.warm()
                .whenComplete(
                        (done, failure) ->
                                Platform.runLater(
                                        () -> {
                                            warm = true;
                                            refresh();
                                        }));
    }

    /** Asks for a new chart; many wishes between two pulses are one. */
    public void refresh() {
        stale = true;
        pulse.start();
    }

    /** The layer over the chart; its coordinates are this region's. */
    public Pane overlay() {
        return overlay;
    }

    /** Where lines are drawn, in this region's coordinates; empty while nothing was drawn. */
    public Rectangle2D plotArea() {
        PulseCanvas made = canvas;
        return made == null
                ? new Rectangle2D.Double()
                : made.getRenderingInfo().getPlotInfo().getDataArea();
    }

    /** Where the chart's labels stand, in this region's coordinates. */
    public List<Rectangle2D> labels() {
        PulseCanvas made = canvas;
        return made == null ? List.of() : Charts.labels(made.getChart());
    }

    /** The x of a pixel; NaN while nothing was drawn. */
    public double valueAt(double pixel) {
        ValueAxis axis = axis(true);
        return axis == null
                ? Double.NaN
                : axis.java2DToValue(pixel, plotArea(), RectangleEdge.BOTTOM);
    }

    /** The pixel of an x; NaN while nothing was drawn. */
    public double pixelX(double value) {
        ValueAxis axis = axis(true);
        return axis == null
                ? Double.NaN
                : axis.valueToJava2D(value, plotArea(), RectangleEdge.BOTTOM);
    }

    /** The pixel of a y; NaN while nothing was drawn. */
    public double pixelY(double value) {
        ValueAxis axis = axis(false);
        return axis == null
                ? Double.NaN
                : axis.valueToJava2D(value, plotArea(), RectangleEdge.LEFT);
    }

    /** How often a chart was drawn: for tests of merging. */
    int timesDrawn() {
        return drawn;
    }

    /** The longest drawing but the first, in nanoseconds: for tests of speed. */
    long slowestDrawing() {
        return slowest;
    }

    @Override
    protected void layoutChildren() {
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        refresh();
    }

    private void draw() {
        pulse.stop();
        boolean room = getWidth() >= 40 && getHeight() >= 40;
        if (!stale || !warm || !room || getScene() == null || !isVisible()) {
            return;
        }
        stale = false;
        long start = System.nanoTime();
        JFreeChart chart = source.get();
        PulseCanvas made = canvas;
        if (made == null) {
            made = new PulseCanvas(chart, this::refresh);
            canvas = made;
            getChildren().addFirst(made);
        }
        made.show(chart, Math.floor(getWidth()), Math.floor(getHeight()));
        afterDrawing.run();
        if (drawn++ > 0) {
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
    }

    private @Nullable ValueAxis axis(boolean domain) {
        PulseCanvas made = canvas;
        if (made == null || !(made.getChart().getPlot() instanceof XYPlot plot)) {
            return null;
        }
        return domain ? plot.getDomainAxis() : plot.getRangeAxis();
    }
}
