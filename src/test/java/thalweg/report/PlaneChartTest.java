package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import thalweg.evaluation.Score;
import thalweg.landscape.Plane;
import thalweg.landscape.PlaneFrame;

class PlaneChartTest {
    private static final List<String> NAMES = List.of("A", "π(B)", "π(C)");

    /** Losses least at the left edge and most at the right. */
    static PlaneChartData data(double least, double most, int stride) {
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
    void theSurfaceGoesThroughEveryKnownPointAndBetweenThemStaysBetweenThem() {
        for (int stride : new int[] {1, 4}) {
            PlaneChartData data = data(0.05, 5, stride);
            var surface = new LossSurface(data);
            for (int column = 0; column < 9; column += stride) {
                double known = Math.log(data.plane().loss()[4][column]);
                assertEquals(known, surface.at(4, column), 1e-12);
            }
            double before = surface.at(4, 0);
            for (double column = 0.1; column < 8; column += 0.1) {
                double here = surface.at(4, column);
                assertTrue(here >= before && here <= Math.log(5) + 1e-12, column + ": " + here);
                before = here;
            }
        }
    }

    @Test
    void aCoarseMapIsSmoothToo() {
        int[] coarse = PlaneImage.pixels(data(0.05, 5, 4), ColourMap.falling(true), 64);
        long colours = IntStream.range(0, 64).map(x -> coarse[x]).distinct().count();
        assertTrue(colours > 30, colours + " colours in a row of 64 pixels");
    }

    @Test
    void mapsThatAreComparedShareAScaleThatCoversBoth() {
        PlaneChartData low = data(0.05, 0.5, 1);
        PlaneChartData high = data(0.2, 5, 1);
        PlaneChartData beside = low.beside(high);
        assertEquals(0.05, beside.least());
        assertEquals(5, beside.most(), 1e-12);
        assertEquals(beside.least(), high.beside(low).least());
        assertEquals(beside.most(), high.beside(low).most());
        assertEquals(0.5, beside.share(0.5), 1e-12);
    }

    @Test
    void theLeastLossStandsOutAndTheLargestFadesIntoTheSurface() {
        for (ChartTheme theme : new ChartTheme[] {ChartTheme.DARK, ChartTheme.LIGHT}) {
            ColourMap colours = PlaneImage.colours(theme);
            double surface = OkLab.of(ColourMap.sequential(theme.dark()).argb(0))[0];
            assertEquals(surface, OkLab.of(colours.argb(1))[0], 1e-9);
            double before = Double.POSITIVE_INFINITY;
            for (double share = 0; share <= 1; share += 0.05) {
                double apart = Math.abs(OkLab.of(colours.argb(share))[0] - surface);
                assertTrue(apart <= before, share + ": " + apart);
                before = apart;
            }
        }
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
