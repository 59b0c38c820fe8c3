package thalweg.report;

import java.awt.geom.Line2D;
import java.util.List;
import thalweg.landscape.Plane;

/**
 * The logarithm of the loss over a plane, between its known points as well: cubic (Catmull and Rom,
 * 1974), through every known point, and never beyond the values around.
 */
final class LossSurface {
    /** Pieces of a contour across one square of the grid. */
    private static final int FINER = 4;

    private final double[][] known;
    private final int stride;
    private final int points;

    LossSurface(PlaneChartData data) {
        Plane plane = data.plane();
        points = plane.x().length;
        stride = plane.stride();
        int n = (points - 1) / stride + 1;
        known = new double[n][n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                known[row][column] = Math.log(data.loss(row * stride, column * stride));
            }
        }
    }

    /**
     * The logarithm of the loss at a place.
     *
     * @param row of the grid, from 0 to its last
     * @param column likewise
     */
    double at(double row, double column) {
        double down = row / stride;
        double right = column / stride;
        int r = first(down);
        int c = first(right);
        double[] ofRows = weights(down - r);
        double[] ofColumns = weights(right - c);
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            double[] line = known[within(r + i - 1)];
            for (int j = 0; j < 4; j++) {
                double value = line[within(c + j - 1)];
                sum += ofRows[i] * ofColumns[j] * value;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return Double.isNaN(sum) ? sum : Math.clamp(sum, least, most);
    }

    /** The contour of a loss in straight pieces, in the grid's own units: column and row. */
    List<Line2D> contour(double loss) {
        int n = FINER * (points - 1) + 1;
        var height = new double[n][n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                height[row][column] = at((double) row / FINER, (double) column / FINER);
            }
        }
        return Contours.of(height, Math.log(loss)).stream()
                .map(
                        p ->
                                (Line2D)
                                        new Line2D.Double(
                                                p.getX1() / FINER,
                                                p.getY1() / FINER,
                                                p.getX2() / FINER,
                                                p.getY2() / FINER))
                .toList();
    }

    private int first(double at) {
        return (int) Math.clamp(Math.floor(at), 0, Math.max(0, known.length - 2.0));
    }

    private int within(int index) {
        return Math.clamp(index, 0, known.length - 1);
    }

    /** Of the two points before and the two after, t of the way between the middle ones. */
    private static double[] weights(double t) {
        double u = Math.clamp(t, 0, 1);
        return new double[] {
            u * (-1 + u * (2 - u)) / 2,
            1 + u * u * (-5 + 3 * u) / 2,
            u * (1 + u * (4 - 3 * u)) / 2,
            u * u * (u - 1) / 2
        };
    }
}
