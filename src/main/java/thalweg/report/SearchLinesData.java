package thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * A curve a search, over one axis.
 *
 * @param figure which one
 * @param lines undermost first
 * @param band behind them; null for none
 * @param at where the marker stands, of x; NaN for none
 * @param forward the search to bring forward; {@link ComparedData#NONE} for none
 * @param logScale whether the upright axis is logarithmic
 * @param legend whether the searches are named
 */
public record SearchLinesData(
        Figure figure,
        List<Line> lines,
        RChartData.@Nullable Band band,
        double at,
        int forward,
        boolean logScale,
        boolean legend)
        implements ComparedData {
    /** What is drawn. */
    public enum Figure {
        /** Loss along the line, nats. */
        LOSS(
                "loss-by-search",
                "alpha",
                Phrase.of("charts.axis.alpha"),
                Phrase.of("charts.axis.loss"),
                Phrase.of("report.compared-loss.definition")),
        /** R(γ) of all layers. */
        R(
                "r-by-search",
                "gamma",
                Phrase.plain("γ"),
                Phrase.plain("R(γ)"),
                Phrase.of("report.compared-r.definition"));

        final String file;
        final String column;
        final Phrase across;
        final Phrase up;
        final Phrase definition;

        Figure(String file, String column, Phrase across, Phrase up, Phrase definition) {
            this.file = file;
            this.column = column;
            this.across = across;
            this.up = up;
            this.definition = definition;
        }
    }

    /**
     * A search's curve.
     *
     * @param search its colour, of {@link SearchColours}
     */
    public record Line(Phrase label, int search, Curve curve) {}

    /** Copies the list. */
    public SearchLinesData {
        lines = List.copyOf(lines);
    }

    @Override
    public Phrase definition() {
        return figure.definition;
    }

    @Override
    public SearchLinesData forFile() {
        return new SearchLinesData(figure, lines, band, at, NONE, logScale, true);
    }

    @Override
    public SearchLinesData withLegend(boolean named) {
        return new SearchLinesData(figure, lines, band, at, forward, logScale, named);
    }

    @Override
    public List<Series> series() {
        List<Series> all =
                lines.stream()
                        .map(l -> Series.ofSearch(l.search, l.label, Series.Mark.LINE, l.curve))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (band != null) {
            all.add(
                    Series.band(
                            "random",
                            Phrase.of("charts.random"),
                            theme -> ChartTheme.faded(theme.muted(), 0.5),
                            new Curve(band.gammas(), band.low()),
                            new Curve(band.gammas(), band.high())));
        }
        return all;
    }

    @Override
    public SearchLinesData without(Set<String> hidden) {
        return new SearchLinesData(
                figure,
                lines.stream()
                        .filter(line -> !hidden.contains(Integer.toString(line.search)))
                        .toList(),
                hidden.contains("random") ? null : band,
                at,
                forward,
                logScale,
                legend);
    }

    @Override
    public Axis axis() {
        return figure == Figure.LOSS ? Axis.ALPHA : Axis.GAMMA;
    }

    @Override
    public Phrase placeText(double x) {
        String key = figure == Figure.LOSS ? "charts.at.alpha" : "charts.at.gamma";
        return Phrase.of(key, Figures.of(x, 2));
    }

    @Override
    public String valueText(double y) {
        return Figures.of(y, figure == Figure.LOSS ? 4 : 3);
    }

    @Override
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    public String fileName() {
        return figure.file;
    }

    @Override
    public ChartTable table() {
        double[] x =
                lines.stream()
                        .flatMapToDouble(line -> Arrays.stream(line.curve.x()))
                        .distinct()
                        .sorted()
                        .toArray();
        var table = new ChartTable.Builder(figure.column, x);
        lines.forEach(line -> table.add(line.label.in(Words.ENGLISH), line.curve));
        if (band != null) {
            table.add("random, least", new Curve(band.gammas(), band.low()));
            table.add("random, largest", new Curve(band.gammas(), band.high()));
        }
        return table.build();
    }

    /** Every value drawn. */
    List<Double> values() {
        List<Double> all =
                lines.stream()
                        .flatMapToDouble(line -> Arrays.stream(line.curve.y()))
                        .filter(Double::isFinite)
                        .boxed()
                        .collect(Collectors.toCollection(ArrayList::new));
        if (band != null) {
            Arrays.stream(band.low()).forEach(all::add);
            Arrays.stream(band.high()).forEach(all::add);
        }
        return all;
    }
}
