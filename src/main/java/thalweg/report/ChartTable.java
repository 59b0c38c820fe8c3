package thalweg.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a chart in columns of equal length; NaN is an empty cell.
 *
 * @param columns from left to right
 */
public record ChartTable(List<Column> columns) {
    /** One column. */
    public record Column(String name, double[] values) {}

    /** Refuses columns of different lengths. */
    public ChartTable {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.values.length != columns.getFirst().values.length) {
                throw new IllegalArgumentException("columns of different lengths");
            }
        }
    }

    /** How many rows. */
    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().values.length;
    }

    /** As comma-separated values after RFC 4180, a line of names first. */
    public String csv() {
        var text = new StringBuilder();
        for (int c = 0; c < columns.size(); c++) {
            text.append(c == 0 ? "" : ",").append(quoted(columns.get(c).name));
        }
        text.append('\n');
        for (int row = 0; row < rows(); row++) {
            for (int c = 0; c < columns.size(); c++) {
                text.append(c == 0 ? "" : ",").append(cell(columns.get(c).values[row]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String cell(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Columns that share their first one; others are read off at its values. */
    static final class Builder {
        private final double[] x;
        private final List<Column> columns = new ArrayList<>();

        Builder(String name, double[] x) {
            this.x = x;
            columns.add(new Column(name, x));
        }

        /** Adds a curve; empty cells where it has no point. */
        Builder add(String name, Curve curve) {
            var values = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                values[i] = curve.at(x[i]);
            }
            columns.add(new Column(name, values));
            return this;
        }

        /** Adds values at the first of x. */
        Builder add(String name, double[] values) {
            var padded = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                padded[i] = i < values.length ? values[i] : Double.NaN;
            }
            columns.add(new Column(name, padded));
            return this;
        }

        ChartTable build() {
            return new ChartTable(columns);
        }
    }
}
