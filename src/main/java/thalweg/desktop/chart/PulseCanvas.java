package thalweg.desktop.chart;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.event.ChartChangeEvent;
import org.jfree.chart.fx.ChartCanvas;

/** A chart canvas that draws when its owner says so, not at each change. */
final class PulseCanvas extends ChartCanvas {
    private final Runnable changed;

    /**
     * @param changed told that the chart wants to be drawn again
     */
    PulseCanvas(JFreeChart chart, Runnable changed) {
        super(chart);
        this.changed = changed;
        setDomainZoomable(false);
        setRangeZoomable(false);
        setTooltipEnabled(false);
        setManaged(false);
        setMouseTransparent(true); // the panel handles the mouse
    }

    /** Draws a chart at a size, once: the superclass draws at each change of either. */
    void show(JFreeChart chart, double width, double height) {
        if (width == getWidth() && height == getHeight()) {
            setChart(chart);
            return;
        }
        setHeight(0); // nothing is drawn while there is no height
        setWidth(width);
        setChart(chart);
        setHeight(height);
    }

    @Override
    public void chartChanged(ChartChangeEvent event) {
        // The superclass's constructor can call this before the field is set.
        if (changed != null) {
            changed.run();
        }
    }

    @Override
    public boolean isResizable() {
        return false; // its owner sets its size
    }
}
