package thalweg.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import thalweg.report.Figures;

/** Rows of text in columns. */
final class Table {
    private final String sides;
    private final List<String[]> rows = new ArrayList<>();

    /**
     * @param sides a letter a column: l to the left, r to the right
     */
    Table(String sides) {
        this.sides = sides;
    }

    /** Adds a row; an empty row is an empty line. */
    Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    /** A number with so many places after the point, in any locale the same. */
    static String number(double value, int places) {
        return Double.isFinite(value) ? Figures.of(value, places) : "–";
    }

    /** A fraction as percent, two places. */
    static String percent(double fraction) {
        return Double.isFinite(fraction) ? number(100 * fraction, 2) + " %" : "–";
    }

    /** A number of things: 1 sweep, 16 sweeps. */
    static String count(long n, String thing) {
        return count(n) + ' ' + thing + (n == 1 ? "" : "s");
    }

    /** Thousands parted by commas. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    @Override
    public String toString() {
        int columns = rows.stream().mapToInt(r -> r.length).max().orElse(0);
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                widths[c] = Math.max(widths[c], row[c].codePointCount(0, row[c].length()));
            }
        }
        var text = new StringBuilder();
        for (String[] row : rows) {
            var line = new StringBuilder();
            for (int c = 0; c < row.length; c++) {
                String pad = " ".repeat(widths[c] - row[c].codePointCount(0, row[c].length()));
                line.append(c == 0 ? "" : "  ");
                line.append(sides.charAt(c) == 'l' ? row[c] + pad : pad + row[c]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
