package thalweg.report;

/**
 * An axis from a round number to a round number in few round steps.
 *
 * @param lower the axis' beginning
 * @param upper its end, a multiple of {@code unit}
 * @param unit between two labels
 */
record NiceScale(double lower, double upper, double unit) {
    private static final double[] STEPS = {1, 2, 2.5, 5};
    private static final int INTERVALS = 4;

    /** From 0, or a little under the least value where that is negative, in about four steps. */
    static NiceScale fromZero(double least, double most) {
        double top = most > 0 && Double.isFinite(most) ? most : 1;
        double lower = least < 0 && Double.isFinite(least) ? Math.max(least * 1.3, -top) : 0;
        double decade = Math.pow(10, Math.floor(Math.log10(top)) - 1);
        double unit = top / INTERVALS;
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 3; k++, decade *= 10) {
            for (double step : STEPS) {
                double intervals = Math.ceil(top / (step * decade) - 1e-9);
                // Close to four steps first, then little empty room above the curve.
                double cost = Math.abs(intervals - INTERVALS) + intervals * step * decade / top;
                if (cost < best) {
                    best = cost;
                    unit = step * decade;
                }
            }
        }
        return new NiceScale(lower, Math.ceil(top / unit - 1e-9) * unit, unit);
    }
}
