package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.evaluation.Score;
import thalweg.landscape.Plane;
import thalweg.landscape.PlaneFrame;

class PlaneChartTest {
    private static final List<String> NAMES = List.of("A", "π(B)", "π(C)");

    /** Losses least at the left edge and most at the right. */
    private static PlaneChartData data(double least, double most, int stride) {
        int n = 9;
        var loss = new double[n][n];
        var axis = new double[n];
        for (int i = 0; i < n; i++) {
            axis[i] = i - 2;
            for (int j = 0; j < n; j++) {
                boolean known = i % stride == 0 && j % stride == 0;
                double share = j / (n - 1.0);
                loss[i][j] = known ? least * Math.pow(most / least, share) : Double.NaN;
            }
        }
        var score = new Score(least * 1.01, 0.9, 100);
        var plane =
                new Plane(
                        new PlaneFrame(4, 2, 4),
                        axis,
                        axis,
                        loss,
                        loss,
                        Collections.nCopies(3, score),
                        score,
                        100,
                        "none",
                        0,
                        stride,
                        1);
        return new PlaneChartData(plane, NAMES);
    }

    @Test
    void contoursAreAtRoundLossesTheFinerTheCloserTheyLie() {
        assertEquals(List.of(0.1, 0.2, 0.5, 1.0, 2.0), rounded(data(0.06, 4, 1).levels()));
        assertEquals(
                List.of(0.06, 0.07, 0.08, 0.09, 0.1, 0.12, 0.14, 0.16, 0.18),
                rounded(data(0.055, 0.19, 1).levels()));
        for (double most : new double[] {0.0501, 0.07, 0.3, 1, 40}) {
            double before = 0.05;
            for (double level : data(0.05, most, 1).levels()) {
                assertTrue(level > before && level < most, level + " below " + most);
                before = level;
            }
        }
    }

    private static List<Double> rounded(List<Double> levels) {
        return levels.stream().map(x -> Math.round(1e6 * x) / 1e6).toList();
    }

    @Test
    void colourRisesWithTheLoss() {
        PlaneChartData data = data(0.05, 5, 1);
        ColourMap colours = ColourMap.sequential(false);
        int[] pixels = PlaneImage.pixels(data, colours, 64);
        double before = 2;
        for (int x = 0; x < 64; x += 9) {
            double lightness = OkLab.of(pixels[32 * 64 + x])[0];
            assertTrue(lightness <= before, x + ": " + lightness);
            before = lightness;
        }
    }

    @Test
    void whatIsNotKnownYetIsShownAsTheKnownPointBeforeIt() {
        PlaneChartData coarse = data(0.05, 5, 4);
        assertEquals(coarse.loss(4, 4), coarse.loss(7, 6));
        assertEquals(data(0.05, 5, 1).loss(4, 4), coarse.loss(4, 4));
        double[] heights = PlaneImage.logarithms(coarse)[3];
        assertArrayEquals(PlaneImage.logarithms(coarse)[0], heights);
    }

    @Test
    void theTableSaysWhatLiesInTheTriangle() {
        ChartTable table = data(0.05, 5, 1).table();
        assertEquals(81, table.rows());
        double inside = 0;
        for (double flag : table.columns().get(2).values()) {
            inside += flag;
        }
        // Rows 0 to 4 of the triangle with base 4 and height 4 hold 5, 3, 3, 1 and 1 points.
        assertEquals(13, inside);
    }
}
