package thalweg.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import thalweg.words.Phrase;

/** Distance, or the objective, by the search's step, with its first and last figures. */
final class ObjectiveChart {
    private static final int MOST_LABELS = 12;
    private static final double INSIDE = 0.02;

    private ObjectiveChart() {}

    static JFreeChart of(ObjectiveChartData data, ChartTheme theme, Purpose purpose) {
        Curve shown = data.shown();
        int n = shown.size();
        double least = 0;
        double most = 0;
        for (double y : shown.y()) {
            least = Math.min(least, y);
            most = Math.max(most, y);
        }
        var plot =
                new LinePlot(
                        theme,
                        purpose,
                        steps(n == 0 ? 1 : shown.x()[n - 1]),
                        up(data, least, most));
        plot.titles(
                Phrase.of("charts.axis.step"),
                Phrase.plain(data.showObjective() ? "θa · π(θb)" : "‖θa − π(θb)‖"));
        if (data.apart()) {
            plot.line("between", shown, theme.faint(), Strokes.dotted(1.2));
            plot.points(data.fileName(), shown, theme.a());
        } else {
            plot.line(data.fileName(), shown, theme.a(), Strokes.solid(2.2));
        }
        if (purpose == Purpose.FILE && !Double.isNaN(data.step())) {
            plot.marker(
                    new Marker(
                            data.step(), data.at(data.step()), theme.muted(), theme.text(), false));
        }
        if (n > 0) {
            plot.label(end(shown, 0, "", theme, Label.Side.RIGHT));
        }
        if (n > 1) {
            plot.label(end(shown, n - 1, change(data), theme, Label.Side.LEFT));
        }
        return plot.chart();
    }

    /** Logarithmic only where every value has a logarithm. */
    private static ValueAxis up(ObjectiveChartData data, double least, double most) {
        double lowest = Arrays.stream(data.shown().y()).min().orElse(0);
        if (data.logScale() && lowest > 0) {
            return new DecadeAxis(lowest / 1.1, most * 1.1);
        }
        return LinePlot.linear(NiceScale.fromZero(least, most * 1.08));
    }

    private static Label end(Curve curve, int i, String more, ChartTheme theme, Label.Side side) {
        String text = Figures.of(curve.y()[i], 2) + more;
        // A little inside, where the cursor's dot doesn't cover it.
        double inside = INSIDE * curve.x()[curve.size() - 1];
        double x = side == Label.Side.LEFT ? curve.x()[i] - inside : curve.x()[i] + inside;
        return new Label(curve, text, theme.muted(), false, x, side);
    }

    private static String change(ObjectiveChartData data) {
        double percent = 100 * data.reduction();
        return data.showObjective()
                ? ""
                : String.format(
                        Locale.ROOT, " (%s%.1f %%)", percent >= 0 ? "−" : "+", Math.abs(percent));
    }

    private static NumberAxis steps(double last) {
        double most = Math.max(1, last);
        // Some ten labels: more are no help.
        double[] units =
                DoubleStream.iterate(1, u -> u * 10)
                        .limit(8)
                        .flatMap(u -> DoubleStream.of(u, 2 * u, 5 * u))
                        .filter(u -> most / u <= MOST_LABELS)
                        .toArray();
        return LinePlot.linear(0, most, units);
    }
}
