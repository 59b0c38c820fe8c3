package thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * Two charts of one kind side by side.
 *
 * @param leftName what stands over the left one
 * @param left the left one
 * @param rightName what stands over the right one
 * @param right the right one
 */
public record PairedData(Phrase leftName, ChartData left, Phrase rightName, ChartData right)
        implements ChartData {
    @Override
    public String fileName() {
        return left.fileName() + "-side-by-side";
    }

    /** The columns of both, each with its name before it. */
    @Override
    public ChartTable table() {
        ChartTable first = left.table();
        ChartTable second = right.table();
        int rows = Math.max(first.rows(), second.rows());
        List<ChartTable.Column> all = new ArrayList<>(named(leftName, first, rows));
        all.addAll(named(rightName, second, rows));
        return new ChartTable(all);
    }

    private static List<ChartTable.Column> named(Phrase side, ChartTable table, int rows) {
        String name = side.in(Words.ENGLISH);
        return table.columns().stream()
                .map(
                        column -> {
                            double[] padded = Arrays.copyOf(column.values(), rows);
                            Arrays.fill(padded, column.values().length, rows, Double.NaN);
                            return new ChartTable.Column(name + ": " + column.name(), padded);
                        })
                .toList();
    }
}
