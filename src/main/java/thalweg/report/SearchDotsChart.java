package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import thalweg.study.Spread;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** Dots in columns; where medians are asked for in rows, since methods have long names. */
final class SearchDotsChart {
    /** Columns from which on their names stand upright. */
    private static final int MANY = 7;

    /** What the medians take at the end of their rows, of the values' span. */
    private static final double ROOM = 0.26;

    /** Values from which on there are quartiles to speak of. */
    private static final int QUARTERED = 3;

    private static final float TICK = 11;

    private final SearchDotsData data;
    private final LinePlot plot;
    private final boolean rows;
    private final double end;

    private SearchDotsChart(SearchDotsData data, ChartTheme theme, Purpose purpose) {
        this.data = data;
        rows = data.medians();
        ValueAxis names = names(theme.words());
        NiceScale scale = rows ? roomAtTheEnd(scale(data)) : scale(data);
        end = scale.upper();
        ValueAxis values = LinePlot.linear(scale);
        plot = new LinePlot(theme, purpose, rows ? values : names, rows ? names : values);
        names.setTickLabelFont(font(theme.words()));
        plot.titles(rows ? data.up() : data.by(), rows ? Phrase.none() : data.up());
    }

    static JFreeChart of(SearchDotsData data, ChartTheme theme, Purpose purpose) {
        return new SearchDotsChart(data, theme, purpose).chart();
    }

    private Font font(Words words) {
        return ChartFonts.of(Phrase.joined("", data.columns()).in(words), TICK, false);
    }

    private ValueAxis names(Words words) {
        List<Phrase> columns = rows ? data.columns().reversed() : data.columns();
        String[] names = columns.stream().map(column -> column.in(words)).toArray(String[]::new);
        var axis = new SymbolAxis(null, names);
        axis.setRange(-0.5, columns.size() - 0.5);
        axis.setGridBandsVisible(false);
        axis.setVerticalTickLabels(!rows && columns.size() > MANY);
        return axis;
    }

    private JFreeChart chart() {
        boolean forward = data.dots().stream().anyMatch(d -> d.search() == data.forward());
        for (int column = 0; column < data.columns().size(); column++) {
            int at = column;
            List<SearchDotsData.Dot> dots =
                    data.dots().stream().filter(d -> d.column() == at).toList();
            if (rows) {
                median(column, dots);
            }
        }
        List<Spot> spots = data.spots();
        for (int i = 0; i < spots.size(); i++) {
            dot(spots.get(i), i, forward);
        }
        JFreeChart chart = plot.chart();
        if (data.legend()) {
            chart.addLegend(SearchLegend.of(entries(), false, plot.theme()));
        }
        return chart;
    }

    private void dot(Spot spot, int index, boolean forward) {
        int search = Integer.parseInt(spot.series());
        boolean back = forward && search != data.forward();
        Color colour = SearchColours.of(search, plot.theme());
        plot.dot(
                index + " " + search + " " + spot.name().in(Words.ENGLISH),
                spot.x(),
                spot.y(),
                back ? ChartTheme.faded(colour, 0.28) : colour,
                search < 0);
    }

    private List<SearchLegend.Entry> entries() {
        return data.dots().stream()
                .map(dot -> SearchLegend.entry(dot.label(), dot.search(), plot.theme()))
                .distinct()
                .toList();
    }

    private void median(int column, List<SearchDotsData.Dot> dots) {
        if (dots.isEmpty()) {
            return;
        }
        Spread spread = Spread.of(dots.stream().map(SearchDotsData.Dot::value).toList());
        double at = data.middle(column);
        double median = spread.median();
        Color colour = plot.theme().text();
        if (dots.size() >= QUARTERED) {
            double[] box = {spread.lower(), spread.upper()};
            plot.fillBetween(
                    new Curve(box, new double[] {at + 0.38, at + 0.38}),
                    new Curve(box, new double[] {at - 0.38, at - 0.38}),
                    ChartTheme.faded(plot.theme().muted(), 0.25));
        }
        if (dots.size() > 1) {
            var bar = new Curve(new double[] {median, median}, new double[] {at - 0.38, at + 0.38});
            plot.line("median " + column, bar, colour, new BasicStroke(2));
        }
        plot.note(Figures.of(median, data.places()), end, at, colour);
    }

    /** For the medians. */
    private static NiceScale roomAtTheEnd(NiceScale scale) {
        double more = ROOM * (scale.upper() - scale.lower());
        return new NiceScale(scale.lower(), scale.upper() + more, scale.unit());
    }

    /** From 0 unless the values are far from it, for where they differ they must be told apart. */
    private static NiceScale scale(SearchDotsData data) {
        double[] values = data.dots().stream().mapToDouble(SearchDotsData.Dot::value).toArray();
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(1);
        NiceScale scale =
                least >= 0 && least < most / 2
                        ? NiceScale.around(0, most)
                        : NiceScale.around(least, most);
        return scale.widened(0.04);
    }
}
