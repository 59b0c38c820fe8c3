package thalweg.report;

import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;

/** Singular values by rank on a logarithmic axis: A blue, π(B) orange and dashed over it. */
final class SpectrumChart {
    /** What lies further than this below the largest value isn't drawn. */
    private static final double DEPTH = 1e-3;

    private SpectrumChart() {}

    static JFreeChart of(SpectrumChartData data, ChartTheme theme, Purpose purpose) {
        int n = Math.max(data.a().length, data.movedB().length);
        var plot = new LinePlot(theme, purpose, ranks(n), range(data));
        plot.titles("rank", "singular value");
        var merged = data.merged();
        double wide = merged == null ? 2.2 : 1.4;
        if (data.a().length > 0) {
            plot.line("A", positive(data.a()), theme.a(), Strokes.solid(wide));
        }
        if (data.movedB().length > 0) {
            plot.line("π(B)", positive(data.movedB()), theme.b(), Strokes.dashed(wide));
        }
        if (merged == null) {
            plot.label(
                    Label.at(
                            "A and π(B): a permutation changes none",
                            theme.muted(),
                            false,
                            n * 0.55,
                            high(data) ? lower(data) * 1.4 : top(data) * 0.72,
                            Label.Side.CENTRE));
        } else {
            merged(plot, merged, n, data);
        }
        return plot.chart();
    }

    private static void merged(
            LinePlot plot, SpectrumChartData.Merged merged, int n, SpectrumChartData data) {
        boolean high = high(data);
        ChartTheme theme = plot.theme();
        String alpha = String.format(Locale.ROOT, "θ(%.2f) ", merged.alpha());
        float[] matched = merged.matched();
        plot.line("naive", positive(merged.naive()), theme.naive(), Strokes.dashed(2));
        if (matched != null) {
            plot.line("matched", positive(matched), theme.matched(), Strokes.solid(2.4));
            plot.label(
                    Label.at(
                            alpha + "matched" + first(matched),
                            theme.matched(),
                            true,
                            n * 0.42,
                            high ? lower(data) * 2.1 : top(data) * 0.72,
                            Label.Side.RIGHT));
        }
        plot.label(
                Label.at(
                        alpha + "naive" + first(merged.naive()),
                        theme.naive(),
                        true,
                        n * 0.42,
                        high ? lower(data) * 1.4 : top(data) * 0.4,
                        Label.Side.RIGHT));
    }

    private static String first(float[] s) {
        return s.length == 0 ? "" : String.format(Locale.ROOT, ": s₁ %.2f", s[0]);
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

    private static DecadeAxis range(SpectrumChartData data) {
        return new DecadeAxis(lower(data), top(data));
    }

    /** The decade below what is drawn. */
    private static double lower(SpectrumChartData data) {
        double top = top(data);
        double least = top;
        for (float[] s : new float[][] {data.a(), data.movedB()}) {
            for (float value : s) {
                if (value > 0) {
                    least = Math.min(least, value);
                }
            }
        }
        double lower = Math.pow(10, Math.floor(Math.log10(Math.max(least, top * DEPTH))));
        return Math.min(lower, top / 10);
    }

    /** Whether the values lie where the labels usually stand: then these stand at the foot. */
    private static boolean high(SpectrumChartData data) {
        float[] s = data.a().length > 0 ? data.a() : data.movedB();
        return s.length > 0 && s[s.length / 2] > 0.3 * top(data);
    }

    /** The decade above the largest value. */
    private static double top(SpectrumChartData data) {
        double most = 0;
        for (float[] s : new float[][] {data.a(), data.movedB()}) {
            for (float value : s) {
                most = Math.max(most, value);
            }
        }
        return most > 0 ? Math.pow(10, Math.ceil(Math.log10(most) + 1e-9)) : 1;
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
