package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GlyphsTest {
    @Test
    void theTypefaceHasEverySignOfTheAxesTitles() {
        var steps = new double[] {0, 1};
        var data =
                new ObjectiveChartData(
                        new Curve(steps, steps), new Curve(steps, steps), false, Double.NaN);
        for (boolean objective : new boolean[] {false, true}) {
            var plot =
                    Charts.of(data.withObjective(objective), ChartTheme.LIGHT, Purpose.FILE)
                            .getXYPlot();
            String title = plot.getRangeAxis().getLabel();
            assertEquals(-1, ChartFonts.regular(12).canDisplayUpTo(title), title);
        }
    }
}
