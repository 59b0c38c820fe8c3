package thalweg.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * Draws nothing, and leaves the graphics with a font that no text has. The window's canvas takes
 * its font back after each drawing, which FXGraphics2D doesn't hear of: a text whose font is the
 * one that was used last would be drawn next time in the canvas' own.
 */
final class LastFont extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;
    private static final float UNUSED = 7;

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int renderer,
            PlotRenderingInfo info) {
        g2.setFont(ChartFonts.regular(UNUSED));
    }
}
