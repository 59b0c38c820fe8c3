package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import thalweg.words.Phrase;

/**
 * A line chart in the making, in the program's look: hairline grid, no border, labels beside the
 * lines. Lines added first lie undermost.
 */
final class LinePlot {
    /** Of a filled band, how many stretches of its height labels keep off. */
    private static final int BAND_LINES = 3;

    private static final float LABEL = 12;
    private static final float TITLE = 12;
    private static final Shape DOT = new Ellipse2D.Double(-4, -4, 8, 8);

    private final ChartTheme theme;
    private final Purpose purpose;
    private final DefaultXYDataset lines = new DefaultXYDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    private final List<Label> labels = new ArrayList<>();
    private final List<LabelLayer.Line> drawn = new ArrayList<>();
    private final List<LabelLayer.Line> filled = new ArrayList<>();
    private final Map<Curve, String> edges = new HashMap<>();
    private final XYPlot plot;
    private double upright = Double.NaN;

    LinePlot(ChartTheme theme, Purpose purpose, ValueAxis domain, ValueAxis range) {
        this.theme = theme;
        this.purpose = purpose;
        plot = new XYPlot(lines, style(domain), style(range), renderer);
        plot.setBackgroundPaint(null);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(theme.hairline());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setRangeZeroBaselineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        renderer.setDrawSeriesLineAsPath(true);
        range.setTickLabelInsets(new RectangleInsets(0, 2, 0, 8));
        domain.setTickLabelInsets(new RectangleInsets(6, 2, 0, 2));
    }

    ChartTheme theme() {
        return theme;
    }

    Purpose purpose() {
        return purpose;
    }

    /**
     * Adds a line; its name is for tests and readers of the data set. Labels keep off it, the more
     * so the less transparent it is.
     */
    void line(String name, Curve curve, Color colour, Stroke stroke) {
        line(name, name, curve, colour, stroke);
    }

    /**
     * Adds one of several lines of a series.
     *
     * @param series its {@link Series#id()}
     */
    void line(String series, String name, Curve curve, Color colour, Stroke stroke) {
        int index = lines.getSeriesCount();
        lines.addSeries(name, new double[][] {curve.x(), curve.y()});
        renderer.setSeriesPaint(index, colour, false);
        renderer.setSeriesStroke(index, stroke, false);
        drawn.add(new LabelLayer.Line(series, curve, colour.getAlpha() / 255.0));
    }

    /** Adds points that no line joins. */
    void points(String name, Curve curve, Color colour) {
        int index = lines.getSeriesCount();
        lines.addSeries(name, new double[][] {curve.x(), curve.y()});
        renderer.setSeriesPaint(index, colour, false);
        renderer.setSeriesLinesVisible(index, false);
        renderer.setSeriesShapesVisible(index, true);
        renderer.setSeriesShape(index, DOT, false);
    }

    /** Adds a single point: a disc, or a ring. */
    void dot(String name, double x, double y, Color colour, boolean ring) {
        int index = lines.getSeriesCount();
        points(name, new Curve(new double[] {x}, new double[] {y}), colour);
        renderer.setSeriesShapesFilled(index, !ring);
        renderer.setSeriesOutlineStroke(index, Strokes.solid(1.6));
        renderer.setSeriesStroke(index, Strokes.solid(1.6), false);
    }

    /** Adds a text that ends at a point. */
    void note(String text, double x, double y, Color colour) {
        var note = new XYTextAnnotation(text, x, y);
        note.setFont(ChartFonts.of(text, LABEL, true));
        note.setPaint(colour);
        note.setTextAnchor(TextAnchor.CENTER_RIGHT);
        plot.addAnnotation(note, false);
    }

    void label(Label label) {
        labels.add(label);
    }

    /** Labels keep off an upright line that stands at this x, in the window over the chart. */
    void keepOff(double x) {
        upright = x;
    }

    void marker(Marker marker) {
        plot.addAnnotation(marker, false);
    }

