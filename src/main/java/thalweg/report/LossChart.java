package thalweg.report;

import java.awt.Color;
import java.util.Comparator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import thalweg.words.Phrase;

/**
 * Loss along the line: naive red and dashed, matched green, the search's steps between, faintly.
 */
final class LossChart {
    private LossChart() {}

    static JFreeChart of(LossChartData data, ChartTheme theme, Purpose purpose) {
        var plot =
                new LinePlot(
                        theme, purpose, LinePlot.linear(0, 1, 0.1, 0.2, 0.25, 0.5), range(data));
        plot.titles("charts.axis.alpha", "charts.axis.loss");
        Curve naive = data.naive();
        Curve matched = data.matched();
        Curve control = data.control();
        if (naive != null && data.part().isEmpty()) {
            Curve floor = matched != null ? matched : ends(naive);
            plot.fillBetween(naive, floor, ChartTheme.faded(theme.naive(), 0.095));
        }
        Color faint = ChartTheme.faded(theme.matched(), theme.dark() ? 0.22 : 0.26);
        for (int i = 0; i < data.steps().size(); i++) {
            plot.line("steps", "step " + i, data.steps().get(i), faint, Strokes.solid(1.2));
        }
        Curve plainNaive = data.plain().naive();
        Curve plainMatched = data.plain().matched();
        if (plainNaive != null) {
            plot.line("plain naive", plainNaive, plain(theme.naive()), Strokes.dashed(1.3));
        }
        if (plainMatched != null) {
            plot.line("plain matched", plainMatched, plain(theme.matched()), Strokes.solid(1.5));
        }
        if (control != null) {
            plot.line("control", control, theme.muted(), Strokes.dotted(1.5));
        }
        LossExtras.references(plot, data.references());
        if (naive != null) {
            plot.line("naive", naive, theme.naive(), Strokes.dashed(1.8));
        }
        if (matched != null) {
            plot.line("matched", matched, theme.matched(), Strokes.solid(2.6));
        }
        LossExtras.part(plot, data.part());
        if (purpose == Purpose.FILE && !Double.isNaN(data.alpha())) {
            Curve on = matched != null ? matched : naive;
            double y = on == null ? Double.NaN : on.at(data.alpha());
            plot.marker(new Marker(data.alpha(), y, theme.muted(), theme.text(), false));
        }
        plot.keepOff(data.alpha());
        labels(plot, data);
        return plot.chart();
    }

    private static void labels(LinePlot plot, LossChartData data) {
        ChartTheme theme = plot.theme();
        Curve naive = data.naive();
        Curve matched = data.matched();
        Curve control = data.control();
        LossExtras.label(plot, data.part());
        if (naive != null) {
            plot.label(
                    beside(
                            naive,
                            barrier(with(data, "lines.naive", theme), data.naiveBarrier(), theme),
                            theme.naive()));
        }
        plain(plot, data);
        if (matched != null) {
            plot.label(
                    new Label(
                            matched,
                            barrier(
                                    with(data, "lines.matched", theme),
                                    data.matchedBarrier(),
                                    theme),
                            theme.matched(),
                            true,
                            0.54,
                            Label.Side.RIGHT));
        }
        if (control != null && matched != null) {
            String text =
                    theme.words()
                            .get(
                                    "charts.figure",
                                    Phrase.of("charts.control"),
                                    figure(control, matched));
            plot.label(new Label(control, text, theme.muted(), false, 0.5, Label.Side.CENTRE));
        }
        LossExtras.label(plot, data.references());
        data.steps().stream()
                .max(Comparator.comparingDouble(c -> c.at(0.5)))
                .ifPresent(
                        highest ->
                                plot.label(
                                        over(highest, data.stepsName().in(theme.words()), theme)));
    }

    /** What the faint curves are of. */
    private static void plain(LinePlot plot, LossChartData data) {
        ChartTheme theme = plot.theme();
        Curve naive = data.plain().naive();
        if (naive != null) {
            plot.label(beside(naive, without(data, "lines.naive", theme), theme.naive()));
        }
        Curve matched = data.plain().matched();
        if (matched != null) {
            plot.label(
                    new Label(
                            matched,
                            without(data, "lines.matched", theme),
                            theme.matched(),
                            false,
                            0.4,
                            Label.Side.LEFT));
        }
    }

    private static String with(LossChartData data, String name, ChartTheme theme) {
        return data.plain().renewal().isEmpty()
                ? theme.words().get(name)
                : theme.words().get("charts.with", Phrase.of(name), data.renewal());
    }

    private static String without(LossChartData data, String name, ChartTheme theme) {
        return theme.words().get("lines.without", Phrase.of(name), data.renewal());
    }

    static Color plain(Color colour) {
        return ChartTheme.faded(colour, 0.55);
    }

    private static Label over(Curve curve, String text, ChartTheme theme) {
        return new Label(curve, text, theme.muted(), false, 0.5, Label.Side.CENTRE);
    }

    /** Beside the curve's peak, on the side with more room. */
    static Label beside(Curve curve, String text, Color colour) {
        int peak = Math.max(0, curve.peak());
        double x = curve.x()[peak];
        return x <= 0.62
                ? new Label(curve, text, colour, true, x + 0.08, Label.Side.RIGHT)
                : new Label(curve, text, colour, true, x - 0.08, Label.Side.LEFT);
    }

    static String barrier(String name, double nats, ChartTheme theme) {
        return Double.isNaN(nats)
                ? name
                : theme.words().get("charts.barrier", name, Figures.of(nats, 3));
    }

    private static String figure(Curve control, Curve matched) {
        double chord = (matched.y()[0] + matched.y()[matched.size() - 1]) / 2;
        return Figures.of(control.at(0.5) - chord, 2);
    }

    private static Curve ends(Curve curve) {
        int last = curve.size() - 1;
        return new Curve(
                new double[] {curve.x()[0], curve.x()[last]},
                new double[] {curve.y()[0], curve.y()[last]});
    }

    private static ValueAxis range(LossChartData data) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Curve curve : data.named().values()) {
            for (double y : curve.y()) {
                if (y > 0 && Double.isFinite(y)) {
                    least = Math.min(least, y);
                    most = Math.max(most, y);
                }
            }
        }
        if (data.logScale() && most > 0) {
            return new DecadeAxis(least * 0.7, most * 1.6);
        }
        // Room above the peak for its label.
        return LinePlot.linear(NiceScale.fromZero(0, most * 1.06));
    }
}
