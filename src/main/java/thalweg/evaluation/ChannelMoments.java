package thalweg.evaluation;

import thalweg.engine.NativeFloats;

/**
 * Mean and variance of each channel over many rows.
 *
 * @param mean one a channel
 * @param variance Σ (x − mean)² / rows
 * @param rows examples times positions
 */
record ChannelMoments(double[] mean, double[] variance, long rows) {
    /** Numbers at a time. */
    private static final int CHUNK = 4096;

    /**
     * Of the first numbers of y, [rows, channels]. Sums of differences from the first row, in
     * double: a mean far from 0 costs no digits.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    static ChannelMoments of(NativeFloats y, long numbers, int channels, Pace pace) {
        int length = Math.max(1, CHUNK / channels) * channels;
        float[] values = new float[length];
        float[] origin = new float[channels];
        y.read(0, origin, 0, channels);
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        for (long first = 0; first < numbers; first += length) {
            int n = (int) Math.min(length, numbers - first);
            y.read(first, values, 0, n);
            pace.done(n);
            for (int row = 0; row < n; row += channels) {
                add(values, row, origin, sum, squares);
            }
        }
        long rows = numbers / channels;
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        for (int c = 0; c < channels; c++) {
            double d = sum[c] / rows;
            mean[c] = origin[c] + d;
            variance[c] = Math.max(0, squares[c] / rows - d * d);
        }
        return new ChannelMoments(mean, variance, rows);
    }

    private static void add(float[] x, int at, float[] origin, double[] sum, double[] squares) {
        for (int c = 0; c < origin.length; c++) {
            double d = (double) x[at + c] - origin[c];
            sum[c] += d;
            squares[c] += d * d;
        }
    }

    /** The variance's estimate for what the rows are drawn from: divided by rows − 1. */
    double unbiased(int channel) {
        return rows < 2 ? variance[channel] : variance[channel] * rows / (rows - 1);
    }
}
