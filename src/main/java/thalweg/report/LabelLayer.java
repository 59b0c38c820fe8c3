package thalweg.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The labels of a chart. They stay inside the plot and move up or down until none lies on another,
 * nor, where there is room, on a curve that is to stay whole; a thin plate in the background's
 * colour keeps them readable over the other lines.
 */
final class LabelLayer extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double GAP = 5;

    /** The window's text isn't rounded to whole pixels. */
    private static final FontRenderContext FRACTIONAL = new FontRenderContext(null, true, true);

    private final transient List<Label> labels;
    private final transient List<Curve> whole;
    private final Color plate;
    private final float size;

    /**
     * @param whole curves that labels keep off
     */
    LabelLayer(List<Label> labels, List<Curve> whole, Color background, float size) {
        this.labels = List.copyOf(labels);
        this.whole = List.copyOf(whole);
        this.plate = ChartTheme.faded(background, 0.72);
        this.size = size;
    }

    /** The labels, first placed first. */
    List<Label> labels() {
        return labels;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int rendererIndex,
            PlotRenderingInfo info) {
        var taken = new ArrayList<Rectangle2D>();
        for (Label label : labels) {
            Font font = label.strong() ? ChartFonts.strong(size) : ChartFonts.regular(size);
            FontMetrics metrics = g2.getFontMetrics(font);
            double width = font.getStringBounds(label.text(), FRACTIONAL).getWidth() + 6;
            double height = metrics.getHeight() + 2;
            Rectangle2D box = place(label, width, height, area, domain, range);
            box = free(box, taken, area, domain, range);
            taken.add(box);
            g2.setPaint(plate);
            g2.fill(box);
            g2.setPaint(label.colour());
            g2.setFont(font);
            g2.drawString(
                    label.text(),
                    (float) (box.getX() + 3),
                    (float) (box.getY() + 1 + metrics.getAscent()));
        }
    }

    private static Rectangle2D place(
            Label label,
            double width,
            double height,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range) {
        double at = domain.valueToJava2D(label.x(), area, RectangleEdge.BOTTOM);
        double left =
                switch (label.side()) {
                    case LEFT -> at - width;
                    case CENTRE -> at - width / 2;
                    case RIGHT -> at;
                };
        left = Math.clamp(left, area.getMinX(), Math.max(area.getMinX(), area.getMaxX() - width));
        double top;
        if (Double.isNaN(label.y())) {
            top = highest(label.curve(), left, left + width, area, domain, range) - height - GAP;
        } else {
            top = range.valueToJava2D(label.y(), area, RectangleEdge.LEFT) - height / 2;
        }
        return inside(new Rectangle2D.Double(left, top, width, height), area);
    }

    /** The curve's least y in pixels between two x in pixels. */
    private static double highest(
            Curve curve,
            double from,
            double to,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range) {
        double best = area.getMaxY();
        for (double px = from; px <= to; px += 4) {
            double y = curve.at(domain.java2DToValue(px, area, RectangleEdge.BOTTOM));
            double py = range.valueToJava2D(y, area, RectangleEdge.LEFT);
            if (!Double.isNaN(y) && Double.isFinite(py)) {
                best = Math.min(best, py);
            }
        }
        return best;
    }

    private Rectangle2D free(
            Rectangle2D wanted,
            List<Rectangle2D> taken,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range) {
        Rectangle2D offLabels = null;
        for (int step = 0; step < 40; step++) {
            double shift = (step + 1) / 2 * 6.0 * (step % 2 == 0 ? 1 : -1);
            var tried =
                    new Rectangle2D.Double(
                            wanted.getX(),
                            wanted.getY() + shift,
                            wanted.getWidth(),
                            wanted.getHeight());
            if (tried.getMinY() >= area.getMinY()
                    && tried.getMaxY() <= area.getMaxY()
                    && taken.stream().noneMatch(tried::intersects)) {
                if (whole.stream().noneMatch(c -> crosses(c, tried, area, domain, range))) {
                    return tried;
                }
                offLabels = offLabels == null ? tried : offLabels;
            }
        }
        return offLabels == null ? wanted : offLabels;
    }

    private static boolean crosses(
            Curve curve, Rectangle2D box, Rectangle2D area, ValueAxis domain, ValueAxis range) {
        for (double px = box.getMinX(); px <= box.getMaxX(); px += 4) {
            double y = curve.at(domain.java2DToValue(px, area, RectangleEdge.BOTTOM));
            double py = range.valueToJava2D(y, area, RectangleEdge.LEFT);
            if (py > box.getMinY() && py < box.getMaxY()) {
                return true;
            }
        }
        return false;
    }

    private static Rectangle2D inside(Rectangle2D box, Rectangle2D area) {
        double top =
                Math.clamp(
                        box.getY(),
                        area.getMinY(),
                        Math.max(area.getMinY(), area.getMaxY() - box.getHeight()));
        box.setRect(box.getX(), top, box.getWidth(), box.getHeight());
        return box;
    }
}
