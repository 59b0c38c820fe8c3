package thalweg.report;

import java.util.ArrayList;
import java.util.List;

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
        String by,
        String up,
        String definition,
        List<String> columns,
        List<Dot> dots,
        boolean medians,
        int places,
        int forward,
        boolean legend)
        implements ComparedData {
    /**
     * A search's value in a column.
     *
     * @param column counted from 0
     * @param search its colour, of {@link SearchColours}
     */
    public record Dot(int column, String label, int search, double value) {}

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
                    of.add(columns.get(dot.column));
                    labels.add(dot.label);
                });
        return new ChartTable(
                List.of(new ChartTable.Words(by, of), new ChartTable.Words("search", labels)),
                List.of(
                        new ChartTable.Column(
                                up, dots.stream().mapToDouble(Dot::value).toArray())));
    }
}
