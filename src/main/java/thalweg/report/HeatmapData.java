package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import thalweg.alignment.Alignment;
import thalweg.words.Phrase;

/**
 * The alignment of one layer's singular vectors: rows are vectors of A, columns of the other model,
 * both by descending singular value.
 *
 * @param layer the layer's name
 * @param side which vectors are compared; JOINT is signed, the others are magnitudes
 * @param after whether the columns are of π(B), else of B
 * @param rows how many
 * @param columns how many
 * @param values row-major, −1 to 1
 * @param total vectors the layer has in all
 * @param a singular values of A, at least {@code rows} of them
 * @param b singular values of B, at least {@code columns} of them
 * @param part what is looked at; the table holds the whole
 */
public record HeatmapData(
        String layer,
        Alignment.Side side,
        boolean after,
        int rows,
        int columns,
        float[] values,
        int total,
        float[] a,
        float[] b,
        MapPart part)
        implements ChartData {

    /** Refuses values that don't fill the matrix. */
    public HeatmapData {
        if (values.length != rows * columns || a.length < rows || b.length < columns) {
            throw new IllegalArgumentException(
                    rows + " × " + columns + " of " + values.length + " values");
        }
    }

    /** The whole map. */
    public HeatmapData(
            String layer,
            Alignment.Side side,
            boolean after,
            int rows,
            int columns,
            float[] values,
            int total,
            float[] a,
            float[] b) {
        this(layer, side, after, rows, columns, values, total, a, b, MapPart.WHOLE);
    }

    /** The same, of which a part is looked at. */
    public HeatmapData seen(MapPart some) {
        return new HeatmapData(layer, side, after, rows, columns, values, total, a, b, some);
    }

    /** The first row that is looked at, from 0. */
    public int firstRow() {
        return part.firstRow(rows);
    }

    /** How many rows are looked at. */
    public int seenRows() {
        return part.cells(rows);
    }

    /** The first column that is looked at, from 0. */
    public int firstColumn() {
        return part.firstColumn(columns);
    }

    /** How many columns are looked at. */
    public int seenColumns() {
        return part.cells(columns);
    }

    /** The entries that are looked at, row-major. */
    float[] seenValues() {
        if (part.isWhole()) {
            return values;
        }
        int width = seenColumns();
        var seen = new float[seenRows() * width];
        for (int i = 0; i < seenRows(); i++) {
            int from = (firstRow() + i) * columns + firstColumn();
            System.arraycopy(values, from, seen, i * width, width);
        }
        return seen;
    }

    /** Of a computed matrix. */
    public static HeatmapData of(
            String layer,
            Alignment.Side side,
            boolean after,
            Alignment.Matrix matrix,
            float[] a,
            float[] b) {
        return new HeatmapData(
                layer,
                side,
                after,
                matrix.rows(),
                matrix.columns(),
                matrix.values(),
                Math.min(a.length, b.length),
                a,
                b);
    }

    /** The entry of row i and column j. */
    public float at(int i, int j) {
        return values[i * columns + j];
    }

    /** Whether entries carry a sign. */
    public boolean signed() {
        return side == Alignment.Side.JOINT;
    }

    /** What the rows are, e.g. "u of A". */
    public Phrase rowTitle() {
        return Phrase.of("charts.vectors", vectors(), "A");
    }

    /** What the columns are, e.g. "u of π(B)". */
    public Phrase columnTitle() {
        return Phrase.of("charts.vectors", vectors(), after ? "π(B)" : "B");
    }

    @Override
    public String fileName() {
        String name = layer.isEmpty() ? "alignment" : "alignment-" + layer;
        return name + '-' + side.name().toLowerCase(java.util.Locale.ROOT) + moment();
    }

    /** One row a vector of A, one column a vector of the other model, counted from 1. */
    @Override
    public ChartTable table() {
        List<ChartTable.Column> table = new ArrayList<>();
        var index = new double[rows];
        for (int i = 0; i < rows; i++) {
            index[i] = i + 1;
        }
        table.add(new ChartTable.Column("i", index));
        for (int j = 0; j < columns; j++) {
            var column = new double[rows];
            for (int i = 0; i < rows; i++) {
                column[i] = Double.parseDouble(Float.toString(at(i, j)));
            }
            table.add(new ChartTable.Column("j " + (j + 1), column));
        }
        return new ChartTable(table);
    }

    private String moment() {
        return after ? "-after" : "-before";
    }

    private String vectors() {
        return switch (side) {
            case LEFT -> "u";
            case RIGHT -> "v";
            case JOINT -> "u, v";
        };
    }
}
