package thalweg.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import thalweg.words.Phrase;

/**
 * R(γ): all layers green, the chosen one over it, the others faint, before red and dashed, chance
 * as a grey band.
 */
final class RChart {
    /** Where the layers' curves are told apart best, of γ. */
    private static final double AMID = 0.5;

    /** Of more layers than these each is fainter, for together they would be a grey area. */
    private static final int FEW = 24;

    private RChart() {}

    static JFreeChart of(RChartData data, ChartTheme theme, Purpose purpose) {
        double lastGamma = lastGamma(data);
        var plot =
                new LinePlot(
                        theme,
                        purpose,
                        LinePlot.linear(0, Math.max(1, lastGamma), 0.1, 0.2, 0.5),
                        LinePlot.linear(scale(data)));
        plot.titles(Phrase.plain("γ"), Phrase.plain("R(γ)"));
        var band = data.band();
        if (band != null) {
            plot.band(
                    "random",
                    new Curve(band.gammas(), band.high()),
                    new Curve(band.gammas(), band.low()),
                    ChartTheme.faded(theme.muted(), 0.35));
        }
        double opacity = data.layers().size() > FEW ? 0.3 : 0.75;
        for (RChartData.OfLayer layer : data.layers()) {
            if (!layer.name().equals(data.chosen())) {
                Color colour = ChartTheme.faded(theme.faint(), opacity);
                plot.line("layers", layer.name(), layer.r(), colour, Strokes.solid(1));
            }
        }
        Curve before = data.before();
        if (before != null) {
            plot.line("before", before, theme.naive(), Strokes.dashed(1.6));
        }
        Curve after = data.after();
        if (after != null) {
            plot.line("after", after, theme.matched(), Strokes.solid(2.6));
        }
        for (RChartData.OfLayer layer : data.layers()) {
            if (layer.name().equals(data.chosen())) { // over all others, however many they are
                plot.line("chosen", layer.name(), layer.r(), theme.text(), Strokes.solid(1.5));
            }
        }
        plot.keepOff(data.gamma());
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
            String readout = RChartData.readout(gamma, r);
            plot.label(new Label(after, readout, theme.text(), true, gamma, Label.Side.RIGHT));
        }
        if (after != null) {
            String text = data.afterName().in(theme.words());
            plot.label(new Label(after, text, theme.matched(), true, lastGamma, Label.Side.LEFT));
        }
        if (before != null) {
            String text = theme.words().get("charts.before");
            plot.label(new Label(before, text, theme.naive(), false, lastGamma, Label.Side.LEFT));
        }
        if (band != null) {
            plot.label(
                    new Label(
                            new Curve(band.gammas(), band.high()),
                            theme.words().get("charts.random"),
                            theme.muted(),
                            false,
                            lastGamma,
                            Label.Side.LEFT));
        }
        layers(plot, data);
    }

    /** The chosen layer's name, and what the other grey lines are. */
    private static void layers(LinePlot plot, RChartData data) {
        ChartTheme theme = plot.theme();
        if (data.layers().size() < 2) {
            return;
        }
        RChartData.OfLayer other = null;
        for (RChartData.OfLayer layer : data.layers()) {
            if (layer.name().equals(data.chosen())) {
                plot.label(at(layer, LayerWords.shortName(layer.name()), theme.text()));
            } else if (other == null || layer.r().at(AMID) > other.r().at(AMID)) {
                other = layer; // the highest of them, where there is room over it
            }
        }
        if (other != null) {
            boolean all = data.layers().stream().noneMatch(l -> l.name().equals(data.chosen()));
            String rest =
                    data.layers().size() == 2
                            ? LayerWords.shortName(other.name())
                            : theme.words().get("charts.layers");
            plot.label(
                    at(other, all ? theme.words().get("charts.layers.each") : rest, theme.muted()));
        }
    }

    private static Label at(RChartData.OfLayer layer, String text, Color colour) {
        return new Label(layer.r(), text, colour, false, AMID, Label.Side.CENTRE);
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
