package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of searches, as people see them who lack a kind of cone. */
class SearchColoursTest {
    /** In OKLab, where black and white are 1 apart. */
    private static final double TOLD_APART = 0.1;

    /** Machado, Oliveira and Fernandes (2009), severity 1: no red cones, no green, no blue. */
    private static final List<double[][]> EYES =
            List.of(
                    new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
                    new double[][] {
                        {0.152286, 1.052583, -0.204868},
                        {0.114503, 0.786281, 0.099216},
                        {-0.003882, -0.048116, 1.051998}
                    },
                    new double[][] {
                        {0.367322, 0.860646, -0.227968},
                        {0.280085, 0.672501, 0.047413},
                        {-0.011820, 0.042940, 0.968881}
                    });

    private static double[] linear(Color colour) {
        return Arrays.stream(new int[] {colour.getRed(), colour.getGreen(), colour.getBlue()})
                .mapToDouble(c -> c / 255.0)
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
                .toArray();
    }

    /** As an eye sees it, in OKLab (Ottosson, 2020). */
    private static double[] seen(Color colour, double[][] eye) {
        double[] light =
                Arrays.stream(times(eye, linear(colour))).map(c -> Math.clamp(c, 0, 1)).toArray();
        double[] cones =
                Arrays.stream(
                                times(
                                        new double[][] {
                                            {0.4122214708, 0.5363325363, 0.0514459929},
                                            {0.2119034982, 0.6806995451, 0.1073969566},
                                            {0.0883024619, 0.2817188376, 0.6299787005}
                                        },
                                        light))
                        .map(Math::cbrt)
                        .toArray();
        return times(
                new double[][] {
                    {0.2104542553, 0.7936177850, -0.0040720468},
                    {1.9779984951, -2.4285922050, 0.4505937099},
                    {0.0259040371, 0.7827717662, -0.8086757660}
                },
                cones);
    }

    private static double apart(Color one, Color other, double[][] eye) {
        double[] x = seen(one, eye);
        double[] y = seen(other, eye);
        return Math.sqrt(
                Math.pow(x[0] - y[0], 2) + Math.pow(x[1] - y[1], 2) + Math.pow(x[2] - y[2], 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTwoAreToldApartWithoutRedOrGreenConesToo(boolean dark) {
        ChartTheme theme = ChartTheme.of(dark);
        for (int i = SearchColours.NAIVE; i < SearchColours.count(); i++) {
            for (int j = i + 1; j < SearchColours.count(); j++) {
                Color one = SearchColours.of(i, theme);
                Color other = SearchColours.of(j, theme);
                for (double[][] eye : EYES) {
                    double apart = apart(one, other, eye);
                    assertTrue(apart >= TOLD_APART, i + " and " + j + ": " + apart);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyOneStandsOutFromItsSurface(boolean dark) {
        ChartTheme theme = ChartTheme.of(dark);
        for (int i = 0; i < SearchColours.count(); i++) {
            double contrast = contrast(SearchColours.of(i, theme), theme.background());
            assertTrue(contrast >= 3, i + ": " + contrast);
        }
    }

    private static double contrast(Color one, Color other) {
        double x = luminance(one) + 0.05;
        double y = luminance(other) + 0.05;
        return Math.max(x, y) / Math.min(x, y);
    }

    private static double luminance(Color colour) {
        double[] light = linear(colour);
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    }

    @Test
    void aColourThatComesAgainIsOnALineOfAnotherKind() {
        int count = SearchColours.count();
        assertEquals(
                SearchColours.of(1, ChartTheme.DARK), SearchColours.of(1 + count, ChartTheme.DARK));
        long kinds =
                java.util.stream.IntStream.range(0, 4)
                        .mapToObj(i -> Arrays.toString(SearchColours.dashes(1 + i * count)))
                        .distinct()
                        .count();
        assertEquals(4, kinds);
    }
}
