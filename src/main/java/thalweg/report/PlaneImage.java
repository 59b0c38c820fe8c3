package thalweg.report;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The plane of three models → pixels, colours by the logarithm of the loss. */
public final class PlaneImage {
    private PlaneImage() {}

    /**
     * What is looked at of the grid as a square, the last row on top; smooth between the points
     * that are known.
     *
     * @return opaque ARGB, row-major, [side, side]
     */
    public static int[] pixels(PlaneChartData data, ColourMap colours, int side) {
        var surface = new LossSurface(data);
        int last = data.plane().x().length - 1;
        double low = Math.log(data.least());
        double range = Math.log(data.most()) - low;
        MapPart part = data.part();
        var pixels = new int[side * side];
        for (int py = 0; py < side; py++) {
            double row = last * (1 - part.top() - part.size() * (py + 0.5) / side);
            for (int px = 0; px < side; px++) {
                double column = last * (part.left() + part.size() * (px + 0.5) / side);
                double here = surface.at(row, column);
                pixels[py * side + px] = colours.argb((here - low) / range);
            }
        }
        return pixels;
    }

    /**
     * What is looked at of the map as a square: colours, contours, hatching over what is
     * extrapolated, and the triangle.
     *
     * @param side at scale 1, pixels
     * @param scale pixels of the image for one of the layout
     * @return opaque ARGB, row-major, [side × scale, side × scale]
     */
    public static int[] map(PlaneChartData data, ChartTheme theme, int side, double scale) {
        int pixels = (int) Math.round(side * scale);
        var image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g2 = image.createGraphics();
        try {
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g2.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g2.scale(scale, scale);
            new PlaneMap(g2, data, theme, new Rectangle(side, side)).draw(pixels);
        } finally {
            g2.dispose();
        }
        return image.getRGB(0, 0, pixels, pixels, null, 0, pixels);
    }

    /** The colours of a plane: the least loss stands out. */
    public static ColourMap colours(ChartTheme theme) {
        return ColourMap.falling(theme.dark());
    }

    static BufferedImage of(PlaneChartData data, ColourMap colours, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, side, side, pixels(data, colours, side), 0, side);
        return image;
    }
}
