package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** Where the words beside a marker's dot stand. Pure geometry, in pixels. */
public final class ReadoutPlace {
    private static final double ASIDE = 8;
    private static final double AWAY = 4;

    private ReadoutPlace() {}

    /**
     * Below the dot or above, at its right or left, in this order: the first place inside the area
     * that covers no label, else the one that covers least.
     *
     * @param x of the dot
     * @param y of the dot
     * @param labels of the chart
     */
    public static Rectangle2D beside(
            double x,
            double y,
            double width,
            double height,
            Rectangle2D area,
            List<Rectangle2D> labels) {
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double away : new double[] {AWAY, AWAY + height, AWAY + 2 * height}) {
            for (double top : new double[] {y + away, y - away - height}) {
                for (double left : new double[] {x + ASIDE, x - ASIDE - width}) {
                    var box = new Rectangle2D.Double(left, top, width, height);
                    double covered = outside(box, area) + covered(box, labels);
                    if (covered < least) {
                        least = covered;
                        best = box;
                    }
                }
            }
        }
        return best == null ? new Rectangle2D.Double(x, y, width, height) : best;
    }

    /** Worse than to cover as much of a label. */
    private static double outside(Rectangle2D box, Rectangle2D area) {
        return 10 * (area(box) - area(box.createIntersection(area)));
    }

    private static double covered(Rectangle2D box, List<Rectangle2D> labels) {
        return labels.stream().mapToDouble(l -> area(box.createIntersection(l))).sum();
    }

    private static double area(Rectangle2D box) {
        return Math.max(0, box.getWidth()) * Math.max(0, box.getHeight());
    }
}
