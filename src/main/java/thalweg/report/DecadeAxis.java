package thalweg.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis labelled at each decade, and at 2 and 5 between where there are few. */
final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1L;
    private static final double FEW = 2.3;

    DecadeAxis(double lower, double upper) {
        super(null);
        setSmallestValue(Double.MIN_NORMAL);
        setAutoRange(false);
        setRange(lower, upper);
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        var ticks = new ArrayList<NumberTick>();
        double lower = getRange().getLowerBound();
        double upper = getRange().getUpperBound();
        int[] parts = Math.log10(upper / lower) < FEW ? new int[] {1, 2, 5} : new int[] {1};
        var format = new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
        for (int k = (int) Math.floor(Math.log10(lower)); k <= Math.log10(upper) + 1e-9; k++) {
            for (int part : parts) {
                double value = part * Math.pow(10, k);
                if (value >= lower * (1 - 1e-9) && value <= upper * (1 + 1e-9)) {
                    ticks.add(
                            new NumberTick(
                                    value,
                                    k < -6 ? "1e" + k : format.format(value),
                                    TextAnchor.CENTER_RIGHT,
                                    TextAnchor.CENTER_RIGHT,
                                    0));
                }
            }
        }
        return ticks;
    }
}
