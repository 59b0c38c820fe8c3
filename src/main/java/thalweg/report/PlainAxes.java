package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.text.DecimalFormat;
import java.util.List;

/** Axes of what is drawn by hand, in the look of the charts: a hairline grid and no border. */
final class PlainAxes {
    private static final int ROW = 20;
    private static final int BETWEEN = 18;

    /** A word of a legend, with the mark before it. */
    record Key(String label, Color colour, Mark mark) {}

    /** How a legend shows what it names. */
    enum Mark {
        DOT,
        LINE,
        DASHED,
        BAND
    }

    private final Graphics2D g2;
    private final ChartTheme theme;
    private final Rectangle inner;
    private final NiceScale x;
    private final NiceScale y;

    /**
     * @param inner where values are drawn
     */
    PlainAxes(Graphics2D g2, ChartTheme theme, Rectangle inner, NiceScale x, NiceScale y) {
        this.g2 = g2;
        this.theme = theme;
        this.inner = inner;
        this.x = x;
        this.y = y;
    }

    double px(double value) {
        return inner.x + inner.width * (value - x.lower()) / (x.upper() - x.lower());
    }

    double py(double value) {
        return inner.getMaxY() - inner.height * (value - y.lower()) / (y.upper() - y.lower());
    }

    /** Lines and numbers of the axis from left to right, and its title under them. */
    void across(String title) {
        DecimalFormat format = LinePlot.digits(x.unit());
        for (double tick : x.ticks()) {
            vertical(px(tick));
            centred(format.format(tick + 0.0), px(tick), inner.getMaxY() + 18, 11);
        }
        centred(title, inner.getCenterX(), inner.getMaxY() + 38, 12);
    }

    /** Lines and numbers of the axis from below to above, and its title beside them. */
    void up(String title) {
        DecimalFormat format = LinePlot.digits(y.unit());
        for (double tick : y.ticks()) {
            g2.setPaint(theme.hairline());
            g2.setStroke(new BasicStroke(1));
            g2.draw(new Line2D.Double(inner.x, py(tick), inner.getMaxX(), py(tick)));
            g2.setFont(ChartFonts.regular(11));
            g2.setPaint(theme.muted());
            String text = format.format(tick + 0.0);
            int width = g2.getFontMetrics().stringWidth(text);
            g2.drawString(text, inner.x - 8 - width, (float) py(tick) + 4);
        }
        AffineTransform before = g2.getTransform();
        g2.rotate(-Math.PI / 2, inner.x - 52, inner.getCenterY());
        centred(title, inner.x - 52, inner.getCenterY() + 4, 12);
        g2.setTransform(before);
    }

    private void vertical(double at) {
        g2.setPaint(theme.hairline());
        g2.setStroke(new BasicStroke(1));
        g2.draw(new Line2D.Double(at, inner.y, at, inner.getMaxY()));
    }

    private void centred(String text, double middle, double baseline, float size) {
        g2.setFont(ChartFonts.of(text, size, false));
        g2.setPaint(theme.muted());
        int width = g2.getFontMetrics().stringWidth(text);
        g2.drawString(text, (float) (middle - width / 2.0), (float) baseline);
    }

    /** A point. */
    void dot(double atX, double atY, Color colour) {
        double radius = 4;
        var circle = new Ellipse2D.Double(atX - radius, atY - radius, 2 * radius, 2 * radius);
        g2.setPaint(ChartTheme.faded(colour, 0.55));
        g2.fill(circle);
        g2.setPaint(colour);
        g2.setStroke(new BasicStroke(1));
        g2.draw(circle);
    }

    /**
     * Draws a legend in as many rows as it takes.
     *
     * @return its height
     */
    static int legend(Graphics2D g2, ChartTheme theme, List<Key> keys, Rectangle area) {
        int at = area.x;
        int row = 0;
        for (Key key : keys) {
            g2.setFont(ChartFonts.of(key.label, 12, false));
            int width = 20 + g2.getFontMetrics().stringWidth(key.label);
            if (at > area.x && at + width > area.getMaxX()) {
                at = area.x;
                row++;
            }
            int middle = area.y + row * ROW + ROW / 2;
            mark(g2, key, at, middle);
            g2.setPaint(theme.text());
            g2.drawString(key.label, at + 20, middle + 4);
            at += width + BETWEEN;
        }
        return keys.isEmpty() ? 0 : (row + 1) * ROW;
    }

    private static void mark(Graphics2D g2, Key key, int at, int middle) {
        g2.setPaint(key.colour);
        switch (key.mark) {
            case DOT -> g2.fill(new Ellipse2D.Double(at + 3, middle - 4, 8, 8));
            case BAND -> g2.fill(new RoundRectangle2D.Double(at, middle - 4, 14, 8, 2, 2));
            case LINE, DASHED -> {
                g2.setStroke(key.mark == Mark.LINE ? Strokes.solid(2.2) : Strokes.dashed(1.8));
                g2.draw(new Line2D.Double(at, middle, at + 14, middle));
            }
        }
    }
}
