package thalweg.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a chart shows in columns of equal length, words before numbers; NaN is an empty cell.
 *
 * @param words from left to right
 * @param columns from left to right
 */
public record ChartTable(List<Words> words, List<Column> columns) {
    /** One column of numbers. */
    public record Column(String name, double[] values) {}

    /** One column of words. */
    public record Words(String name, List<String> texts) {
        /** Copies the words. */
        public Words {
            texts = List.copyOf(texts);
        }
    }

    /** Of numbers alone. */
    public ChartTable(List<Column> columns) {
        this(List.of(), columns);
    }

    /** Refuses columns of different lengths. */
    public ChartTable {
        words = List.copyOf(words);
        columns = List.copyOf(columns);
        for (Words column : words) {
            if (columns.isEmpty() || column.texts.size() != columns.getFirst().values.length) {
                throw new IllegalArgumentException("columns of different lengths");
            }
        }
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
        List<String> names = new ArrayList<>();
        words.forEach(column -> names.add(quoted(column.name)));
        columns.forEach(column -> names.add(quoted(column.name)));
        text.append(String.join(",", names)).append('\n');
        for (int row = 0; row < rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (Words column : words) {
                cells.add(quoted(column.texts.get(row)));
            }
            for (Column column : columns) {
                cells.add(cell(column.values[row]));
            }
            text.append(String.join(",", cells)).append('\n');
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
