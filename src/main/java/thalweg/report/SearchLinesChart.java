package thalweg.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import thalweg.words.Words;

/** A line a search in its colour, naive red and dashed, chance as a grey band. */
final class SearchLinesChart {
    private SearchLinesChart() {}

    static JFreeChart of(SearchLinesData data, ChartTheme theme, Purpose purpose) {
        boolean loss = data.figure() == SearchLinesData.Figure.LOSS;
        double last = data.lines().stream().mapToDouble(l -> end(l.curve())).max().orElse(1);
        ValueAxis across =
                loss
                        ? LinePlot.linear(0, 1, 0.1, 0.2, 0.25, 0.5)
                        : LinePlot.linear(0, Math.max(1, last), 0.1, 0.2, 0.5);
        var plot = new LinePlot(theme, purpose, across, range(data, loss));
        plot.titles(data.figure().across, data.figure().up);
        RChartData.Band band = data.band();
        if (band != null) {
            var high = new Curve(band.gammas(), band.high());
            plot.band(
                    "random",
                    high,
                    new Curve(band.gammas(), band.low()),
                    ChartTheme.faded(theme.muted(), 0.35));
            String random = theme.words().get("charts.random");
            plot.label(new Label(high, random, theme.muted(), false, last, Label.Side.LEFT));
        }
        ordered(data).forEach(line -> add(plot, data, line));
        if (purpose == Purpose.FILE && !Double.isNaN(data.at())) {
            plot.marker(new Marker(data.at(), Double.NaN, theme.muted(), theme.text(), !loss));
        }
        JFreeChart chart = plot.chart();
        if (data.legend()) {
            chart.addLegend(
                    SearchLegend.of(
                            data.lines().stream()
                                    .map(l -> SearchLegend.entry(l.label(), l.search(), theme))
                                    .toList(),
                            true,
                            theme));
        }
        return chart;
    }

    /** The one that is brought forward last, and so uppermost. */
    private static List<SearchLinesData.Line> ordered(SearchLinesData data) {
        List<SearchLinesData.Line> lines = new ArrayList<>(data.lines());
        lines.sort(Comparator.comparing(line -> line.search() == data.forward()));
        return lines;
    }

    private static void add(LinePlot plot, SearchLinesData data, SearchLinesData.Line line) {
        boolean forward = line.search() == data.forward();
        boolean back = data.forward() != ComparedData.NONE && !forward;
        Color colour = SearchColours.of(line.search(), plot.theme());
        double width = forward ? 3.2 : line.search() < 0 ? 1.8 : 2.1;
        plot.line(
                Integer.toString(line.search()),
                line.search() + " " + line.label().in(Words.ENGLISH),
                line.curve(),
                back ? ChartTheme.faded(colour, 0.28) : colour,
                SearchColours.stroke(line.search(), width));
    }

    private static double end(Curve curve) {
        return curve.size() == 0 ? 0 : curve.x()[curve.size() - 1];
    }

    private static ValueAxis range(SearchLinesData data, boolean loss) {
        double least = data.values().stream().mapToDouble(y -> y).min().orElse(0);
        double most = data.values().stream().mapToDouble(y -> y).max().orElse(1);
        if (data.logScale()) {
            double lowest =
                    data.values().stream().mapToDouble(y -> y).filter(y -> y > 0).min().orElse(0.1);
            return new DecadeAxis(lowest * 0.7, Math.max(most, lowest) * 1.6);
        }
        // R is at most 1: a search's own scale must not hide that little is little.
        return LinePlot.linear(
                loss
                        ? NiceScale.fromZero(0, most * 1.03)
                        : NiceScale.fromZero(Math.min(0, least), Math.clamp(most, 0.2, 1)));
    }
}
