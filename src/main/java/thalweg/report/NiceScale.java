package thalweg.report;

import java.util.stream.LongStream;

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

    /** The share of the values' span that is left free at either end. */
    private static final double ROOM = 0.05;

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

    /** Around values that may be far from 0, with a little room, in about four steps. */
    static NiceScale around(double least, double most) {
        double span = most > least ? most - least : Math.max(Math.abs(most), 1e-9) * 0.1;
        double decade = Math.pow(10, Math.floor(Math.log10(span / INTERVALS)));
        double unit = 10 * decade;
        for (double step : STEPS) {
            if (span / (step * decade) <= INTERVALS + 1) {
                unit = step * decade;
                break;
            }
        }
        double room = span * ROOM;
        double lower = least >= 0 && least < room ? 0 : least - room;
        return new NiceScale(lower, most + room, unit);
    }

    /** With so much of its span more at its beginning and end, for dots that stand there. */
    NiceScale widened(double share) {
        double more = share * (upper - lower);
        return new NiceScale(lower - more, upper + more, unit);
    }

    /** Where labels stand: multiples of the unit within it. */
    double[] ticks() {
        long first = (long) Math.ceil(lower / unit - 1e-9);
        long last = (long) Math.floor(upper / unit + 1e-9);
        return LongStream.rangeClosed(first, last).mapToDouble(i -> i * unit).toArray();
    }
}
