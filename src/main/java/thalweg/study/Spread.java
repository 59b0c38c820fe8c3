package thalweg.study;

import java.util.Arrays;
import java.util.List;

/**
 * The spread of a figure.
 *
 * @param values all of them, in the order in which they were given; none is NaN
 * @param lower the lower quartile
 * @param upper the upper quartile
 */
public record Spread(List<Double> values, double lower, double median, double upper) {
    /** Copies the values. */
    public Spread {
        values = List.copyOf(values);
    }

    /** Of figures, those that are NaN left out; quartiles are NaN where none is left. */
    public static Spread of(List<Double> figures) {
        List<Double> values = figures.stream().filter(x -> !x.isNaN()).toList();
        double[] sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
        return new Spread(
                values, quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    /** On the straight line between the two nearest: type 7 of Hyndman and Fan (1996). */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** How many. */
    public int size() {
        return values.size();
    }

    /** The least; NaN of none. */
    public double least() {
        return values.stream().mapToDouble(x -> x).min().orElse(Double.NaN);
    }

    /** The largest; NaN of none. */
    public double largest() {
        return values.stream().mapToDouble(x -> x).max().orElse(Double.NaN);
    }

    /**
     * Spearman's rank correlation: Pearson's of the ranks, ties at their mean rank.
     *
     * @return −1 to 1; NaN where either has fewer than three values or all alike
     */
    public static double spearman(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " values");
        }
        if (x.length < 3) {
            return Double.NaN;
        }
        double[] rx = ranks(x);
        double[] ry = ranks(y);
        double mean = (x.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < rx.length; i++) {
            xy += (rx[i] - mean) * (ry[i] - mean);
            xx += (rx[i] - mean) * (rx[i] - mean);
            yy += (ry[i] - mean) * (ry[i] - mean);
        }
        return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
