package thalweg.landscape;

import java.util.List;
import thalweg.evaluation.Score;

/**
 * Loss and accuracy over the plane of three models: a square grid that covers their triangle with a
 * margin. What lies outside the triangle is extrapolation.
 *
 * @param frame the coordinates
 * @param x first coordinates of the columns, ascending
 * @param y second coordinates of the rows, ascending
 * @param loss nats, [rows][columns]; NaN where it isn't known yet
 * @param accuracy fractions, likewise
 * @param corners the three models' own scores: A, π(B), π(C)
 * @param mean the score of their mean
 * @param examples how many
 * @param normalization what was done about batch norm at every point: "none" or "reset"
 * @param normalizationExamples the training examples that this used
 * @param stride grid points between those that are known: 1 when all are
 * @param seconds that it took so far
 */
public record Plane(
        PlaneFrame frame,
        double[] x,
        double[] y,
        double[][] loss,
        double[][] accuracy,
        List<Score> corners,
        Score mean,
        int examples,
        String normalization,
        int normalizationExamples,
        int stride,
        double seconds) {
    /** Copies the list. */
    public Plane {
        corners = List.copyOf(corners);
    }

    /** Whether every grid point is known. */
    public boolean complete() {
        return stride == 1;
    }

    /** The least loss on the grid within the triangle, nats; NaN where no point lies in it. */
    public double leastInside() {
        double least = Double.NaN;
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                double here = loss[row][column];
                if (frame.inside(x[column], y[row]) && !(here >= least)) {
                    least = Double.isNaN(here) ? least : here;
                }
            }
        }
        return least;
    }
}
