package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import thalweg.study.Spread;

/** A strip a method: every point, a box from quartile to quartile, a line at the median. */
final class StripPicture {
    private static final int FOOT = 46;
    private static final int GAP = 14;

    private final Graphics2D g2;
    private final StripData data;
    private final ChartTheme theme;

    private StripPicture(Graphics2D g2, StripData data, ChartTheme theme) {
        this.g2 = g2;
        this.data = data;
        this.theme = theme;
    }

    static void draw(Graphics2D g2, StripData data, ChartTheme theme, Rectangle area) {
        new StripPicture(g2, data, theme).draw(area);
    }

    private void draw(Rectangle area) {
        int labels = width(data.rows().stream().map(StripData.Row::label).toList()) + GAP;
        int medians = width(data.rows().stream().map(this::median).toList()) + GAP;
        var inner =
                new Rectangle(
                        area.x + 4 + labels,
                        area.y + 8,
                        area.width - labels - medians - 16,
                        area.height - FOOT - 8);
        NiceScale scale = scale();
        var axes = new PlainAxes(g2, theme, inner, scale, scale);
        axes.across(data.axis());
        double height = (double) inner.height / Math.max(1, data.rows().size());
        for (int i = 0; i < data.rows().size(); i++) {
            row(axes, data.rows().get(i), inner, inner.y + (i + 0.5) * height, height);
        }
    }

    private void row(
            PlainAxes axes, StripData.Row row, Rectangle inner, double middle, double height) {
        g2.setFont(ChartFonts.of(row.label(), 12, false));
        g2.setPaint(theme.text());
        int width = g2.getFontMetrics().stringWidth(row.label());
        g2.drawString(row.label(), inner.x - GAP - width, (float) middle + 4);
        Spread spread = row.spread();
        if (spread.size() == 0) {
            return;
        }
        Color colour = GroupColours.of(row.colour(), theme);
        double half = Math.min(14, height * 0.32);
        double left = axes.px(spread.lower());
        double right = axes.px(spread.upper());
        var box = new Rectangle2D.Double(left, middle - half, Math.max(1, right - left), 2 * half);
        g2.setPaint(ChartTheme.faded(colour, 0.16));
        g2.fill(box);
        g2.setPaint(ChartTheme.faded(colour, 0.6));
        g2.setStroke(new BasicStroke(1));
        g2.draw(box);
        for (int i = 0; i < spread.size(); i++) {
            axes.dot(
                    axes.px(spread.values().get(i)),
                    middle + jitter(i, spread.size()) * half,
                    colour);
        }
        double median = axes.px(spread.median());
        g2.setPaint(theme.text());
        g2.setStroke(new BasicStroke(2));
        g2.draw(new Line2D.Double(median, middle - half - 3, median, middle + half + 3));
        g2.setFont(ChartFonts.strong(12));
        g2.drawString(median(row), (float) inner.getMaxX() + GAP, (float) middle + 4);
    }

    /** −0.7 to 0.7, neighbours far apart, the same whenever it is drawn. */
    private static double jitter(int index, int of) {
        double golden = 0.618033988749895;
        return of == 1 ? 0 : 1.4 * ((index + 0.5) * golden % 1 - 0.5);
    }

    private String median(StripData.Row row) {
        return Double.isNaN(row.spread().median())
                ? ""
                : Figures.of(row.spread().median(), data.places());
    }

    private int width(List<String> texts) {
        return texts.stream()
                .mapToInt(
                        text -> g2.getFontMetrics(ChartFonts.of(text, 12, true)).stringWidth(text))
                .max()
                .orElse(0);
    }

    /** From 0 unless the values are far from it, for where they differ they must be told apart. */
    private NiceScale scale() {
        List<Spread> spreads =
                data.rows().stream().map(StripData.Row::spread).filter(s -> s.size() > 0).toList();
        double least = spreads.stream().mapToDouble(Spread::least).min().orElse(0);
        double most = spreads.stream().mapToDouble(Spread::largest).max().orElse(1);
        if (least >= 0 && least < most / 2) {
            return NiceScale.around(0, most);
        }
        return NiceScale.around(least, most);
    }
}
