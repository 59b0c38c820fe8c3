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
    private static final int LEAST = 2;

    DecadeAxis(double lower, double upper) {
        super(null);
        setSmallestValue(Double.MIN_NORMAL);
        setAutoRange(false);
        setRange(lower, upper);
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        double lower = getRange().getLowerBound();
        double upper = getRange().getUpperBound();
        List<NumberTick> ticks = decades(lower, upper);
        return ticks.size() < LEAST ? within(lower, upper) : ticks;
    }

    /** Of a part of a decade: multiples of a round unit. */
    private static List<NumberTick> within(double lower, double upper) {
        double unit = NiceScale.around(lower, upper).unit();
        DecimalFormat format = LinePlot.digits(unit);
        List<NumberTick> ticks = new ArrayList<>();
        for (double value : new NiceScale(lower, upper, unit).ticks()) {
            ticks.add(tick(value, format.format(value)));
        }
        return ticks;
    }

    private static List<NumberTick> decades(double lower, double upper) {
        var ticks = new ArrayList<NumberTick>();
        int[] parts = Math.log10(upper / lower) < FEW ? new int[] {1, 2, 5} : new int[] {1};
        var format = new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
        for (int k = (int) Math.floor(Math.log10(lower)); k <= Math.log10(upper) + 1e-9; k++) {
            for (int part : parts) {
                double value = part * Math.pow(10, k);
                if (value >= lower * (1 - 1e-9) && value <= upper * (1 + 1e-9)) {
                    ticks.add(tick(value, k < -6 ? part + "e" + k : format.format(value)));
                }
            }
        }
        return ticks;
    }

    private static NumberTick tick(double value, String text) {
        return new NumberTick(value, text, TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, 0);
    }
}
