package thalweg.desktop.models;

import javafx.geometry.Rectangle2D;

/**
 * Where each of many small pictures stands: in rows of equal length, larger where there are fewer.
 *
 * @param count of the pictures
 * @param width of all, in pixels
 */
record StripGrid(int count, double width) {
    private static final double GAP = 3;
    private static final int FEW = 48;
    private static final int FEW_IN_A_ROW = 12;
    private static final int MANY_IN_A_ROW = 25;
    private static final int MOST_ROWS = 10;

    int rows() {
        if (count <= FEW) {
            return (count + FEW_IN_A_ROW - 1) / FEW_IN_A_ROW;
        }
        return Math.min(MOST_ROWS, (count + MANY_IN_A_ROW - 1) / MANY_IN_A_ROW);
    }

    int columns() {
        int rows = Math.max(1, rows());
        return Math.max(1, (count + rows - 1) / rows);
    }

    double height() {
        return rows() == 0 ? 0 : rows() * (cellHeight() + GAP) - GAP;
    }

    private double cellHeight() {
        return count <= FEW ? 22 : 14;
    }

    /** The room of a picture. */
    Rectangle2D cell(int index) {
        double step = (width + gap()) / columns();
        double x = index % columns() * step;
        double y = index / columns() * (cellHeight() + GAP);
        return new Rectangle2D(x, y, Math.max(0.5, step - gap()), cellHeight());
    }

    /** Between neighbours, which very many leave less room for. */
    private double gap() {
        double step = width / columns();
        return step >= 12 ? GAP : step >= 4 ? 1.5 : 0;
    }

    /** The picture at a point, or in the gap beside it; −1 for none. */
    int at(double x, double y) {
        if (x < 0 || x >= width || y < 0) {
            return -1;
        }
        double step = (width + gap()) / columns();
        int row = (int) (y / (cellHeight() + GAP));
        int index = row * columns() + Math.min(columns() - 1, (int) (x / step));
        return index < count ? index : -1;
    }
}
