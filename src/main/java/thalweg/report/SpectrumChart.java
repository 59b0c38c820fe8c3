package thalweg.report;

import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import thalweg.words.Phrase;

/** Singular values by rank on a logarithmic axis: A blue, π(B) orange and dashed over it. */
final class SpectrumChart {
    /** What lies further than this below the largest value isn't drawn. */
    private static final double DEPTH = 1e-3;

    private SpectrumChart() {}

    static JFreeChart of(SpectrumChartData data, ChartTheme theme, Purpose purpose) {
        int n = drawn(data).stream().mapToInt(s -> s.length).max().orElse(0);
        var plot = new LinePlot(theme, purpose, ranks(n), range(data));
        plot.titles("charts.axis.rank", "charts.axis.singular");
        var merged = data.merged();
        double wide = merged == null ? 2.2 : 1.4;
        Curve a = positive(data.a());
        Curve movedB = positive(data.movedB());
        if (a.size() > 0) {
            plot.line("A", a, theme.a(), Strokes.solid(wide));
        }
        if (movedB.size() > 0) {
            plot.line("π(B)", movedB, theme.b(), Strokes.dashed(wide));
        }
        if (merged != null) {
            merged(plot, merged, n);
        } else if (a.size() > 0 || movedB.size() > 0) {
            Curve any = a.size() > 0 ? a : movedB;
            String text = theme.words().get("charts.permuted");
            plot.label(new Label(any, text, theme.muted(), false, n * 0.4, Label.Side.CENTRE));
        }
        return plot.chart();
    }

    private static void merged(LinePlot plot, SpectrumChartData.Merged merged, int n) {
        ChartTheme theme = plot.theme();
        float[] s = merged.matched();
        Curve naive = positive(merged.naive());
        if (naive.size() > 0) {
            plot.line("naive", naive, theme.naive(), Strokes.dashed(2));
        }
        if (s != null) {
            Curve matched = positive(s);
            String text = text(merged, "lines.matched", s, theme);
            plot.line("matched", matched, theme.matched(), Strokes.solid(2.4));
            plot.label(new Label(matched, text, theme.matched(), true, n * 0.4, Label.Side.CENTRE));
        }
        if (naive.size() > 0) {
            String text = text(merged, "lines.naive", merged.naive(), theme);
            plot.label(new Label(naive, text, theme.naive(), true, n * 0.4, Label.Side.CENTRE));
        }
    }

    private static String text(
            SpectrumChartData.Merged merged, String name, float[] s, ChartTheme theme) {
        Phrase line = merged.name(Phrase.of(name));
        return s.length == 0
                ? line.in(theme.words())
                : theme.words()
                        .get("charts.figure", line, String.format(Locale.ROOT, "s₁ %.2f", s[0]));
    }

    private static NumberAxis ranks(int n) {
        if (n >= 64) {
            double quarter = n / 4.0;
            return quarter == Math.rint(quarter)
                    ? LinePlot.linear(0, n, quarter, 2 * quarter)
                    : LinePlot.linear(0, n, nice(n / 5.0), nice(n / 2.5));
        }
        return LinePlot.linear(0, n, 1, 2, 5, 10, 20);
    }

    private static double nice(double unit) {
        double decade = Math.pow(10, Math.floor(Math.log10(unit)));
        return Math.max(1, Math.ceil(unit / decade) * decade);
    }

    private static ValueAxis range(SpectrumChartData data) {
        if (!data.logScale()) {
            return LinePlot.linear(NiceScale.fromZero(0, most(data) * 1.05));
        }
        return new DecadeAxis(lower(data), top(data));
    }

    /** The decade below what is drawn. */
    private static double lower(SpectrumChartData data) {
        double top = top(data);
        double least = top;
        for (float[] s : drawn(data)) {
            for (float value : s) {
                if (value > 0) {
                    least = Math.min(least, value);
                }
            }
        }
        double lower = Math.pow(10, Math.floor(Math.log10(Math.max(least, top * DEPTH))));
        return Math.min(lower, top / 10);
    }

    /** The decade above the largest value. */
    private static double top(SpectrumChartData data) {
        double most = most(data);
        return most > 0 ? Math.pow(10, Math.ceil(Math.log10(most) + 1e-9)) : 1;
    }

    private static double most(SpectrumChartData data) {
        double most = 0;
        for (float[] s : drawn(data)) {
            for (float value : s) {
                most = Math.max(most, value);
            }
        }
        return most;
    }

    /** The models' values; the merged ones only where those are hidden, for they move. */
    private static List<float[]> drawn(SpectrumChartData data) {
        var merged = data.merged();
        if (merged != null && data.a().length == 0 && data.movedB().length == 0) {
            return merged.matched() == null
                    ? List.of(merged.naive())
                    : List.of(merged.naive(), merged.matched());
        }
        return List.of(data.a(), data.movedB());
    }

    /** Zeros, which a logarithm can't show, become gaps. */
    private static Curve positive(float[] values) {
        Curve curve = Curve.ofRanks(values);
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0)) {
                curve.y()[i] = Double.NaN;
            }
        }
        return curve;
    }
}
