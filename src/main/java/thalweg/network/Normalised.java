package thalweg.network;

import org.jspecify.annotations.Nullable;

/** Normalisation by a value's own mean and variance, in double. */
final class Normalised {
    private Normalised() {}

    /**
     * γ x + β.
     *
     * @param scale γ, or null for 1
     * @param shift β, or null for 0
     * @param run elements that share a number
     */
    record Affine(float @Nullable [] scale, float @Nullable [] shift, int run) {
        double[] of(double[] x) {
            for (int i = 0; i < x.length; i++) {
                x[i] =
                        x[i] * (scale == null ? 1 : scale[i / run])
                                + (shift == null ? 0 : shift[i / run]);
            }
            return x;
        }
    }

    /** Each of {@code blocks} equal runs by itself. */
    static double[] byBlocks(double[] x, int blocks, double epsilon, Affine affine) {
        double[] y = new double[x.length];
        int n = x.length / blocks;
        for (int b = 0; b < blocks; b++) {
            whiten(x, y, b * n, 1, n, epsilon);
        }
        return affine.of(y);
    }

    /** The units at each position by themselves. */
    static double[] byPosition(double[] x, int units, double epsilon, Affine affine) {
        double[] y = new double[x.length];
        int positions = x.length / units;
        for (int p = 0; p < positions; p++) {
            whiten(x, y, p, positions, units, epsilon);
        }
        return affine.of(y);
    }

    private static void whiten(double[] x, double[] y, int first, int step, int n, double epsilon) {
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += x[first + i * step];
        }
        mean /= n;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            double d = x[first + i * step] - mean;
            variance += d * d;
        }
        double deviation = Math.sqrt(variance / n + epsilon);
        for (int i = 0; i < n; i++) {
            y[first + i * step] = (x[first + i * step] - mean) / deviation;
        }
    }

    /** The first n numbers to their softmax, in place. */
    static void softmax(double[] x, int n) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, x[i]);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            x[i] = Math.exp(x[i] - largest);
            sum += x[i];
        }
        for (int i = 0; i < n; i++) {
            x[i] /= sum;
        }
    }
}
