package thalweg.report;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the labels of a chart stand, by one rule for all charts: a label stands at its own curve,
 * as near as may be to the point it was meant for; there it moves along the curve, over or under
 * it, so as to lie on no other label, on no label of an axis and, where it can, on no curve; and it
 * never leaves its own curve by more than {@link #FARTHEST} lines. Pure geometry, in pixels.
 */
final class LabelPlacement {
    /** Between a label and its curve at most, in heights of the label. */
    static final double FARTHEST = 2;

    private static final double GAP = 4;
    private static final int MOST_FAINT = 12;
    private static final int ANCHORS = 60;
    private static final double ON_LABEL = 1000;
    private static final double ON_TICK = 300;
    private static final double ON_CURVE = 30;
    private static final double ON_MARKER = 45;
    private static final double ALONG_CURVE = 60;
    private static final double NEARER_TO_ANOTHER = 20;
    private static final double AS_NEAR = 4;
    private static final double A_LINE_AWAY = 14;
    private static final double ACROSS_THE_CHART = 40;
    private static final double OTHER_SIDE = 4;
    private static final double UNDER = 2;
    private static final double[] GAPS = {0, 0.5, 1, FARTHEST - 0.4};

    private final Rectangle2D area;
    private final List<TracedCurve> curves;
    private final List<Rectangle2D> ticks;
    private final double marker;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /**
     * @param area that labels don't leave
     * @param curves every curve of the chart
     * @param ticks the labels of the axes, with the room they want around them
     * @param marker where an upright line stands over the chart; NaN for none
     */
    LabelPlacement(
            Rectangle2D area, List<TracedCurve> curves, List<Rectangle2D> ticks, double marker) {
        this.area = area;
        this.curves = thinned(curves);
        this.ticks = ticks;
        this.marker = marker;
    }

    /** Of many faint curves, the background of a deep network's chart, some show where they run. */
    private static List<TracedCurve> thinned(List<TracedCurve> curves) {
        List<TracedCurve> faint = curves.stream().filter(curve -> curve.weight() < 1).toList();
        if (faint.size() <= MOST_FAINT) {
            return curves;
        }
        List<TracedCurve> kept = new ArrayList<>(curves);
        kept.removeAll(faint);
        for (int k = 0; k < MOST_FAINT; k++) {
            kept.add(faint.get((int) ((long) k * faint.size() / MOST_FAINT)));
        }
        return kept;
    }

    /**
     * The box of the next label; the earlier ones keep theirs.
     *
     * @param own its curve
     * @param x where it is meant to stand on the curve
     * @param side of that point on which its text is meant to lie
     */
    Rectangle2D place(TracedCurve own, double width, double height, double x, Label.Side side) {
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        int columns = own.y().length;
        int every = Math.max(1, columns / ANCHORS);
        int middle = own.column(x);
        // From where it is meant to stand outward: what is far is soon too dear to be looked at.
        for (int k = 0; k <= 2 * (columns / every + 1); k++) {
            int c = middle + (k % 2 == 0 ? 1 : -1) * ((k + 1) / 2) * every;
            if (c < 0 || c >= columns || !Double.isFinite(own.y()[c])) {
                continue;
            }
            double along = ACROSS_THE_CHART * Math.abs(own.x(c) - x) / area.getWidth();
            if (along >= least) {
                continue;
            }
            for (Candidate candidate : around(own, c, width, height, side)) {
                double before = along + candidate.cost();
                if (before < least && area.contains(candidate.box())) {
                    double cost = cost(candidate.box(), own, before, least);
                    if (cost < least) {
                        least = cost;
                        best = candidate.box();
                    }
                }
            }
        }
        Rectangle2D box = best != null ? best : inside(own, width, height, x);
        taken.add(box);
        return box;
    }

    /** A place, and what its form costs. */
    private record Candidate(Rectangle2D box, double cost) {}

    /** Over and under a point of the curve, on any side of it. */
    private static List<Candidate> around(
            TracedCurve own, int column, double width, double height, Label.Side side) {
        double x = own.x(column);
        double y = own.y()[column];
        List<Candidate> all = new ArrayList<>(2 * GAPS.length * Label.Side.values().length + 2);
        for (Label.Side tried : Label.Side.values()) {
            double left = tried.left(x, width);
            double form = tried == side ? 0 : OTHER_SIDE;
            for (double gap : GAPS) {
                double away = GAP + gap * height;
                all.add(candidate(left, y - away - height, width, height, form));
                all.add(candidate(left, y + away, width, height, form + UNDER));
            }
            if (tried != Label.Side.CENTRE) {
                double beside = tried == Label.Side.RIGHT ? x + 2 * GAP : x - width - 2 * GAP;
                all.add(candidate(beside, y - height / 2, width, height, form + UNDER));
            }
        }
        return all;
    }

    private static Candidate candidate(double x, double y, double w, double h, double cost) {
        return new Candidate(new Rectangle2D.Double(x, y, w, h), cost);
    }

    /** Of a place, of which some is known; anything over the least so far where it is over. */
    private double cost(Rectangle2D box, TracedCurve own, double known, double least) {
        boolean crossed = box.getMinX() < marker && marker < box.getMaxX();
        double cost = known + (crossed ? ON_MARKER : 0);
        for (Rectangle2D other : taken) {
            cost += other.intersects(box) ? ON_LABEL : 0;
        }
        for (Rectangle2D tick : ticks) {
            cost += tick.intersects(box) ? ON_TICK : 0;
        }
        for (int i = 0; i < curves.size() && cost < least; i++) {
            double through = curves.get(i).through(box);
            if (through > 0) {
                cost += curves.get(i).weight() * (ON_CURVE + ALONG_CURVE * through);
            }
        }
        if (cost >= least) {
            return cost;
        }
        double distance = own.distance(box, FARTHEST * box.getHeight());
        cost += A_LINE_AWAY * distance / box.getHeight();
        double near = distance + AS_NEAR;
        for (int i = 0; i < curves.size() && cost < least; i++) {
            TracedCurve curve = curves.get(i);
            // Faint words aren't taken for those of a strong curve; what runs through has counted.
            double dear = NEARER_TO_ANOTHER * curve.weight() * own.weight();
            if (dear > 1 && !curve.equals(own) && isNear(curve, box, near)) {
                cost += dear;
            }
        }
        return cost;
    }

    private static boolean isNear(TracedCurve curve, Rectangle2D box, double near) {
        double distance = curve.distance(box, near);
        return distance > 0 && distance < near;
    }

    /** In a chart that has no room for it, at its curve as far as the chart reaches. */
    private Rectangle2D inside(TracedCurve own, double width, double height, double x) {
        double y = own.y()[own.column(x)];
        double top = (Double.isFinite(y) ? y : area.getCenterY()) - height - GAP;
        return new Rectangle2D.Double(
                within(x - width / 2, area.getMinX(), area.getMaxX() - width),
                within(top, area.getMinY(), area.getMaxY() - height),
                width,
                height);
    }

    private static double within(double value, double least, double most) {
        return Math.clamp(value, least, Math.max(least, most));
    }
}
