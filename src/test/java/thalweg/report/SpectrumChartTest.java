package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpectrumChartTest {
    private static final float[] S = {3, 2, 1};

    @Test
    void nothingIsCalledMatchedBeforeASearch() {
        var before = data(null);
        assertFalse(before.table().csv().contains("matched"));
        assertEquals(3, series(before));
        var after = data(S);
        assertTrue(after.table().csv().contains("matched"));
        assertEquals(4, series(after));
    }

    @Test
    void theLabelOfASpectrumNamesItsOwnCurve() {
        var data = new SpectrumChartData("fc4", S, S, null);
        Label label = label(data);
        assertEquals("A and π(B): a permutation changes none", label.text());
        assertEquals(2, label.curve().at(2));
    }

    private static Label label(SpectrumChartData data) {
        return Charts.of(data, ChartTheme.DARK, Purpose.WINDOW)
                .getXYPlot()
                .getAnnotations()
                .stream()
                .filter(LabelLayer.class::isInstance)
                .flatMap(layer -> ((LabelLayer) layer).labels().stream())
                .findFirst()
                .orElseThrow();
    }

    private static SpectrumChartData data(float @org.jspecify.annotations.Nullable [] matched) {
        return new SpectrumChartData("fc2", S, S, new SpectrumChartData.Merged(0.5, S, matched));
    }

    private static int series(SpectrumChartData data) {
        return Charts.of(data, ChartTheme.DARK, Purpose.WINDOW).getXYPlot().getSeriesCount();
    }
}
