package thalweg.report;

/** A matrix → pixels. */
public final class HeatmapImage {
    private HeatmapImage() {}

    /**
     * The matrix reduced to at most the given numbers of rows and columns: of each block the entry
     * of largest magnitude, its sign kept. Averages would erase the diagonal.
     *
     * @param values [rows, columns], row-major
     * @return row-major, [min(rows, mostRows), min(columns, mostColumns)]
     */
    public static float[] reduced(
            float[] values, int rows, int columns, int mostRows, int mostColumns) {
        int h = Math.min(rows, mostRows);
        int w = Math.min(columns, mostColumns);
        if (h == rows && w == columns) {
            return values;
        }
        var small = new float[h * w];
        for (int i = 0; i < rows; i++) {
            int to = (int) ((long) i * h / rows) * w;
            for (int j = 0; j < columns; j++) {
                int cell = to + (int) ((long) j * w / columns);
                float value = values[i * columns + j];
                if (Math.abs(value) > Math.abs(small[cell])) {
                    small[cell] = value;
                }
            }
        }
        return small;
    }

    /**
     * What is looked at of the matrix as an image of exactly the given size, cells with hard edges.
     *
     * @param limit the magnitude at the colour scale's end
     * @return opaque ARGB, row-major, [height, width]
     */
    public static int[] pixels(
            HeatmapData data, ColourMap colours, double limit, int width, int height) {
        int rows = data.seenRows();
        int columns = data.seenColumns();
        int h = Math.min(rows, height);
        int w = Math.min(columns, width);
        float[] cells = reduced(data.seenValues(), rows, columns, height, width);
        var argb = new int[cells.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colours.argb(cells[i] / limit);
        }
        var pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            int row = (int) ((long) y * h / height) * w;
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = argb[row + (int) ((long) x * w / width)];
            }
        }
        return pixels;
    }

    /** The colour scale as an image, its largest value on top. */
    public static int[] scale(ColourMap colours, int width, int height) {
        var pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            double t = height == 1 ? 1 : 1 - y / (height - 1.0);
            int colour = colours.argb(colours.signed() ? 2 * t - 1 : t);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = colour;
            }
        }
        return pixels;
    }
}