    /** Fills what lies between the edges of a series, behind the lines. */
    void band(String series, Curve upper, Curve lower, Color colour) {
        fillBetween(upper, lower, colour);
        edges.put(upper, series);
        for (int k = 0; k <= BAND_LINES; k++) { // labels keep off all of it
            filled.add(
                    new LabelLayer.Line(series, between(upper, lower, (double) k / BAND_LINES), 1));
        }
    }

    /** From the upper one, 0, to the lower one, 1; of the upper one itself where that is meant. */
    private static Curve between(Curve upper, Curve lower, double part) {
        if (part == 0) {
            return upper;
        }
        var y = new double[upper.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = (1 - part) * upper.y()[i] + part * lower.at(upper.x()[i]);
        }
        return new Curve(upper.x(), y);
    }

    /** Fills what lies between two curves, behind the lines. */
    void fillBetween(Curve upper, Curve lower, Color colour) {
        var corners = new double[2 * (upper.size() + lower.size())];
        int at = 0;
        for (int i = 0; i < upper.size(); i++) {
            corners[at++] = upper.x()[i];
            corners[at++] = upper.y()[i];
        }
        for (int i = lower.size() - 1; i >= 0; i--) {
            corners[at++] = lower.x()[i];
            corners[at++] = lower.y()[i];
        }
        for (double corner : corners) {
            if (!Double.isFinite(corner)) {
                return;
            }
        }
        renderer.addAnnotation(
                new XYPolygonAnnotation(corners, null, null, colour),
                org.jfree.chart.ui.Layer.BACKGROUND);
    }

    /** The finished chart. */
    JFreeChart chart() {
        if (!labels.isEmpty()) {
            plot.addAnnotation(
                    new LabelLayer(
                            labels, drawn, filled, edges, theme.background(), LABEL, upright),
                    false);
        }
        plot.addAnnotation(new LastFont(), false);
        var chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(theme.background());
        chart.setBorderVisible(false);
        chart.setPadding(new RectangleInsets(10, 4, 6, 16));
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        return chart;
    }

    /** A linear axis with labels at multiples of a unit. */
    static NumberAxis linear(NiceScale scale) {
        var axis = new NumberAxis();
        axis.setRange(scale.lower(), scale.upper());
        axis.setTickUnit(new NumberTickUnit(scale.unit(), digits(scale.unit())));
        return axis;
    }

    /** A linear axis with labels at the smallest of the units for which there is room. */
    static NumberAxis linear(double lower, double upper, double... units) {
        var choice = new TickUnits();
        for (double unit : units) {
            choice.add(new NumberTickUnit(unit, Figures.axis("0.##")));
        }
        var axis = new RoundAxis(choice.get(0));
        axis.setRange(lower, upper > lower ? upper : lower + 1);
        axis.setStandardTickUnits(choice);
        return axis;
    }

    /** The axes' titles, in files only: in the window the panel's heading says them. */
    void titles(Phrase domain, Phrase range) {
        if (purpose == Purpose.FILE) {
            title(plot.getDomainAxis(), domain);
            title(plot.getRangeAxis(), range);
        }
    }

    /** Texts of the bundles, see {@link #titles(Phrase, Phrase)}. */
    void titles(String domain, String range) {
        titles(Phrase.of(domain), Phrase.of(range));
    }

    /** An axis' title, in the window as well. */
    void title(ValueAxis axis, Phrase title) {
        String text = title.in(theme.words());
        axis.setLabel(text);
        axis.setLabelFont(ChartFonts.of(text, TITLE, false));
    }

    /** As many places as a unit has. */
    static DecimalFormat digits(double unit) {
        int digits = 0;
        for (double u = unit; Math.abs(u - Math.rint(u)) > 1e-6 && digits < 9; u *= 10) {
            digits++;
        }
        return Figures.axis(digits == 0 ? "0" : "0." + "0".repeat(digits));
    }

    private ValueAxis style(ValueAxis axis) {
        axis.setTickLabelFont(ChartFonts.regular(11));
        axis.setTickLabelPaint(theme.muted());
        axis.setLabelFont(ChartFonts.regular(TITLE));
        axis.setLabelPaint(theme.muted());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setUpperMargin(0);
        axis.setLowerMargin(0);
        return axis;
    }
}
