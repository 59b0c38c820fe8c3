package thalweg.matching;

/** The exact line search for a polynomial: where on [0, 1] it is largest. */
final class LineSearch {
    private static final int GRID = 256;
    private static final int REFINEMENTS = 3;

    private LineSearch() {}

    /**
     * Where the polynomial through values at 0, 1/d, 2/d … 1 is largest on [0, 1].
     *
     * @param values d + 1 of them, for a polynomial of degree d or less
     */
    static double largest(double[] values) {
        double low = 0;
        double high = 1;
        double best = 0;
        for (int r = 0; r < REFINEMENTS; r++) {
            double step = (high - low) / GRID;
            double most = at(values, best);
            double from = low;
            for (int i = 0; i <= GRID; i++) {
                double x = i == GRID ? high : from + i * step;
                double value = at(values, x);
                if (value > most) {
                    most = value;
                    best = x;
                }
            }
            low = Math.max(0, best - step);
            high = Math.min(1, best + step);
        }
        return best;
    }

    /** The polynomial's value, by Neville's scheme. */
    static double at(double[] values, double x) {
        int d = values.length - 1;
        double[] p = values.clone();
        for (int k = 1; k <= d; k++) {
            for (int i = 0; i <= d - k; i++) {
                double left = (double) i / d;
                double right = (double) (i + k) / d;
                p[i] = ((right - x) * p[i] + (x - left) * p[i + 1]) / (right - left);
            }
        }
        return p[0];
    }
}
