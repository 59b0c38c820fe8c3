package thalweg.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/** A part of a chart's axes, labelled at round numbers of its own. */
final class AxisZoom {
    private AxisZoom() {}

    static Zoom shown(JFreeChart chart) {
        return chart.getPlot() instanceof XYPlot plot
                ? new Zoom(span(plot.getDomainAxis()), span(plot.getRangeAxis()))
                : Zoom.NONE;
    }

    private static Span span(ValueAxis axis) {
        Range range = axis.getRange();
        return new Span(range.getLowerBound(), range.getUpperBound());
    }

    static void show(JFreeChart chart, Zoom zoom) {
        if (chart.getPlot() instanceof XYPlot plot) {
            show(plot.getDomainAxis(), zoom.across());
            show(plot.getRangeAxis(), zoom.up());
        }
    }

    private static void show(ValueAxis axis, @Nullable Span part) {
        if (part == null || axis instanceof DecadeAxis && part.lower() <= 0) {
            return;
        }
        axis.setRange(part.lower(), part.upper());
        if (axis instanceof NumberAxis numbers && !(axis instanceof SymbolAxis)) {
            double unit = NiceScale.around(part.lower(), part.upper()).unit();
            double round = isWhole(numbers) ? Math.max(1, Math.rint(unit)) : unit;
            numbers.setTickUnit(new NumberTickUnit(round, LinePlot.digits(round)));
        }
    }

    /** Whether it counts something: its labels were to be whole numbers. */
    private static boolean isWhole(NumberAxis axis) {
        return axis.isAutoTickUnitSelection()
                && axis.getStandardTickUnits() instanceof TickUnits units
                && units.size() > 0
                && units.get(0).getSize() >= 1;
    }
}
