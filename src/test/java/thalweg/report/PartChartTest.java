package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.report.PartChartData.Point;

class PartChartTest {
    @Test
    void everyCountHasAPlaceOfItsOwnThatLeadsBackToIt() {
        for (int most : new int[] {1, 10, 512, 4096}) {
            for (int count = 0; count <= most; count++) {
                double place = PartChartData.position(count, most);
                assertTrue(place >= 0 && place <= 1, count + " of " + most);
                assertEquals(count, PartChartData.count(place, most));
            }
        }
        assertEquals(1, PartChartData.position(900, 512)); // more than there are is all of them
    }

    @Test
    void theTableIsByCountAndTheChartHasNoMatchedLineWithoutASearch() {
        var points = List.of(new Point(0, 0, Double.NaN), new Point(5, 0.4, Double.NaN));
        var data = new PartChartData("top components", 10, points, 1.2, Double.NaN);
        assertEquals(
                "components merged,naive barrier,matched barrier\n0,0,\n5,0.4,\n",
                data.table().csv());
        var plot = Charts.of(data, ChartTheme.DARK, Purpose.WINDOW).getXYPlot();
        assertEquals(-1, plot.getDataset().indexOf("matched"));
        assertTrue(plot.getDataset().indexOf("naive") >= 0);
        assertTrue(plot.getRangeAxis().getRange().contains(1.2));
    }
}
