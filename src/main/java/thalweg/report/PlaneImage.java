package thalweg.report;

import java.awt.image.BufferedImage;

/** The plane of three models → pixels, colours by the logarithm of the loss. */
public final class PlaneImage {
    private PlaneImage() {}

    /**
     * The whole grid as a square, the last row on top; smooth between grid points where all are
     * known, in blocks where they aren't yet.
     *
     * @return opaque ARGB, row-major, [side, side]
     */
    public static int[] pixels(PlaneChartData data, ColourMap colours, int side) {
        double[][] height = logarithms(data);
        double low = Math.log(data.least());
        double range = Math.log(data.most()) - low;
        boolean smooth = data.plane().complete();
        var pixels = new int[side * side];
        for (int py = 0; py < side; py++) {
            double row = (height.length - 1) * (1 - (py + 0.5) / side);
            for (int px = 0; px < side; px++) {
                double column = (height.length - 1) * ((px + 0.5) / side);
                double here =
                        smooth
                                ? between(height, row, column)
                                : height[(int) Math.round(row)][(int) Math.round(column)];
                pixels[py * side + px] = colours.argb((here - low) / range);
            }
        }
        return pixels;
    }

    static BufferedImage of(PlaneChartData data, ColourMap colours, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, side, side, pixels(data, colours, side), 0, side);
        return image;
    }

    /** Where on the colour scale a loss stands, from 0 to 1. */
    static double share(double loss, double least, double most) {
        return Math.log(loss / least) / Math.log(most / least);
    }

    /** Of the losses, [rows][columns]. */
    static double[][] logarithms(PlaneChartData data) {
        int n = data.plane().x().length;
        var height = new double[n][n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                height[row][column] = Math.log(data.loss(row, column));
            }
        }
        return height;
    }

    /** Bilinear. */
    private static double between(double[][] height, double row, double column) {
        int r = (int) Math.min(row, height.length - 2.0);
        int c = (int) Math.min(column, height.length - 2.0);
        double down = row - r;
        double right = column - c;
        double above = height[r][c] + right * (height[r][c + 1] - height[r][c]);
        double below = height[r + 1][c] + right * (height[r + 1][c + 1] - height[r + 1][c]);
        return above + down * (below - above);
    }
}
