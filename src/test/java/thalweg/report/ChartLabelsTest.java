package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import thalweg.words.Phrase;

/** Where the labels of the real models' charts stand, in the panels' sizes of a low window. */
class ChartLabelsTest {
    private Reference reference;

    @BeforeEach
    void read() {
        assumeTrue(Reference.isThere(), "../shared is missing");
        reference = Reference.read();
    }

    @Test
    void theLossesLabelsStandAtTheirCurvesAlsoAtAnEarlierStep() {
        LossChartData data = reference.loss();
        // As it is shown at an earlier step: the matched curve is still one of the steps'.
        var early =
                new LossChartData(
                        data.naive(),
                        data.steps().getFirst(),
                        data.steps(),
                        Phrase.plain("first 500 images"),
                        data.control(),
                        data.naiveBarrier(),
                        0.4,
                        LossChartData.Plain.NONE,
                        LossReferences.NONE,
                        LossOfPart.NONE,
                        0.5,
                        false);
        var held =
                data.withReferences(
                        new LossReferences(
                                0.045, scaled(data.naive(), 0.25), scaled(data.matched(), 0.7)));
        for (LossChartData shown : List.of(data, early, held)) {
            var drawn = new Drawn(Charts.of(shown, ChartTheme.DARK, Purpose.WINDOW), 640, 250);
            drawn.apart();
            drawn.near();
        }
    }

    private static Curve scaled(Curve curve, double factor) {
        return new Curve(
                curve.x(), java.util.Arrays.stream(curve.y()).map(y -> y * factor).toArray());
    }

    @Test
    void nothingInTheChartOfRStandsOnTheCurveAfterMatching() {
        RChartData data = reference.r().withChosen(reference.r().layers().getFirst().name());
        for (int width : new int[] {310, 360, 480}) {
            var drawn = new Drawn(Charts.of(data, ChartTheme.DARK, Purpose.WINDOW), width, 210);
            drawn.apart();
            drawn.near();
            drawn.boxes.forEach(
                    (text, box) -> assertFalse(drawn.crosses(data.after(), box), text + " " + box));
        }
    }

    @Test
    void beforeASearchTheNamesOfRStandBesideTheBandOfRandomPermutationsAndNotOnIt() {
        double[] gammas = reference.r().band().gammas();
        var high = new double[gammas.length];
        var low = new double[gammas.length];
        var r = new double[gammas.length];
        for (int i = 0; i < gammas.length; i++) {
            high[i] = 0.004 + 0.03 * gammas[i]; // as in the window's samples
            low[i] = 0.001 + 0.006 * gammas[i];
            r[i] = 0.7 * high[i];
        }
        var data =
                new RChartData(
                        null,
                        List.of(),
                        new Curve(gammas, r),
                        new RChartData.Band(gammas, low, high),
                        Double.NaN,
                        "");
        var drawn = new Drawn(Charts.of(data, ChartTheme.DARK, Purpose.WINDOW), 340, 200);
        drawn.apart();
        drawn.boxes.forEach(
                (text, box) -> {
                    for (double part = 0; part <= 1; part += 0.25) {
                        var within = new double[gammas.length];
                        for (int i = 0; i < within.length; i++) {
                            within[i] = low[i] + part * (high[i] - low[i]);
                        }
                        assertFalse(drawn.crosses(new Curve(gammas, within), box), text);
                    }
                });
    }

    @Test
    void everyCurveOfTheChartOfRIsNamed() {
        RChartData data = reference.r().withChosen(reference.r().layers().getFirst().name());
        var drawn = new Drawn(Charts.of(data, ChartTheme.DARK, Purpose.WINDOW), 480, 260);
        assertEquals(
                List.of(
                        "after, all layers",
                        "before",
                        "random",
                        LayerWords.shortName(data.chosen()),
                        "the other layers"),
                List.copyOf(drawn.boxes.keySet()));
    }

    @Test
    void theChosenLayerLiesOverAllOtherCurvesOfR() {
        RChartData data = reference.r().withChosen(reference.r().layers().getFirst().name());
        XYPlot plot = Charts.of(data, ChartTheme.LIGHT, Purpose.WINDOW).getXYPlot();
        int last = plot.getDataset().getSeriesCount() - 1;
        assertEquals(data.chosen(), plot.getDataset().getSeriesKey(last));
        assertEquals(ChartTheme.LIGHT.text(), plot.getRenderer().getSeriesPaint(last));
    }

