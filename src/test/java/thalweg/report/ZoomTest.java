package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import thalweg.words.Phrase;

class ZoomTest {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;

    private static Curve curve(double top) {
        var x = new double[21];
        var y = new double[21];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 20.0;
            y[i] = 0.1 + top * 4 * x[i] * (1 - x[i]);
        }
        return new Curve(x, y);
    }

    private static LossChartData loss(boolean logarithmic) {
        return new LossChartData(
                curve(1.2),
                curve(0.02),
                List.of(curve(0.5)),
                Phrase.none(),
                curve(0.8),
                1.2,
                0.02,
                LossChartData.Plain.NONE,
                LossReferences.NONE,
                LossOfPart.NONE,
                Double.NaN,
                logarithmic);
    }

    private static SpectrumChartData spectrum() {
        var s = new float[64];
        for (int i = 0; i < s.length; i++) {
            s[i] = (float) (4 * Math.exp(-i / 12.0));
        }
        return new SpectrumChartData("fc1", s, s, null);
    }

    private record Drawn(JFreeChart chart, Rectangle2D area, BufferedImage image) {
        static Drawn of(SeriesData data, Zoom zoom) {
            JFreeChart chart =
                    Charts.of(new ZoomedData(data, zoom), ChartTheme.LIGHT, Purpose.WINDOW);
            var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            var info = new ChartRenderingInfo();
            var g2 = image.createGraphics();
            chart.draw(g2, new Rectangle(WIDTH, HEIGHT), info);
            g2.dispose();
            return new Drawn(chart, info.getPlotInfo().getDataArea(), image);
        }

        List<Double> ticks(boolean across) {
            XYPlot plot = chart.getXYPlot();
            ValueAxis axis = across ? plot.getDomainAxis() : plot.getRangeAxis();
            var g2 = image.createGraphics();
            List<Double> values = new ArrayList<>();
            RectangleEdge edge = across ? RectangleEdge.BOTTOM : RectangleEdge.LEFT;
            for (Object tick : axis.refreshTicks(g2, new AxisState(), area, edge)) {
                values.add(((ValueTick) tick).getValue());
            }
            g2.dispose();
            return values;
        }
    }

    @Test
    void theAxesOfAPartAreLabelledAtRoundNumbersWithinIt() {
        Zoom[] parts = {
            new Zoom(new Span(0.31, 0.338), new Span(0.4, 0.41)),
            new Zoom(new Span(0, 0.5), new Span(0.1, 0.9)),
            new Zoom(new Span(0.499, 0.501), new Span(0.11, 0.1201))
        };
        for (boolean logarithmic : new boolean[] {false, true}) {
            for (Zoom part : parts) {
                Drawn drawn = Drawn.of(loss(logarithmic), part);
                for (boolean across : new boolean[] {true, false}) {
                    Span span = across ? part.across() : part.up();
                    List<Double> ticks = drawn.ticks(across);
                    assertTrue(ticks.size() >= 2 && ticks.size() <= 12, part + ": " + ticks);
                    double room = 1e-9;
                    ticks.forEach(
                            t ->
                                    assertTrue(
                                            t >= span.lower() - room && t <= span.upper() + room,
                                            t + " in " + span));
                }
            }
        }
    }

    @Test
    void ranksStayWholeHoweverNearOneLooks() {
        List<Double> ticks = Drawn.of(spectrum(), new Zoom(new Span(3.2, 6.1), null)).ticks(true);
        assertEquals(List.of(4.0, 5.0, 6.0), ticks);
    }

    @Test
    void fewCountsAreEachNamedWhereOneLooksAtThem() {
        List<PartChartData.Point> points =
                List.of(
                        new PartChartData.Point(0, 0, 0),
                        new PartChartData.Point(64, 1, 0.2),
                        new PartChartData.Point(512, 1.1, 0.1));
        var data = new PartChartData("top of fc1", 512, points, Double.NaN, Double.NaN);
        double from = PartChartData.position(60, 512) - 1e-4;
        double to = PartChartData.position(64, 512) + 1e-4;
        List<Double> ticks = Drawn.of(data, new Zoom(new Span(from, to), null)).ticks(true);
        assertEquals(
                List.of(64, 63, 62, 61, 60),
                ticks.stream().map(t -> PartChartData.count(t, 512)).toList());
    }

    @Test
    void nothingIsDrawnOutsideThePlotNorNamedThatIsOutOfView() {
        Drawn whole = Drawn.of(loss(false), Zoom.NONE);
        assertEquals(
                Set.of("naive", "matched", "control", "steps"),
                Set.copyOf(
                        Charts.labels(whole.chart).stream()
                                .map(Charts.PlacedLabel::series)
                                .toList()));
        Drawn low = Drawn.of(loss(false), new Zoom(new Span(0.4, 0.6), new Span(0.05, 0.2)));
        assertEquals(
                List.of("matched"),
                Charts.labels(low.chart).stream().map(Charts.PlacedLabel::series).toList());
        int matched = ChartTheme.LIGHT.matched().getRGB();
        boolean inside = false;
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                if (low.image.getRGB(x, y) == matched) {
                    inside = true;
                    assertTrue(low.area.intersects(x, y, 1, 1), "a line at " + x + ", " + y);
                }
            }
        }
        assertTrue(inside);
    }

    @Test
    void whatIsHiddenIsInNoChartNoTableAndNoScale() {
        LossChartData left = loss(false).without(Set.of("naive", "control", "steps"));
        assertEquals(List.of("matched"), left.series().stream().map(Series::id).toList());
        String csv = left.table().csv();
        assertTrue(csv.startsWith("alpha,matched loss\n"), csv);
        Span up = Charts.shown(Charts.of(left, ChartTheme.LIGHT, Purpose.FILE)).up();
        assertTrue(up.upper() < 0.3, up.toString());
        SpectrumChartData values = spectrum().without(Set.of("A"));
        assertEquals(List.of("π(B)"), values.series().stream().map(Series::id).toList());
        assertFalse(Charts.of(values, ChartTheme.DARK, Purpose.WINDOW) == null);
    }

    @Test
    void aFileOfAPartShowsThatPartAndKeepsAllNumbers() {
        var part = new ZoomedData(loss(false), new Zoom(new Span(0.2, 0.4), null));
        JFreeChart chart = Charts.of(part, ChartTheme.PRINT, Purpose.FILE);
        assertEquals(new Span(0.2, 0.4), Charts.shown(chart).across());
        assertEquals(loss(false).table().csv(), part.table().csv());
    }

    @Test
    void everyChartIsLookedAtWithoutEachOfItsSeries() {
        List<SeriesData> all = new ArrayList<>(SearchChartsTest.all());
        all.add(loss(true));
        all.add(spectrum());
        for (SeriesData data : all) {
            for (Series series : data.series()) {
                SeriesData left = data.without(Set.of(series.id()));
                assertTrue(
                        left.series().stream().noneMatch(s -> s.id().equals(series.id())),
                        series.id());
                Drawn.of(left, Zoom.NONE);
            }
        }
    }
}
