package thalweg.report;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * A curve as it is drawn, in pixels: its height at evenly spaced columns.
 *
 * @param left the first column's x
 * @param y a height for each column of {@link #STEP} pixels; NaN where the curve isn't
 * @param weight how much it is to be kept off, from 0 to 1
 */
record TracedCurve(double left, double[] y, double weight) {
    /** Between two columns, in pixels. */
    static final double STEP = 3;

    /**
     * Of points in pixels, joined by straight lines.
     *
     * @param xs ascending; a point that isn't finite leaves a gap
     */
    static TracedCurve of(double[] xs, double[] ys, Rectangle2D area, double weight) {
        var y = new double[(int) Math.floor(area.getWidth() / STEP) + 1];
        Arrays.fill(y, Double.NaN);
        for (int i = 0; i < xs.length; i++) {
            if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i])) {
                continue;
            }
            boolean joined = i > 0 && Double.isFinite(xs[i - 1]) && Double.isFinite(ys[i - 1]);
            double from = joined ? xs[i - 1] : xs[i];
            int first = Math.max(0, (int) Math.ceil((from - area.getMinX()) / STEP - 1e-6));
            int last = (int) Math.floor((xs[i] - area.getMinX()) / STEP + 1e-6);
            for (int c = first; c <= last && c < y.length; c++) {
                double part =
                        joined && xs[i] > from
                                ? (area.getMinX() + c * STEP - from) / (xs[i] - from)
                                : 1;
                double before = joined ? ys[i - 1] : ys[i];
                y[c] = before + part * (ys[i] - before);
            }
        }
        return new TracedCurve(area.getMinX(), y, weight);
    }

    /** Whether any of it is inside an area. */
    boolean isIn(Rectangle2D area) {
        for (double height : y) {
            if (height >= area.getMinY() && height <= area.getMaxY()) {
                return true;
            }
        }
        return false;
    }

    double x(int column) {
        return left + column * STEP;
    }

    int column(double x) {
        return Math.clamp(Math.round((x - left) / STEP), 0, y.length - 1);
    }

    /** The part of the box's width over which the curve runs through it, from 0 to 1. */
    double through(Rectangle2D box) {
        int from = column(box.getMinX());
        int to = column(box.getMaxX());
        int through = 0;
        for (int c = from; c < to; c++) {
            if (Math.max(y[c], y[c + 1]) > box.getMinY()
                    && Math.min(y[c], y[c + 1]) < box.getMaxY()) {
                through++;
            }
        }
        return to == from ? 0 : (double) through / (to - from);
    }

    /** From the box to the nearest point of the curve, in pixels; at most {@code most}. */
    double distance(Rectangle2D box, double most) {
        int from = column(box.getMinX() - most);
        int to = column(box.getMaxX() + most);
        double best = most;
        for (int c = from; c <= to; c++) {
            int next = Math.min(c + 1, to);
            double dx = Math.max(0, Math.max(box.getMinX() - x(c), x(c) - box.getMaxX()));
            double high = Math.min(y[c], y[next]);
            double low = Math.max(y[c], y[next]);
            if (Double.isNaN(high)) {
                high = y[c];
                low = y[c];
            }
            double dy = Math.max(0, Math.max(box.getMinY() - low, high - box.getMaxY()));
            double found = Math.hypot(dx, dy);
            if (found < best) { // never so where there is no curve
                best = found;
            }
        }
        return best;
    }
}