    @Test
    void aDistanceKeepsOffTheNumbersOfTheAxisWhereverTheyStand() {
        for (double l2 = 37; l2 < 43; l2 += 0.25) {
            var x = new double[] {0, 1, 2};
            var y = new double[] {l2, l2 - 0.4, l2 - 0.5};
            var data = new ObjectiveChartData(new Curve(x, y), new Curve(x, y), false, Double.NaN);
            var drawn = new Drawn(Charts.of(data, ChartTheme.DARK, Purpose.WINDOW), 330, 150);
            drawn.apart();
            for (Rectangle2D tick : drawn.ticks()) {
                drawn.boxes.forEach(
                        (text, box) ->
                                assertFalse(box.intersects(tick), text + " beside a number"));
            }
        }
    }

    @Test
    void aNameIsSaidAloneWhereItsWholeLabelIsWiderThanThePlot() {
        var drawn =
                new Drawn(
                        Charts.of(reference.spectrum(), ChartTheme.DARK, Purpose.WINDOW), 190, 200);
        drawn.boxes.forEach((text, box) -> assertTrue(drawn.area.contains(box), text + " " + box));
    }

    @Test
    void theNumbersOfAnAxisKeepApartWhereTheChartIsNarrow() {
        for (int width = 170; width < 400; width += 10) {
            var drawn =
                    new Drawn(
                            Charts.of(reference.r(), ChartTheme.DARK, Purpose.WINDOW), width, 180);
            var axis = (NumberAxis) drawn.plot.getDomainAxis();
            double unit = axis.getTickUnit().getSize();
            double room = unit / axis.getRange().getLength() * drawn.area.getWidth();
            double number =
                    axis.getTickLabelFont()
                            .getStringBounds("0.8", new FontRenderContext(null, true, true))
                            .getWidth();
            assertTrue(number + 3 <= room, width + ": " + number + " in " + room);
        }
    }

    /** A chart drawn, with its labels' boxes. */
    private static final class Drawn {
        private final XYPlot plot;
        private final Rectangle2D area;
        private final LabelLayer layer;
        private final Map<String, Rectangle2D> boxes = new LinkedHashMap<>();

        Drawn(JFreeChart chart, int width, int height) {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            var g2 = image.createGraphics();
            var info = new ChartRenderingInfo();
            chart.draw(g2, new Rectangle(width, height), info);
            plot = chart.getXYPlot();
            area = info.getPlotInfo().getDataArea();
            layer =
                    plot.getAnnotations().stream()
                            .filter(LabelLayer.class::isInstance)
                            .map(LabelLayer.class::cast)
                            .findFirst()
                            .orElseThrow();
            List<Rectangle2D> found =
                    layer.boxes(g2, area, plot.getDomainAxis(), plot.getRangeAxis());
            for (int i = 0; i < found.size(); i++) {
                boxes.put(layer.labels().get(i).text(), found.get(i));
            }
            g2.dispose();
        }

        void apart() {
            boxes.forEach(
                    (text, box) ->
                            boxes.forEach(
                                    (other, against) ->
                                            assertFalse(
                                                    !text.equals(other) && box.intersects(against),
                                                    text + " on " + other)));
        }

        void near() {
            for (Label label : layer.labels()) {
                Rectangle2D box = boxes.get(label.text());
                double away = traced(label.curve()).distance(box, 1000);
                assertTrue(
                        away <= 2 * box.getHeight() + 1,
                        label.text() + " is " + away + " pixels off");
            }
        }

        boolean crosses(Curve curve, Rectangle2D box) {
            return traced(curve).through(box) > 0;
        }

        /** What stands left of the plot, and the gap that a number needs. */
        List<Rectangle2D> ticks() {
            double right = area.getMinX() + 4;
            double unit = 10;
            return java.util.stream.DoubleStream.iterate(0, t -> t <= 60, t -> t + unit)
                    .map(t -> plot.getRangeAxis().valueToJava2D(t, area, RectangleEdge.LEFT))
                    .<Rectangle2D>mapToObj(y -> new Rectangle2D.Double(0, y - 6, right, 12))
                    .toList();
        }

        private TracedCurve traced(Curve curve) {
            var x = new double[curve.size()];
            var y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = plot.getDomainAxis().valueToJava2D(curve.x()[i], area, RectangleEdge.BOTTOM);
                y[i] = plot.getRangeAxis().valueToJava2D(curve.y()[i], area, RectangleEdge.LEFT);
            }
            return TracedCurve.of(x, y, area, 1);
        }
    }
}
