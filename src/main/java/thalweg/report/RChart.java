package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;

/** R(γ): all layers green, each layer faint, before red and dashed, chance as a grey band. */
final class RChart {
    private RChart() {}

    static JFreeChart of(RChartData data, ChartTheme theme, Purpose purpose) {
        double lastGamma = lastGamma(data);
        var plot =
                new LinePlot(
                        theme,
                        purpose,
                        LinePlot.linear(0, lastGamma, 0.1, 0.2, 0.5),
                        LinePlot.linear(scale(data)));
        plot.titles("γ", "R(γ)");
        var band = data.band();
        if (band != null) {
            plot.fillBetween(
                    new Curve(band.gammas(), band.high()),
                    new Curve(band.gammas(), band.low()),
                    ChartTheme.faded(theme.muted(), 0.35));
        }
        for (RChartData.OfLayer layer : data.layers()) {
            boolean chosen = layer.name().equals(data.chosen());
            plot.line(
                    layer.name(),
                    layer.r(),
                    chosen ? theme.muted() : ChartTheme.faded(theme.faint(), 0.75),
                    Strokes.solid(chosen ? 1.5 : 1));
        }
        Curve before = data.before();
        if (before != null) {
            plot.line("before", before, theme.naive(), Strokes.dashed(1.6));
        }
        Curve after = data.after();
        if (after != null) {
            plot.line("after", after, theme.matched(), Strokes.solid(2.6));
        }
        labels(plot, data, lastGamma);
        return plot.chart();
    }

    private static void labels(LinePlot plot, RChartData data, double lastGamma) {
        ChartTheme theme = plot.theme();
        Curve after = data.after();
        Curve before = data.before();
        var band = data.band();
        double gamma = data.gamma();
        if (plot.purpose() == Purpose.FILE && after != null && !Double.isNaN(gamma)) {
            double r = after.at(gamma);
            plot.marker(new Marker(gamma, r, theme.muted(), theme.text(), true));
            plot.label(
                    Label.at(
                            "  " + RChartData.readout(gamma, r),
                            theme.text(),
                            true,
                            gamma,
                            r - 0.04,
                            Label.Side.RIGHT));
        }
        if (before != null) {
            plot.label(
                    Label.on(before, "before", theme.naive(), false, lastGamma, Label.Side.LEFT));
        }
        if (band != null) {
            plot.label(
                    Label.on(
                            new Curve(band.gammas(), band.high()),
                            "random",
                            theme.muted(),
                            false,
                            lastGamma,
                            Label.Side.LEFT));
        }
    }

    private static double lastGamma(RChartData data) {
        Curve any = data.after() != null ? data.after() : data.before();
        return any == null || any.size() == 0 ? 1 : any.x()[any.size() - 1];
    }

    private static NiceScale scale(RChartData data) {
        double least = 0;
        double most = 0;
        List<Curve> all = new ArrayList<>();
        for (Curve curve : new Curve[] {data.after(), data.before()}) {
            if (curve != null) {
                all.add(curve);
            }
        }
        data.layers().forEach(layer -> all.add(layer.r()));
        for (Curve curve : all) {
            for (double y : curve.y()) {
                least = Math.min(least, y);
                most = Math.max(most, y);
            }
        }
        // R is at most 1: a search's own scale must not hide that little is little.
        return NiceScale.fromZero(least, Math.min(1, Math.max(most, 0.2)));
    }
}
