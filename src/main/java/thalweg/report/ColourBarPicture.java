package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** A colour scale, its largest value on top. */
final class ColourBarPicture {
    private static final int STEPS = 256;

    private ColourBarPicture() {}

    static void draw(Graphics2D g2, ColourMap colours, ChartTheme theme, Rectangle bar) {
        var image = new BufferedImage(1, STEPS, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 1, STEPS, HeatmapImage.scale(colours, 1, STEPS), 0, 1);
        g2.drawImage(image, bar.x, bar.y, bar.width, bar.height, null);
        g2.setPaint(theme.hairline());
        g2.setStroke(new BasicStroke(1));
        g2.draw(bar);
    }
}
