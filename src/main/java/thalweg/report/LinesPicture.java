package thalweg.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A line a method over a band, a legend over them. */
final class LinesPicture {
    private static final int LEFT = 68;
    private static final int FOOT = 46;

    /** The first line is the widest, so that it shows under another that it coincides with. */
    private static final double WIDEST = 6;

    private static final double NARROWEST = 1.6;

    private LinesPicture() {}

    static void draw(Graphics2D g2, LinesData data, ChartTheme theme, Rectangle area) {
        Color band = ChartTheme.faded(theme.muted(), 0.35);
        List<PlainAxes.Key> keys = new ArrayList<>();
        data.lines()
                .forEach(
                        line ->
                                keys.add(
                                        new PlainAxes.Key(
                                                line.label(),
                                                colour(line, theme),
                                                line.colour() < 0
                                                        ? PlainAxes.Mark.DASHED
                                                        : PlainAxes.Mark.LINE)));
        if (data.low() != null) {
            keys.add(new PlainAxes.Key(data.bandLabel(), band, PlainAxes.Mark.BAND));
        }
        var top = new Rectangle(area.x + 6, area.y, area.width - 12, area.height);
        int legend = PlainAxes.legend(g2, theme, keys, top) + 10;
        var inner =
                new Rectangle(
                        area.x + LEFT,
                        area.y + legend,
                        area.width - LEFT - 20,
                        area.height - legend - FOOT);
        var axes = new PlainAxes(g2, theme, inner, across(data), up(data));
        axes.across(data.across());
        axes.up(data.up());
        if (data.low() != null && data.high() != null) {
            Path2D outline = path(axes, data.high());
            Curve low = data.low();
            for (int i = low.size() - 1; i >= 0; i--) {
                outline.lineTo(axes.px(low.x()[i]), axes.py(low.y()[i]));
            }
            outline.closePath();
            g2.setPaint(band);
            g2.fill(outline);
        }
        double width = WIDEST;
        for (LinesData.Line line : data.lines()) {
            g2.setPaint(colour(line, theme));
            g2.setStroke(line.colour() < 0 ? Strokes.dashed(1.8) : Strokes.solid(width));
            g2.draw(path(axes, line.curve()));
            if (line.colour() >= 0) {
                width = Math.max(NARROWEST, width * 0.7);
            }
        }
    }

    /** What is as it was has no method's colour. */
    private static Color colour(LinesData.Line line, ChartTheme theme) {
        return line.colour() < 0 ? theme.naive() : GroupColours.of(line.colour(), theme);
    }

    private static Path2D path(PlainAxes axes, Curve curve) {
        var path = new Path2D.Double();
        for (int i = 0; i < curve.size(); i++) {
            double x = axes.px(curve.x()[i]);
            double y = axes.py(curve.y()[i]);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }

    private static NiceScale across(LinesData data) {
        double[] x =
                data.lines().isEmpty() ? new double[] {0, 1} : data.lines().getFirst().curve().x();
        return NiceScale.around(x[0], x[x.length - 1]);
    }

    private static NiceScale up(LinesData data) {
        double least = 0;
        double most = 0.01;
        List<Curve> all =
                new ArrayList<>(data.lines().stream().map(LinesData.Line::curve).toList());
        if (data.low() != null && data.high() != null) {
            all.add(data.low());
            all.add(data.high());
        }
        for (Curve curve : all) {
            for (double y : curve.y()) {
                least = Math.min(least, y);
                most = Math.max(most, y);
            }
        }
        return NiceScale.around(least, most);
    }
}
