package thalweg.evaluation;

/** Kernels that normalise a value by its own mean and variance; sums in double. */
final class NormKernel {
    private NormKernel() {}

    /** Blocks of channels, each over its channels and all positions. */
    static Kernel byGroups(int groups, int units, double epsilon, float[] scale, float[] shift) {
        int width = units / groups;
        return (x, y) -> {
            for (int g = 0; g < groups; g++) {
                whiten(x[0], y, g * width, width, units, x[0].length / units, epsilon);
            }
            affine(y, scale, shift);
        };
    }

    /** Units and positions together. */
    static Kernel whole(double epsilon, float[] scale, float[] shift) {
        return (x, y) -> {
            whiten(x[0], y, 0, y.length, y.length, 1, epsilon);
            affine(y, scale, shift);
        };
    }

    /** The units at each position by themselves. */
    static Kernel byPosition(int units, double epsilon, float[] scale, float[] shift) {
        return (x, y) -> {
            for (int at = 0; at < y.length; at += units) {
                whiten(x[0], y, at, units, units, 1, epsilon);
            }
            affine(y, scale, shift);
        };
    }

    /** {@code rows} runs of {@code width} numbers, {@code step} apart, as one set. */
    private static void whiten(
            float[] x, float[] y, int first, int width, int step, int rows, double epsilon) {
        double n = (double) width * rows;
        double mean = 0;
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < width; i++) {
                mean += x[first + r * step + i];
            }
        }
        mean /= n;
        double variance = 0;
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < width; i++) {
                double d = x[first + r * step + i] - mean;
                variance += d * d;
            }
        }
        double by = 1 / Math.sqrt(variance / n + epsilon);
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < width; i++) {
                int at = first + r * step + i;
                y[at] = (float) ((x[at] - mean) * by);
            }
        }
    }

    private static void affine(float[] y, float[] scale, float[] shift) {
        for (int at = 0; at < y.length; at += scale.length) {
            for (int i = 0; i < scale.length; i++) {
                y[at + i] = y[at + i] * scale[i] + shift[i];
            }
        }
    }
}
