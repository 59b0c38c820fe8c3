package thalweg.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.TickUnit;

/**
 * An axis of numbers that leaves room for those between its ends: JFreeChart measures the ends
 * alone, and 0.1 is wider than 0 and 1.
 */
final class RoundAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;
    private static final FontRenderContext FRACTIONAL = new FontRenderContext(null, true, true);

    private final TickUnit least;

    /**
     * @param least the smallest of the steps that it may be numbered by
     */
    RoundAxis(TickUnit least) {
        this.least = least;
    }

    @Override
    protected double estimateMaximumTickLabelWidth(Graphics2D g2, TickUnit unit) {
        double step = least.getSize();
        double first = step * Math.ceil(getRange().getLowerBound() / step);
        String text = least.valueToString(first + step).replaceAll("\\d", "8"); // none is wider
        Font font = getTickLabelFont();
        double sides = getTickLabelInsets().getLeft() + getTickLabelInsets().getRight();
        return Math.max(
                super.estimateMaximumTickLabelWidth(g2, unit),
                font.getStringBounds(text, FRACTIONAL).getWidth() + sides);
    }
}
