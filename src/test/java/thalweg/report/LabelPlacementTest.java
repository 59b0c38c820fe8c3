package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LabelPlacementTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(40, 10, 420, 240);
    private static final double WIDTH = 130;
    private static final double HEIGHT = 17;

    @Test
    void noLabelLeavesItsCurveByMoreThanTwoLinesNorTheChart() {
        for (int seed = 0; seed < 60; seed++) {
            List<TracedCurve> curves = curves(new Random(seed), 5);
            var placement = new LabelPlacement(AREA, curves, List.of(), Double.NaN);
            for (TracedCurve own : curves) {
                var box = placement.place(own, WIDTH, HEIGHT, 250, Label.Side.RIGHT);
                assertTrue(AREA.contains(box), "seed " + seed + ": " + box);
                double away = own.distance(box, 1000);
                assertTrue(away <= 2 * HEIGHT + 1, "seed " + seed + ": " + away + " pixels");
            }
        }
    }

    @Test
    void noLabelLiesOnAnotherNorOnANumberOfTheAxis() {
        var tick = new Rectangle2D.Double(0, 100, 60, 14);
        for (int seed = 0; seed < 60; seed++) {
            List<TracedCurve> curves = curves(new Random(seed), 5);
            var placement = new LabelPlacement(AREA, curves, List.of(tick), Double.NaN);
            List<Rectangle2D> boxes = new ArrayList<>(List.of(tick));
            for (TracedCurve own : curves) {
                var box = placement.place(own, WIDTH, HEIGHT, 60, Label.Side.RIGHT);
                for (Rectangle2D other : boxes) {
                    assertFalse(
                            box.intersects(other), "seed " + seed + ": " + box + " on " + other);
                }
                boxes.add(box);
            }
        }
    }

    @Test
    void aFlatCurveUnderAHighOneKeepsItsLabelWithinALine() {
        TracedCurve high = curve(x -> 230 - 200 * bump(x), 1);
        TracedCurve flat = curve(x -> 235, 1);
        var placement = new LabelPlacement(AREA, List.of(high, flat), List.of(), Double.NaN);
        placement.place(high, WIDTH, HEIGHT, 280, Label.Side.RIGHT);
        var box = placement.place(flat, WIDTH, HEIGHT, 270, Label.Side.RIGHT);
        assertTrue(flat.distance(box, 1000) <= HEIGHT, box.toString());
        assertEquals(0, high.through(box), box.toString());
        assertEquals(0, flat.through(box), box.toString());
    }

    @Test
    void aLabelGoesUnderItsCurveWhereAnotherRunsCloseOverIt() {
        TracedCurve over = curve(x -> 100, 1);
        TracedCurve own = curve(x -> 112, 1);
        var placement = new LabelPlacement(AREA, List.of(over, own), List.of(), Double.NaN);
        var box = placement.place(own, WIDTH, HEIGHT, 250, Label.Side.CENTRE);
        assertTrue(box.getMinY() > 112, box.toString());
    }

    @Test
    void inAChartTooSmallForItALabelStaysInsideAsFarAsItCan() {
        var area = new Rectangle2D.Double(0, 0, 60, 12);
        var curve = TracedCurve.of(new double[] {0, 60}, new double[] {5, 6}, area, 1);
        var box =
                new LabelPlacement(area, List.of(curve), List.of(), Double.NaN)
                        .place(curve, WIDTH, HEIGHT, 30, Label.Side.CENTRE);
        assertEquals(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), box);
    }

    @Test
    void aTracedCurveIsWhereItIsDrawnAndNowhereInItsGaps() {
        var curve =
                TracedCurve.of(
                        new double[] {40, 100, 160, 220},
                        new double[] {100, 40, Double.NaN, 70},
                        AREA,
                        1);
        assertEquals(70, curve.y()[curve.column(70)], 1e-9);
        assertEquals(40, curve.y()[curve.column(100)], 1e-9);
        assertTrue(Double.isNaN(curve.y()[curve.column(130)]));
        assertEquals(70, curve.y()[curve.column(220)], 1e-9);
        assertTrue(Double.isNaN(curve.y()[curve.column(300)]));
    }

    /** Smooth ones, as losses and R are. */
    private static List<TracedCurve> curves(Random random, int count) {
        List<TracedCurve> curves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double floor = 60 + 180 * random.nextDouble();
            double height = 50 * random.nextGaussian();
            double waves = 1 + 3 * random.nextDouble();
            curves.add(
                    curve(
                            x -> {
                                double y = floor + height * Math.sin(waves * x / 100);
                                return Math.clamp(y, AREA.getMinY(), AREA.getMaxY());
                            },
                            1));
        }
        return curves;
    }

    private static TracedCurve curve(DoubleUnaryOperator y, double weight) {
        var xs = new double[43];
        var ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = AREA.getMinX() + 10 * i;
            ys[i] = y.applyAsDouble(xs[i]);
        }
        return TracedCurve.of(xs, ys, AREA, weight);
    }

    private static double bump(double x) {
        double part = (x - AREA.getCenterX()) / 90;
        return Math.exp(-part * part);
    }

    @Test
    void anUprightLineOverTheChartIsKeptOffWhereThereIsRoom() {
        var flat = new double[200];
        java.util.Arrays.fill(flat, AREA.getCenterY());
        var curve = new TracedCurve(AREA.getMinX(), flat, 1);
        double marker = AREA.getCenterX();
        var box =
                new LabelPlacement(AREA, List.of(curve), List.of(), marker)
                        .place(curve, WIDTH, HEIGHT, marker, Label.Side.CENTRE);
        assertTrue(box.getMinX() >= marker || box.getMaxX() <= marker, box.toString());
    }
}
