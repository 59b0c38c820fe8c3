package thalweg.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractAnnotation;
import org.jfree.chart.annotations.CategoryAnnotation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The R of random permutations over a layer's bars, from the least to the largest. */
final class LayerBand extends AbstractAnnotation implements CategoryAnnotation {
    private static final long serialVersionUID = 1L;

    /** So that a band of hardly any width is seen. */
    private static final double LEAST_WIDTH = 2;

    private final transient LayersRData.Bar bar;
    private final Color colour;

    LayerBand(LayersRData.Bar bar, Color colour) {
        this.bar = bar;
        this.colour = colour;
    }

    @Override
    public void draw(
            Graphics2D g2,
            CategoryPlot plot,
            Rectangle2D area,
            CategoryAxis domain,
            ValueAxis range) {
        int category = plot.getDataset().getColumnIndex(bar.layer());
        int all = plot.getCategories().size();
        RectangleEdge edge = plot.getDomainAxisEdge();
        double top = domain.getCategoryStart(category, all, area, edge);
        double bottom = domain.getCategoryEnd(category, all, area, edge);
        double left = range.valueToJava2D(bar.low(), area, plot.getRangeAxisEdge());
        double right = range.valueToJava2D(bar.high(), area, plot.getRangeAxisEdge());
        double width = Math.max(LEAST_WIDTH, right - left);
        double x = (left + right - width) / 2;
        g2.setPaint(colour);
        g2.fill(new Rectangle2D.Double(x, top, width, bottom - top));
    }
}
