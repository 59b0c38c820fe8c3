package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jspecify.annotations.Nullable;
import thalweg.report.Span;
import thalweg.report.Zoom;

/**
 * Zooms and pans a chart in pixels of its plot, so that any axis is zoomed as it looks. What is
 * shown never leaves the whole.
 */
final class PlotZoom implements Zoomable {
    /** Of the whole, the least part that can be looked at. */
    private static final double FINEST = 1.0 / 4000;

    private static final double ROUNDING = 1e-6;

    private final ChartPane pane;

    PlotZoom(ChartPane pane) {
        this.pane = pane;
    }

    @Override
    public Rectangle2D area() {
        return pane.plotArea();
    }

    @Override
    public double readX() {
        return pane.pixelX(pane.readout().place());
    }

    @Override
    public void by(double factor, double x, double y, boolean across, boolean up) {
        Zoom now = zoom();
        if (across) {
            now = now.withAcross(around(factor, side(true), partOf(x, true), now.across()));
        }
        if (up) {
            now = now.withUp(around(factor, side(false), partOf(y, false), now.up()));
        }
        set(now);
    }

    private @Nullable Span around(
            double factor, @Nullable Side side, double at, @Nullable Span now) {
        return side == null ? now : side.part(at - at * factor, at + (1 - at) * factor);
    }

    @Override
    public void pan(double right, double down) {
        Rectangle2D area = pane.plotArea();
        Zoom now = zoom();
        Side across = side(true);
        if (across != null && now.across() != null && right != 0) {
            now = now.withAcross(across.moved(-right / area.getWidth()));
        }
        Side up = side(false);
        if (up != null && now.up() != null && down != 0) {
            now = now.withUp(up.moved(down / area.getHeight()));
        }
        set(now);
    }

    @Override
    public void to(Rectangle2D part, double thin) {
        Zoom now = zoom();
        Side across = side(true);
        if (across != null && part.getWidth() >= thin) {
            now =
                    now.withAcross(
                            across.part(
                                    partOf(part.getMinX(), true), partOf(part.getMaxX(), true)));
        }
        Side up = side(false);
        if (up != null && part.getHeight() >= thin) {
            now = now.withUp(up.part(partOf(part.getMaxY(), false), partOf(part.getMinY(), false)));
        }
        set(now);
    }

    @Override
    public void reset() {
        set(Zoom.NONE);
    }

    private Zoom zoom() {
        return pane.sight().shown();
    }

    private void set(Zoom zoom) {
        pane.sight().zoomProperty().set(zoom);
    }

    /** A pixel as a part of what is shown, 0 at the axis' beginning. */
    private double partOf(double pixel, boolean across) {
        Rectangle2D area = pane.plotArea();
        return across
                ? (pixel - area.getMinX()) / area.getWidth()
                : (area.getMaxY() - pixel) / area.getHeight();
    }

    private @Nullable Side side(boolean across) {
        ValueAxis axis = pane.axis(across);
        Span whole = across ? pane.whole().across() : pane.whole().up();
        if (axis == null || whole == null) {
            return null;
        }
        Span part = across ? zoom().across() : zoom().up();
        return new Side(whole, part == null ? whole : part, axis instanceof LogAxis);
    }

    /**
     * An axis whose places are told as parts of what is shown: 0 at its beginning, 1 at its end.
     * Not the drawn axis is asked: there may be several turns of the wheel between two drawings.
     */
    private record Side(Span whole, Span shown, boolean logarithmic) {
        private double value(double part) {
            return logarithmic
                    ? shown.lower() * Math.pow(shown.upper() / shown.lower(), part)
                    : shown.lower() + part * (shown.upper() - shown.lower());
        }

        private double part(double value) {
            return logarithmic
                    ? Math.log(value / shown.lower()) / Math.log(shown.upper() / shown.lower())
                    : (value - shown.lower()) / (shown.upper() - shown.lower());
        }

        /** Between two places, within the whole; null for the whole. */
        @Nullable Span part(double from, double to) {
            double first = part(whole.lower());
            double last = part(whole.upper());
            double least = FINEST * (last - first);
            double lower = Math.max(first, from);
            double upper = Math.min(last, to);
            if (upper - lower < least) {
                double middle = Math.clamp((lower + upper) / 2, first + least, last - least);
                lower = middle - least / 2;
                upper = middle + least / 2;
            }
            boolean begins = lower <= first + ROUNDING;
            boolean ends = upper >= last - ROUNDING;
            if (begins && ends) {
                return null;
            }
            return new Span(
                    begins ? whole.lower() : value(lower), ends ? whole.upper() : value(upper));
        }

        /** What is shown, moved by a part of itself. */
        @Nullable Span moved(double by) {
            double first = part(whole.lower());
            double last = part(whole.upper());
            double within = Math.clamp(by, Math.min(0, first), Math.max(0, last - 1));
            return part(within, 1 + within);
        }
    }
}
