package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;
import thalweg.report.ChartTheme;
import thalweg.report.Charts;
import thalweg.report.Charts.PlacedLabel;
import thalweg.report.Purpose;
import thalweg.report.Series;
import thalweg.report.SeriesData;
import thalweg.report.Span;
import thalweg.report.Zoom;

/**
 * A chart that fills its region, drawn at most once a pulse however often its data change, and
 * nodes over it: markers move without the chart being drawn again.
 */
public final class ChartPane extends Region {
    private final Pane overlay = new Pane();
    private final Supplier<? extends SeriesData> source;
    private final ChartSight sight;
    private final ObservableValue<ChartTheme> theme;
    private final Runnable afterDrawing;
    private final ChartReadout readout;
    private final ZoomReset reset;
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    draw();
                }
            };
    private @Nullable PulseCanvas canvas;
    private @Nullable SeriesData shown;
    private UnaryOperator<Zoom> frame = UnaryOperator.identity();
    private Zoom whole = Zoom.NONE;
    private final List<Parent> parents = new ArrayList<>();
    private final InvalidationListener parentShown = visible -> refresh();
    private Runnable drawnToo = () -> {};
    private boolean stale = true;
    private boolean waits;
    private boolean warm;
    private int drawn;
    private long slowest;

    /**
     * A chart.
     *
     * @param source gives the newest data
     * @param sight which part of the axes and which series are looked at
     * @param tools tells when charts can be drawn, and in which colours
     * @param afterDrawing places the nodes over the chart
     */
    public ChartPane(
            Supplier<? extends SeriesData> source,
            ChartSight sight,
            PanelTools tools,
            Runnable afterDrawing) {
        this.source = source;
        this.sight = sight;
        this.theme = tools.theme();
        this.afterDrawing = afterDrawing;
        getStyleClass().add("chart-pane");
        overlay.setManaged(false);
        overlay.setPickOnBounds(false);
        getChildren().add(overlay);
        setMinSize(0, 0);
        setFocusTraversable(true);
        new ZoomGestures(this, overlay, new PlotZoom(this));
        new LabelClicks(this);
        readout = new ChartReadout(this, tools);
        reset = ZoomReset.of(this, tools.texts());
        overlay.getChildren().add(reset);
        sight.zoomProperty().addListener((o, was, is) -> refresh());
        sight.hiddenProperty().addListener((o, was, is) -> refresh());
        visibleProperty().addListener(visible -> refresh());
        sceneProperty().addListener(scene -> watchParents());
        tools.theme().addListener((o, was, is) -> dress(was, is));
        tools.warm()
                .whenComplete(
                        (done, failure) ->
                                Platform.runLater(
                                        () -> {
                                            warm = true;
                                            refresh();
                                        }));
    }

    /** What stands in something that can't be seen isn't drawn, and is when that can be seen. */
    private void watchParents() {
        parents.forEach(parent -> parent.visibleProperty().removeListener(parentShown));
        parents.clear();
        if (getScene() != null) {
            for (Parent parent = getParent(); parent != null; parent = parent.getParent()) {
                parent.visibleProperty().addListener(parentShown);
                parents.add(parent);
            }
        }
        refresh();
    }

    private boolean canBeSeen() {
        return getScene() != null && isVisible() && parents.stream().allMatch(Parent::isVisible);
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

    /** What of the chart is looked at. */
    public ChartSight sight() {
        return sight;
    }

    /** What it says where a person points. */
    public ChartReadout readout() {
        return readout;
    }

    /** All series that the newest data have, hidden ones too. */
    public List<Series> series() {
        return source.get().series();
    }

    /** The newest data's series that are hidden. */
    public int hiddenSeries() {
        return sight.hiddenOf(source.get());
    }

    /**
     * Has the whole chart show at least so much, as of a chart beside it.
     *
     * @param all what the axes show of this chart's own → what they are to show
     */
    public void setFrame(UnaryOperator<Zoom> all) {
        frame = all;
        refresh();
    }

    /** What was drawn last; null before. */
    @Nullable SeriesData drawn() {
        return shown;
    }

    /** What the axes show where nothing is zoomed. */
    Zoom whole() {
        return whole;
    }

    ChartTheme theme() {
        return theme.getValue();
    }

    /** Told after each drawing. */
    void onDrawn(Runnable action) {
        drawnToo = action;
    }

    boolean isSeries(String id) {
        return shown != null && shown.series().stream().anyMatch(s -> s.id().equals(id));
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
        return placedLabels().stream().map(PlacedLabel::box).toList();
    }

    List<PlacedLabel> placedLabels() {
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
    public long slowestDrawing() {
        return slowest;
    }

    @Override
    protected void layoutChildren() {
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        refresh();
    }

    /** A new language has all texts laid out in one pulse: charts are drawn in the next. */
    private void dress(ChartTheme was, ChartTheme is) {
        waits = was.words().language() != is.words().language();
        refresh();
    }

    private void draw() {
        if (waits) {
            waits = false;
            return;
        }
        pulse.stop();
        boolean room = getWidth() >= 40 && getHeight() >= 40;
        if (!stale || !warm || !room || !canBeSeen()) {
            return;
        }
        stale = false;
        long start = System.nanoTime();
        SeriesData data = sight.visible(source.get());
        JFreeChart chart = Charts.of(data, theme.getValue(), Purpose.WINDOW);
        Zoom own = Charts.shown(chart);
        whole = frame.apply(own);
        Zoom part = sight.within(whole);
        Charts.zoom(
                chart,
                new Zoom(
                        shown(part.across(), whole.across(), own.across()),
                        shown(part.up(), whole.up(), own.up())));
        shown = data;
        PulseCanvas made = canvas;
        if (made == null) {
            made = new PulseCanvas(chart);
            canvas = made;
            getChildren().addFirst(made);
        }
        made.show(chart, Math.floor(getWidth()), Math.floor(getHeight()), Enlargement.of(this));
        afterDrawing.run();
        readout.drawn();
        reset.place(plotArea());
        drawnToo.run();
        if (drawn++ > 0) {
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
    }

    /** A part, or a whole that isn't the chart's own; null for the chart's own. */
    private static @Nullable Span shown(
            @Nullable Span part, @Nullable Span whole, @Nullable Span own) {
        return part != null || Objects.equals(whole, own) ? part : whole;
    }

    @Nullable ValueAxis axis(boolean domain) {
        PulseCanvas made = canvas;
        if (made == null || !(made.getChart().getPlot() instanceof XYPlot plot)) {
            return null;
        }
        return domain ? plot.getDomainAxis() : plot.getRangeAxis();
    }
}
