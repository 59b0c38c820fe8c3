package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * A dot a search in columns side by side: one a layer, or one a method whose seeds are the dots.
 *
 * @param name fit for a file
 * @param by what a column is, e.g. "layer"
 * @param up the figure, and its unit
 * @param definition what it means, in a sentence or two
 * @param columns from left to right
 * @param dots of all columns
 * @param medians whether a column's median is drawn and named
 * @param places after the point of the medians
 * @param forward the search to bring forward; {@link ComparedData#NONE} for none
 * @param legend whether the searches are named
 */
public record SearchDotsData(
        String name,
        Phrase by,
        Phrase up,
        Phrase definition,
        List<Phrase> columns,
        List<Dot> dots,
        boolean medians,
        int places,
        int forward,
        boolean legend)
        implements ComparedData {
    private static final double SPREAD = 0.28;

    /**
     * A search's value in a column.
     *
     * @param column counted from 0
     * @param search its colour, of {@link SearchColours}
     */
    public record Dot(int column, Phrase label, int search, double value) {}

    /** Copies the lists; leaves out dots without a value. */
    public SearchDotsData {
        columns = List.copyOf(columns);
        dots = dots.stream().filter(dot -> Double.isFinite(dot.value)).toList();
    }

    @Override
    public SearchDotsData forFile() {
        return with(NONE, true);
    }

    @Override
    public SearchDotsData withLegend(boolean named) {
        return with(forward, named);
    }

    private SearchDotsData with(int search, boolean named) {
        return new SearchDotsData(
                name, by, up, definition, columns, dots, medians, places, search, named);
    }

    @Override
    public List<Series> series() {
        return dots.stream()
                .map(dot -> dot.search)
                .distinct()
                .map(
                        search ->
                                Series.ofSearch(
                                        search,
                                        dots.stream()
                                                .filter(dot -> dot.search == search)
                                                .findFirst()
                                                .orElseThrow()
                                                .label,
                                        Series.Mark.DOT))
                .toList();
    }

    @Override
    public SearchDotsData without(Set<String> hidden) {
        return new SearchDotsData(
                name,
                by,
                up,
                definition,
                columns,
                dots.stream().filter(d -> !hidden.contains(Integer.toString(d.search))).toList(),
                medians,
                places,
                forward,
                legend);
    }

    @Override
    public Axis axis() {
        return medians ? Axis.OTHER : Axis.LAYER;
    }

    @Override
    public Phrase placeText(double x) {
        int column = (int) Math.round(x);
        return column >= 0 && column < columns.size() ? columns.get(column) : Phrase.none();
    }

    /** Where the dots of a column stand, each beside the others, so that none hides another. */
    @Override
    public List<Spot> spots() {
        List<Spot> all = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            List<Dot> here = dots.stream().filter(d -> d.column == at).toList();
            for (int i = 0; i < here.size(); i++) {
                Dot dot = here.get(i);
                double place = middle(column) + beside(i, here.size());
                all.add(
                        new Spot(
                                Integer.toString(dot.search),
                                medians ? dot.value : place,
                                medians ? place : dot.value,
                                dot.label,
                                Phrase.joined(" · ", List.of(columns.get(column), figure(dot)))));
            }
        }
        return all;
    }

    private Phrase figure(Dot dot) {
        return Phrase.joined(" ", List.of(up, Phrase.plain(Figures.of(dot.value, places))));
    }

    /** In rows, the first is the uppermost. */
    double middle(int column) {
        return medians ? columns.size() - 1 - column : column;
    }

    private static double beside(int index, int of) {
        return of == 1 ? 0 : SPREAD * (2.0 * index / (of - 1) - 1);
    }

    @Override
    public boolean isEmpty() {
        return dots.isEmpty();
    }

    @Override
    public String fileName() {
        return name;
    }

    /** One row a dot. */
    @Override
    public ChartTable table() {
        List<String> of = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        dots.forEach(
                dot -> {
                    of.add(columns.get(dot.column).in(Words.ENGLISH));
                    labels.add(dot.label.in(Words.ENGLISH));
                });
        return new ChartTable(
                List.of(
                        new ChartTable.Words(by.in(Words.ENGLISH), of),
                        new ChartTable.Words("search", labels)),
                List.of(
                        new ChartTable.Column(
                                up.in(Words.ENGLISH),
                                dots.stream().mapToDouble(Dot::value).toArray())));
    }
}
