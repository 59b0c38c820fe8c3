package thalweg.report;

import java.awt.Rectangle;

/**
 * Where small pictures stand: as large as lets all be seen at once, and no smaller than can be
 * read.
 *
 * @param columns side by side
 * @param rows one over another
 * @param width of one
 * @param height of one, its name included
 */
public record SmallMultiplesLayout(int columns, int rows, int width, int height) {
    /** Between two of them. */
    public static final int GAP = 12;

    /** Over each stands its name. */
    static final int NAME = 20;

    private static final int LEAST = 104;
    private static final int MOST = 440;
    private static final double CURVE = 0.66;

    /** Of so many in so much room, which they may have to exceed downwards. */
    public static SmallMultiplesLayout of(
            SmallMultiplesData.Kind kind, int count, int width, int height) {
        double shape = kind == SmallMultiplesData.Kind.ALIGNMENT ? 1 : CURVE;
        int best = 1;
        int widest = 0;
        for (int columns = 1; columns <= Math.max(1, count); columns++) {
            int rows = (count + columns - 1) / columns;
            int high = (height - (rows - 1) * GAP) / Math.max(1, rows) - NAME;
            int each = Math.min((int) (high / shape), across(width, columns));
            if (each > widest) {
                widest = each;
                best = columns;
            }
        }
        if (widest < LEAST) { // then as many as can be read stand side by side
            best = Math.max(1, (width + GAP) / (LEAST + GAP));
            widest = Math.max(40, across(width, best));
        }
        int each = Math.min(widest, MOST);
        int rows = Math.max(1, (count + best - 1) / best);
        return new SmallMultiplesLayout(best, rows, each, (int) (each * shape) + NAME);
    }

    private static int across(int width, int columns) {
        return (width - (columns - 1) * GAP) / columns;
    }

    /** How high all of them are. */
    public int wholeHeight() {
        return rows * (height + GAP) - GAP;
    }

    /** Where one stands. */
    public Rectangle tile(int index) {
        return new Rectangle(
                index % columns * (width + GAP), index / columns * (height + GAP), width, height);
    }

    /** Where its picture stands. */
    public Rectangle picture(int index) {
        Rectangle tile = tile(index);
        return new Rectangle(tile.x, tile.y + NAME, tile.width, tile.height - NAME);
    }

    /** Which one stands there; −1 for none. */
    public int at(double x, double y, int count) {
        int column = (int) Math.floor(x / (width + GAP));
        int row = (int) Math.floor(y / (height + GAP));
        int index = row * columns + column;
        boolean on = x >= 0 && y >= 0 && column < columns && index < count;
        return on && tile(index).contains(x, y) ? index : -1;
    }
}
