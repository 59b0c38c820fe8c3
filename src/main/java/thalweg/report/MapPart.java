package thalweg.report;

/**
 * The square part of a square map that is looked at, in parts of the whole's side.
 *
 * @param left of its left edge, 0 to 1
 * @param top of its upper edge, 0 to 1
 * @param size of its side, at most 1
 */
public record MapPart(double left, double top, double size) {
    /** The whole map. */
    public static final MapPart WHOLE = new MapPart(0, 0, 1);

    private static final double ROUNDING = 1e-9;

    /** Refuses what isn't a part of the whole. */
    public MapPart {
        if (!(size > 0
                && left >= 0
                && top >= 0
                && left + size <= 1 + ROUNDING
                && top + size <= 1 + ROUNDING)) {
            throw new IllegalArgumentException(size + " at " + left + ", " + top);
        }
    }

    /** Whether it is the whole map. */
    public boolean isWhole() {
        return size == 1;
    }

    /**
     * A part around a place, which stays where it is, as far as the whole reaches.
     *
     * @param factor of what is shown; under 1 nearer
     * @param x of the place, in parts of what is shown
     * @param y likewise, downwards
     * @param least the smallest side
     */
    public MapPart around(double factor, double x, double y, double least) {
        double side = Math.clamp(size * factor, least, 1);
        return within(left + x * (size - side), top + y * (size - side), side);
    }

    /** What lies so many sides of what is shown to the right, and below. */
    public MapPart moved(double right, double down) {
        return within(left + right * size, top + down * size, size);
    }

    /** The smallest square around a rectangle in parts of what is shown, no smaller than that. */
    public MapPart to(double x, double y, double width, double height, double least) {
        double side = Math.clamp(size * Math.max(width, height), least, 1);
        double middle = left + size * (x + width / 2);
        double centre = top + size * (y + height / 2);
        return within(middle - side / 2, centre - side / 2, side);
    }

    private static MapPart within(double left, double top, double side) {
        return side >= 1 - ROUNDING
                ? WHOLE
                : new MapPart(Math.clamp(left, 0, 1 - side), Math.clamp(top, 0, 1 - side), side);
    }

    /** The first of so many equal cells, from left to right, that is seen. */
    int firstColumn(int columns) {
        return Math.clamp(Math.round(left * columns), 0, columns - cells(columns));
    }

    /** The first of so many equal cells, downwards, that is seen. */
    int firstRow(int rows) {
        return Math.clamp(Math.round(top * rows), 0, rows - cells(rows));
    }

    /** How many of so many equal cells are seen, whole ones alone. */
    int cells(int all) {
        return Math.clamp(Math.round(size * all), 1, all);
    }
}
