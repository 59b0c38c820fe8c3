package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import thalweg.landscape.PlaneFrame;

/**
 * The map itself of a plane, in a square: colours, contours, hatching over what is extrapolated,
 * and the dashed triangle.
 */
final class PlaneMap {
    private static final double HATCH = 7;

    private final Graphics2D g2;
    private final PlaneChartData data;
    private final ChartTheme theme;
    private final Rectangle square;
    private final Rectangle2D whole;
    private final LossSurface surface;

    PlaneMap(Graphics2D g2, PlaneChartData data, ChartTheme theme, Rectangle square) {
        this.g2 = g2;
        this.data = data;
        this.theme = theme;
        this.square = square;
        surface = new LossSurface(data);
        MapPart part = data.part();
        double side = square.width / part.size();
        whole =
                new Rectangle2D.Double(
                        square.x - part.left() * side, square.y - part.top() * side, side, side);
    }

    /**
     * @param pixels a side, of the coloured image
     */
    void draw(int pixels) {
        g2.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g2.drawImage(
                PlaneImage.of(data, PlaneImage.colours(theme), pixels),
                square.x,
                square.y,
                square.width,
                square.height,
                null);
        Shape before = g2.getClip();
        g2.clip(square);
        hatch();
        g2.setStroke(Strokes.solid(0.9));
        g2.setPaint(ChartTheme.faded(theme.text(), 0.45));
        for (double level : data.levels()) {
            for (Line2D piece : contour(level)) {
                g2.draw(piece);
            }
        }
        g2.setPaint(theme.text());
        g2.setStroke(
                new BasicStroke(
                        1.2f,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {4, 3},
                        0));
        g2.draw(triangle());
        g2.setClip(before);
    }

    /** Whether a place of the plane is looked at. */
    boolean shows(double x, double y) {
        return x >= data.left() && x <= data.right() && y >= data.bottom() && y <= data.top();
    }

    double x(double plane) {
        double[] x = data.plane().x();
        return whole.getX() + whole.getWidth() * (plane - x[0]) / (x[x.length - 1] - x[0]);
    }

    double y(double plane) {
        double[] y = data.plane().y();
        return whole.getY() + whole.getHeight() * (1 - (plane - y[0]) / (y[y.length - 1] - y[0]));
    }

    /** The contour of a loss in the picture's units. */
    List<Line2D> contour(double level) {
        double step = whole.getWidth() / (data.plane().x().length - 1.0);
        double bottom = whole.getMaxY();
        return surface.contour(level).stream()
                .map(
                        p ->
                                (Line2D)
                                        new Line2D.Double(
                                                whole.getX() + p.getX1() * step,
                                                bottom - p.getY1() * step,
                                                whole.getX() + p.getX2() * step,
                                                bottom - p.getY2() * step))
                .toList();
    }

    private Shape triangle() {
        var path = new Path2D.Double();
        for (PlaneFrame.Point corner : data.plane().frame().corners()) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(x(corner.x()), y(corner.y()));
            } else {
                path.lineTo(x(corner.x()), y(corner.y()));
            }
        }
        path.closePath();
        return path;
    }

    /** Over everything outside the triangle. */
    private void hatch() {
        var outside = new Area(square);
        outside.subtract(new Area(triangle()));
        Shape before = g2.getClip();
        g2.clip(outside);
        g2.setPaint(ChartTheme.faded(theme.muted(), 0.35));
        g2.setStroke(new BasicStroke(0.6f));
        for (double at = -square.width; at < square.width; at += HATCH) {
            double x = square.x + at;
            g2.draw(new Line2D.Double(x, square.getMaxY(), x + square.width, square.y));
        }
        g2.setClip(before);
    }
}
