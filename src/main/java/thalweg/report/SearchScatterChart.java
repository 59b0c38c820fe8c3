package thalweg.report;

import java.awt.Color;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import thalweg.words.Words;

/** A dot a search over two axes. */
final class SearchScatterChart {
    private SearchScatterChart() {}

    static JFreeChart of(SearchScatterData data, ChartTheme theme, Purpose purpose) {
        ValueAxis across = LinePlot.linear(scale(data, SearchScatterData.Point::x));
        ValueAxis up = up(data);
        var plot = new LinePlot(theme, purpose, across, up);
        // A scatter says nothing without its axes, in the window either.
        plot.title(across, data.across());
        plot.title(up, data.up());
        boolean forward = data.points().stream().anyMatch(p -> p.search() == data.forward());
        for (SearchScatterData.Point point : data.points()) {
            Color colour = SearchColours.of(point.search(), theme);
            boolean back = forward && point.search() != data.forward();
            plot.dot(
                    point.search() + " " + point.label().in(Words.ENGLISH),
                    point.x(),
                    point.y(),
                    back ? ChartTheme.faded(colour, 0.28) : colour,
                    point.search() < 0);
        }
        JFreeChart chart = plot.chart();
        if (data.legend()) {
            chart.addLegend(
                    SearchLegend.of(
                            data.points().stream()
                                    .map(p -> SearchLegend.entry(p.label(), p.search(), theme))
                                    .toList(),
                            false,
                            theme));
        }
        return chart;
    }

    /** Logarithmic only where every value has a logarithm. */
    private static ValueAxis up(SearchScatterData data) {
        double least = data.points().stream().mapToDouble(p -> p.y()).min().orElse(0);
        double most = data.points().stream().mapToDouble(p -> p.y()).max().orElse(1);
        return data.logScale() && least > 0
                ? new DecadeAxis(least * 0.7, most * 1.5)
                : LinePlot.linear(scale(data, SearchScatterData.Point::y));
    }

    private static NiceScale scale(
            SearchScatterData data, ToDoubleFunction<SearchScatterData.Point> side) {
        double least = data.points().stream().mapToDouble(side).min().orElse(0);
        double most = data.points().stream().mapToDouble(side).max().orElse(1);
        return NiceScale.around(least, most).widened(0.04);
    }
}
