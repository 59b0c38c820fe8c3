package thalweg.report;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** Lines of equal height over a grid, by marching squares. */
final class Contours {
    private Contours() {}

    /**
     * The line of one level in straight pieces, in the grid's own units: column and row.
     *
     * @param height [rows][columns]
     */
    static List<Line2D> of(double[][] height, double level) {
        var pieces = new ArrayList<Line2D>();
        for (int row = 0; row + 1 < height.length; row++) {
            for (int column = 0; column + 1 < height[row].length; column++) {
                square(height, level, row, column, pieces);
            }
        }
        return pieces;
    }

    /** Crossings in the order of the square's edges: two, or four at a saddle. */
    private static void square(
            double[][] height, double level, int row, int column, List<Line2D> pieces) {
        double a = height[row][column] - level;
        double b = height[row][column + 1] - level;
        double c = height[row + 1][column + 1] - level;
        double d = height[row + 1][column] - level;
        var x = new ArrayList<double[]>();
        if (a > 0 != b > 0) {
            x.add(new double[] {column + a / (a - b), row});
        }
        if (b > 0 != c > 0) {
            x.add(new double[] {column + 1, row + b / (b - c)});
        }
        if (c > 0 != d > 0) {
            x.add(new double[] {column + d / (d - c), row + 1});
        }
        if (d > 0 != a > 0) {
            x.add(new double[] {column, row + a / (a - d)});
        }
        // At a saddle the middle decides which crossings belong together.
        boolean turned = x.size() == 4 && a > 0 != a + b + c + d > 0;
        for (int k = 0; k + 1 < x.size(); k += 2) {
            double[] from = x.get(turned ? k + 1 : k);
            double[] to = x.get(turned ? (k + 2) % x.size() : k + 1);
            pieces.add(new Line2D.Double(from[0], from[1], to[0], to[1]));
        }
    }
}
