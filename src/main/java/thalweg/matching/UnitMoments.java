package thalweg.matching;

import java.util.Arrays;

/**
 * Mean and variance of units' activations in one model, streamed. Sums are in double, of numbers
 * from which a mean guessed from the first batch has been taken: what is left is small, and so is
 * what rounding takes of it.
 */
final class UnitMoments {
    private final int units;
    private final float[] shift;
    private final double[] sum;
    private final double[] squares;
    private final float[] least;
    private final float[] most;
    private long samples;

    UnitMoments(int units) {
        this.units = units;
        shift = new float[units];
        sum = new double[units];
        squares = new double[units];
        least = new float[units];
        most = new float[units];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(most, Float.NEGATIVE_INFINITY);
    }

    /**
     * Takes samples in, and takes the guessed mean from them, in place.
     *
     * @param x row-major [rows, units]
     */
    void take(float[] x, int rows) {
        if (samples == 0) {
            guess(x, rows);
        }
        samples += rows;
        for (int row = 0; row < rows; row++) {
            int at = row * units;
            for (int u = 0; u < units; u++) {
                float v = x[at + u];
                least[u] = Math.min(least[u], v);
                most[u] = Math.max(most[u], v);
                float d = v - shift[u];
                x[at + u] = d;
                sum[u] += d;
                squares[u] += (double) d * d;
            }
        }
    }

    private void guess(float[] x, int rows) {
        double[] total = new double[units];
        for (int row = 0; row < rows; row++) {
            for (int u = 0; u < units; u++) {
                total[u] += x[row * units + u];
            }
        }
        for (int u = 0; u < units; u++) {
            shift[u] = (float) (total[u] / rows);
        }
    }

    /** Samples taken. */
    long samples() {
        return samples;
    }

    /** The mean of what {@link #take} left in place. */
    double leftMean(int unit) {
        return sum[unit] / samples;
    }

    double mean(int unit) {
        return shift[unit] + leftMean(unit);
    }

    /** The plain mean of squared deviations; 0 for a constant unit, to the bit. */
    double variance(int unit) {
        double mean = leftMean(unit);
        return constant(unit) ? 0 : Math.max(0, squares[unit] / samples - mean * mean);
    }

    /** Whether all samples were one number, as a dead unit's are. */
    boolean constant(int unit) {
        return least[unit] >= most[unit];
    }

    /** Whether all of them were numbers. */
    boolean finite() {
        for (int u = 0; u < units; u++) {
            if (!Double.isFinite(sum[u]) || !Double.isFinite(squares[u])) {
                return false;
            }
        }
        return true;
    }
}
