package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import thalweg.study.Spread;

/**
 * A figure by method: every value a point, with median and quartiles.
 *
 * @param name fit for a file, e.g. "strip-barrier"
 * @param axis the figure and its unit
 * @param places after the point of the medians that are written beside
 * @param definition what it means, in a sentence or two
 * @param rows from top to bottom
 */
public record StripData(String name, String axis, int places, String definition, List<Row> rows)
        implements ChartData {
    /**
     * A method.
     *
     * @param colour one of {@link GroupColours}
     */
    public record Row(String label, int colour, Spread spread) {}

    /** Copies the rows. */
    public StripData {
        rows = List.copyOf(rows);
    }

    @Override
    public String fileName() {
        return name;
    }

    /** One row a point. */
    @Override
    public ChartTable table() {
        List<String> labels = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Row row : rows) {
            for (double value : row.spread.values()) {
                labels.add(row.label);
                values.add(value);
            }
        }
        return new ChartTable(
                List.of(new ChartTable.Words("method", labels)),
                List.of(
                        new ChartTable.Column(
                                axis, values.stream().mapToDouble(x -> x).toArray())));
    }
}
