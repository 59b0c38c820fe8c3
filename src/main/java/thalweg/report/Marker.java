package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** An upright line through the plot with a dot on a curve. */
final class Marker extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double RADIUS = 4.5;

    private final double x;
    private final double y;
    private final Color line;
    private final Color dot;
    private final boolean dotted;

    /**
     * @param y where the dot stands; NaN for none
     */
    Marker(double x, double y, Color line, Color dot, boolean dotted) {
        this.x = x;
        this.y = y;
        this.line = line;
        this.dot = dot;
        this.dotted = dotted;
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
        double px = domain.valueToJava2D(x, area, RectangleEdge.BOTTOM);
        g2.setPaint(line);
        g2.setStroke(dotted ? Strokes.dotted(2) : new BasicStroke(1));
        g2.draw(new Line2D.Double(px, area.getMinY(), px, area.getMaxY()));
        if (!Double.isNaN(y)) {
            double py = range.valueToJava2D(y, area, RectangleEdge.LEFT);
            g2.setPaint(dot);
            g2.fill(new Ellipse2D.Double(px - RADIUS, py - RADIUS, 2 * RADIUS, 2 * RADIUS));
        }
    }
}
