package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

class ObjectiveChartTest {
    private static final Curve L2 = new Curve(new double[] {0, 5}, new double[] {4, 2});

    private static ObjectiveChartData data(boolean apart) {
        return new ObjectiveChartData(L2, L2, false, Double.NaN, apart, false);
    }

    private static List<String> series(ObjectiveChartData data) {
        XYPlot plot = Charts.of(data, ChartTheme.LIGHT, Purpose.WINDOW).getXYPlot();
        return IntStream.range(0, plot.getSeriesCount())
                .mapToObj(i -> plot.getDataset().getSeriesKey(i).toString())
                .toList();
    }

    @Test
    void stepsWhoseBetweenIsUnknownArePointsAndTheCursorHasNoValueThere() {
        assertEquals(List.of("between", "distance"), series(data(true)));
        assertEquals(2, data(true).at(5));
        assertTrue(Double.isNaN(data(true).at(3)));
    }

    @Test
    void aSearchSeenToItsEndIsOneLine() {
        assertEquals(List.of("distance"), series(data(false)));
        assertEquals(2.8, data(false).at(3), 1e-12);
    }
}
