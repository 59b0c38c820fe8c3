package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;

/** Two matrices of pairs side by side, and the colour scale that they share. */
final class PairMatrixPicture {
    private static final int GAP = 28;
    private static final int NAMES = 34;
    private static final int BAR = 74;
    private static final double DARK_ENOUGH = 0.5;

    private final Graphics2D g2;
    private final PairMatrixData data;
    private final ChartTheme theme;
    private final ColourMap colours;
    private final double limit;

    private PairMatrixPicture(Graphics2D g2, PairMatrixData data, ChartTheme theme) {
        this.g2 = g2;
        this.data = data;
        this.theme = theme;
        this.colours = ColourMap.sequential(theme.dark());
        this.limit = data.largest() > 0 ? data.largest() : 1;
    }

    static void draw(Graphics2D g2, PairMatrixData data, ChartTheme theme, Rectangle area) {
        new PairMatrixPicture(g2, data, theme).draw(area);
    }

    private void draw(Rectangle area) {
        int side =
                Math.max(
                        16,
                        Math.min((area.width - 2 * NAMES - GAP - BAR) / 2, area.height - 24 - 24));
        int top = area.y + 24;
        matrix(area.x + NAMES, top, side, data.before().in(theme.words()), data.naive());
        matrix(
                area.x + 2 * NAMES + side + GAP,
                top,
                side,
                data.after().in(theme.words()),
                data.matched());
        scale(area.x + 2 * NAMES + 2 * side + GAP + 18, top, side);
    }

    private void matrix(int left, int top, int side, String title, double[][] values) {
        g2.setFont(ChartFonts.of(title, 12, true));
        g2.setPaint(theme.text());
        g2.drawString(title, left, top - 9);
        int n = data.names().size();
        double cell = (double) side / n;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                var box = new Rectangle2D.Double(left + j * cell, top + i * cell, cell, cell);
                if (i != j) {
                    double share = values[i][j] / limit;
                    g2.setPaint(new Color(colours.argb(Math.max(0, share))));
                    g2.fill(box);
                    number(box, values[i][j], share);
                }
                g2.setPaint(theme.hairline());
                g2.setStroke(new BasicStroke(1));
                g2.draw(box);
            }
        }
        g2.setFont(ChartFonts.regular(12));
        g2.setPaint(theme.muted());
        FontMetrics metrics = g2.getFontMetrics();
        for (int i = 0; i < n; i++) {
            String name = data.names().get(i);
            int width = metrics.stringWidth(name);
            double middle = (i + 0.5) * cell;
            g2.drawString(name, (float) (left + middle - width / 2.0), top + side + 16);
            g2.drawString(name, left - 8 - width, (float) (top + middle + 4));
        }
    }

    /** A figure in its cell, where there is room for it. */
    private void number(Rectangle2D box, double value, double share) {
        g2.setFont(ChartFonts.strong(12));
        String text = Figures.of(value, data.places());
        int width = g2.getFontMetrics().stringWidth(text);
        if (width + 6 > box.getWidth()) {
            return;
        }
        boolean onEnd = share > DARK_ENOUGH;
        g2.setPaint(onEnd ? theme.surface() : theme.text());
        g2.drawString(
                text, (float) (box.getCenterX() - width / 2.0), (float) (box.getCenterY() + 4));
    }

    private void scale(int left, int top, int side) {
        var bar = new Rectangle(left, top, 10, side);
        ColourBarPicture.draw(g2, colours, theme, bar);
        g2.setFont(ChartFonts.regular(11));
        g2.setPaint(theme.muted());
        g2.drawString(Figures.of(limit, data.places()), left + 16, top + 9);
        g2.drawString("0", left + 16, top + side);
    }
}
