package thalweg.report;

/**
 * A line of a chart.
 *
 * @param x ascending
 * @param y one an x; NaN leaves a gap
 */
public record Curve(double[] x, double[] y) {
    /** Refuses arrays of different lengths. */
    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x and " + y.length + " y");
        }
    }

    /** The given values at 1, 2, 3, … */
    public static Curve ofRanks(float[] values) {
        var x = new double[values.length];
        var y = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            x[i] = i + 1;
            y[i] = values[i];
        }
        return new Curve(x, y);
    }

    /** How many points. */
    public int size() {
        return x.length;
    }

    /** y at any x, on the straight line between its neighbours; NaN outside. */
    public double at(double where) {
        for (int i = 0; i < x.length; i++) {
            if (x[i] == where) {
                return y[i];
            }
            if (x[i] > where) {
                return i == 0
                        ? Double.NaN
                        : y[i - 1] + (y[i] - y[i - 1]) * (where - x[i - 1]) / (x[i] - x[i - 1]);
            }
        }
        return Double.NaN;
    }

    /** The index of the largest y; −1 where there is none. */
    public int peak() {
        int best = -1;
        for (int i = 0; i < y.length; i++) {
            if (!Double.isNaN(y[i]) && (best < 0 || y[i] > y[best])) {
                best = i;
            }
        }
        return best;
    }
}
