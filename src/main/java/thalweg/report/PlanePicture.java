package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import thalweg.evaluation.Score;
import thalweg.landscape.PlaneFrame;

/**
 * The plane of three models as a filled map with contours, lengths and angles true: corners and
 * mean marked, what is extrapolated hatched, the colour scale beside it.
 */
final class PlanePicture {
    private static final int LEFT = 46;
    private static final int RIGHT = 74;
    private static final int BELOW = 44;
    private static final int TICKS = 5;
    private static final double DOT = 4.5;

    private final Graphics2D g2;
    private final PlaneChartData data;
    private final ChartTheme theme;
    private final ColourMap colours;
    private final double least;
    private final double most;
    private final int side;
    private final int left;
    private final int top;
    private final PlaneMap map;
    private final List<Rectangle2D> taken = new ArrayList<>();

    private PlanePicture(Graphics2D g2, PlaneChartData data, ChartTheme theme, Rectangle area) {
        this.g2 = g2;
        this.data = data;
        this.theme = theme;
        colours = PlaneImage.colours(theme);
        least = data.least();
        most = data.most();
        side = Math.max(16, Math.min(area.width - LEFT - RIGHT, area.height - BELOW - 6));
        left = area.x + LEFT;
        top = area.y + 6;
        map = new PlaneMap(g2, data, theme, new Rectangle(left, top, side, side));
    }

    static void draw(Graphics2D g2, PlaneChartData data, ChartTheme theme, Rectangle area) {
        new PlanePicture(g2, data, theme, area).draw();
    }

    private void draw() {
        map.draw(2 * side);
        g2.setPaint(theme.hairline());
        g2.setStroke(new BasicStroke(1));
        g2.draw(new Rectangle(left, top, side, side));
        marks();
        labelContours();
        axes();
        scale();
    }

    /** Each level once, where its contour is lowest and there is room. */
    private void labelContours() {
        g2.setFont(ChartFonts.regular(10));
        for (double level : data.levels()) {
            var pieces = new ArrayList<>(map.contour(level));
            pieces.sort((p, q) -> Double.compare(q.getY1(), p.getY1()));
            for (Line2D piece : pieces) {
                var at = new Point2D.Double(piece.getX1(), piece.getY1());
                if (label(Figures.brief(level), at.x, at.y + 4, false)) {
                    break;
                }
            }
        }
    }

    private void marks() {
        PlaneFrame frame = data.plane().frame();
        PlaneFrame.Point[] corners = frame.corners();
        Color[] colours = {theme.a(), theme.b(), theme.c()};
        for (int i = 0; i < corners.length; i++) {
            if (!map.shows(corners[i].x(), corners[i].y())) {
                continue;
            }
            boolean above = corners[i].y() > 0;
            mark(
                    corners[i],
                    colours[i],
                    data.names().get(i),
                    data.plane().corners().get(i),
                    above ? -12 : 22);
        }
        double third = 1 / 3.0;
        var mean = frame.at(new double[] {third, third, third});
        if (map.shows(mean.x(), mean.y())) {
            mark(mean, theme.surface(), theme.words().get("charts.mean"), data.plane().mean(), 22);
        }
    }

    private void mark(
            PlaneFrame.Point point, Color colour, String name, Score score, double below) {
        var dot =
                new Ellipse2D.Double(
                        map.x(point.x()) - DOT, map.y(point.y()) - DOT, 2 * DOT, 2 * DOT);
        g2.setPaint(colour);
        g2.fill(dot);
        g2.setPaint(theme.text());
        g2.setStroke(Strokes.solid(1.6));
        g2.draw(dot);
        taken.add(dot.getBounds2D());
        String text = name + "  " + Figures.of(score.loss(), 4);
        g2.setFont(ChartFonts.of(text, 12, true));
        label(text, map.x(point.x()), map.y(point.y()) + below, true);
    }

    /** Text centred at x, within the square; returns whether there was room for it. */
    private boolean label(String text, double x, double baseline, boolean always) {
        FontMetrics metrics = g2.getFontMetrics();
        double width = metrics.stringWidth(text);
        double from = Math.clamp(x - width / 2, left + 8.0, left + side - width - 8);
        var box =
                new RoundRectangle2D.Double(
                        from - 4,
                        baseline - metrics.getAscent(),
                        width + 8,
                        metrics.getAscent() + 4.0,
                        6,
                        6);
        boolean free = taken.stream().noneMatch(box::intersects);
        boolean within = new Rectangle(left, top, side, side).contains(box.getBounds2D());
        if (!always && !(free && within)) {
            return false;
        }
        taken.add(box.getBounds2D());
        g2.setPaint(ChartTheme.faded(theme.surface(), 0.85));
        g2.fill(box);
        g2.setPaint(theme.text());
        g2.drawString(text, (float) from, (float) baseline);
        return true;
    }

    private void axes() {
        g2.setFont(ChartFonts.regular(11));
        g2.setPaint(theme.muted());
        FontMetrics metrics = g2.getFontMetrics();
        int baseline = top + side + metrics.getAscent() + 5;
        double unit = unit(data.right() - data.left());
        for (double at = Math.ceil(data.left() / unit) * unit; at <= data.right(); at += unit) {
            String text = length(at, unit);
            g2.drawString(text, (float) (map.x(at) - metrics.stringWidth(text) / 2.0), baseline);
        }
        for (double at = Math.ceil(data.bottom() / unit) * unit; at <= data.top(); at += unit) {
            String text = length(at, unit);
            g2.drawString(text, left - 7 - metrics.stringWidth(text), (float) (map.y(at) + 4));
        }
        String title = theme.words().get("charts.plane.axis", data.names().getFirst());
        g2.setFont(ChartFonts.of(title, 11, false));
        g2.drawString(title, left, baseline + 17);
        String note = theme.words().get("charts.plane.note");
        g2.setFont(ChartFonts.of(note, 11, false));
        int width = g2.getFontMetrics().stringWidth(note);
        g2.drawString(note, left + side - width, baseline + 17);
    }

    private static double unit(double length) {
        double decade = Math.pow(10, Math.floor(Math.log10(length / TICKS)));
        for (double step : new double[] {1, 2, 5}) {
            if (length / (step * decade) <= TICKS + 1) {
                return step * decade;
            }
        }
        return 10 * decade;
    }

    private static String length(double at, double unit) {
        return Figures.of(at, unit >= 1 ? 0 : (int) Math.ceil(-Math.log10(unit)));
    }

    private void scale() {
        int barX = left + side + 16;
        ColourBarPicture.draw(g2, colours, theme, new Rectangle(barX, top, 10, side));
        g2.setFont(ChartFonts.regular(11));
        g2.setPaint(theme.muted());
        int ascent = g2.getFontMetrics().getAscent();
        g2.drawString(Figures.brief(most), barX + 16, top + 9);
        g2.drawString(Figures.brief(least), barX + 16, top + side);
        double bottom = top + side - ascent - 2.0;
        for (double level : data.levels()) {
            double at = top + side * (1 - data.share(level)) + 4;
            if (at < bottom && at - ascent > top + 10) {
                g2.drawString(Figures.brief(level), barX + 16, (float) at);
                bottom = at - ascent - 2;
            }
        }
    }
}
