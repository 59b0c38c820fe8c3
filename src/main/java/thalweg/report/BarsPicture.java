package thalweg.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.RoundRectangle2D;

/** Bars with their names at the left and their figures at the right. */
final class BarsPicture {
    private static final int ROW = 34;
    private static final int BAR = 14;
    private static final int FIGURES = 130;
    private static final int GAP = 12;

    private BarsPicture() {}

    static void draw(Graphics2D g2, BarsData data, ChartTheme theme, Rectangle area) {
        int names = 0;
        for (BarsData.Bar bar : data.bars()) {
            String name = bar.name().in(theme.words());
            g2.setFont(ChartFonts.of(name, 12, false));
            names = Math.max(names, g2.getFontMetrics().stringWidth(name));
        }
        int left = area.x + names + 2 * GAP;
        int room = Math.max(20, area.width - names - 2 * GAP - FIGURES);
        double most = data.largest() > 0 ? data.largest() : 1;
        int top = area.y + GAP;
        for (BarsData.Bar bar : data.bars()) {
            int baseline = top + ROW / 2 + 4;
            String name = bar.name().in(theme.words());
            g2.setFont(ChartFonts.of(name, 12, false));
            g2.setPaint(theme.muted());
            int width = g2.getFontMetrics().stringWidth(name);
            g2.drawString(name, left - GAP - width, baseline);
            g2.setPaint(colour(bar.kind(), theme));
            double length = Math.max(2, room * Math.max(0, bar.loss()) / most);
            g2.fill(new RoundRectangle2D.Double(left, top + (ROW - BAR) / 2.0, length, BAR, 6, 6));
            g2.setFont(ChartFonts.strong(12));
            g2.setPaint(theme.text());
            String figures =
                    Figures.of(bar.loss(), 4) + " · " + Figures.of(100 * bar.accuracy(), 2) + " %";
            g2.drawString(figures, (float) (left + length + GAP), baseline);
            top += ROW;
        }
    }

    private static Color colour(BarsData.Kind kind, ChartTheme theme) {
        return switch (kind) {
            case NAIVE -> theme.naive();
            case MATCHED -> theme.matched();
            case SINGLE -> theme.a();
        };
    }
}
