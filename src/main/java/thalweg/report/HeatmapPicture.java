package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import thalweg.words.Words;

/** A heatmap with its axes and its colour scale. */
final class HeatmapPicture {
    /** Entries are products of unit vectors: 1 is the most. */
    private static final double LIMIT = 1;

    private HeatmapPicture() {}

    static void draw(Graphics2D g2, HeatmapData data, ChartTheme theme, Rectangle area) {
        int side = Math.max(16, Math.min(area.width - 110, area.height - 46));
        int left = area.x + 40;
        int top = area.y + 6;
        ColourMap colours = ColourMap.of(data, theme);
        g2.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        // Twice the layout's size, so that a picture at scale 2 shows every cell it can.
        int fine = 2 * side;
        g2.drawImage(
                image(HeatmapImage.pixels(data, colours, LIMIT, fine, fine), fine, fine),
                left,
                top,
                side,
                side,
                null);
        // The map's extent shows where its entries are near 0.
        g2.setPaint(theme.hairline());
        g2.setStroke(new BasicStroke(1));
        g2.draw(new Rectangle2D.Double(left + 0.5, top + 0.5, side - 1, side - 1));
        int barX = left + side + 16;
        ColourBarPicture.draw(g2, colours, theme, new Rectangle(barX, top, 10, side));
        Font font = ChartFonts.regular(11);
        g2.setFont(font);
        g2.setPaint(theme.muted());
        g2.drawString("1", barX + 16, top + 9);
        if (data.signed()) {
            g2.drawString("0", barX + 16, top + side / 2 + 4);
        }
        g2.drawString(data.signed() ? "−1" : "0", barX + 16, top + side);
        axes(g2, data, theme.words(), left, top, side);
    }

    private static void axes(
            Graphics2D g2, HeatmapData data, Words words, int left, int top, int side) {
        var metrics = g2.getFontMetrics();
        int baseline = top + side + metrics.getAscent() + 5;
        g2.drawString(number(data.firstColumn() + 1), left, baseline);
        String last = number(data.firstColumn() + data.seenColumns());
        g2.drawString(last, left + side - metrics.stringWidth(last), baseline);
        String columns = data.columnTitle().in(words);
        Font plain = g2.getFont();
        g2.setFont(ChartFonts.of(columns, plain.getSize2D(), false));
        g2.drawString(
                columns, left + (side - g2.getFontMetrics().stringWidth(columns)) / 2, baseline);
        g2.setFont(plain);
        String first = number(data.firstRow() + 1);
        g2.drawString(first, left - 6 - metrics.stringWidth(first), top + metrics.getAscent());
        String bottom = number(data.firstRow() + data.seenRows());
        g2.drawString(bottom, left - 6 - metrics.stringWidth(bottom), top + side);
        String rows = data.rowTitle().in(words);
        g2.setFont(ChartFonts.of(rows, plain.getSize2D(), false));
        var before = g2.getTransform();
        g2.rotate(-Math.PI / 2);
        g2.drawString(rows, -(top + (side + g2.getFontMetrics().stringWidth(rows)) / 2), left - 10);
        g2.setTransform(before);
    }

    private static String number(int index) {
        return String.format(Locale.ROOT, "%d", index);
    }

    private static BufferedImage image(int[] pixels, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }
}
