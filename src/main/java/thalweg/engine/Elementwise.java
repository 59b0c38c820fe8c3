package thalweg.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done number by number, in plain Java. Some numbers at a time through small arrays: a loop
 * over an array runs at three times the speed of one over a buffer.
 */
final class Elementwise {
    /** Numbers at a time: a few such arrays fit into a core's own cache. */
    private static final int CHUNK = 2048;

    private Elementwise() {}

    /** See {@link LinearAlgebra#mix}. */
    static void mix(
            double[] shares,
            List<NativeFloats> x,
            long offset,
            NativeFloats y,
            long offsetY,
            long count) {
        float[][] chunks = new float[x.size()][(int) Math.min(CHUNK, count)];
        for (long first = 0; first < count; first += CHUNK) {
            int n = (int) Math.min(CHUNK, count - first);
            for (int m = 0; m < chunks.length; m++) {
                if (shares[m] != 0) {
                    x.get(m).read(offset + first, chunks[m], 0, n);
                }
            }
            y.write(offsetY + first, mix(shares, chunks, n), 0, n);
        }
    }

    /** Σ w_m x_m over the first n, into one of the arrays, which it returns. */
    private static float[] mix(double[] shares, float[][] x, int n) {
        int first = next(shares, 0);
        if (first == shares.length) {
            Arrays.fill(x[0], 0);
            return x[0];
        }
        float[] sum = x[first];
        int second = next(shares, first + 1);
        if (second < shares.length) {
            mix((float) shares[first], sum, (float) shares[second], x[second], n);
        } else if (shares[first] != 1) {
            scale((float) shares[first], sum, n);
        }
        for (int m = next(shares, second + 1); m < shares.length; m = next(shares, m + 1)) {
            mix(1, sum, (float) shares[m], x[m], n);
        }
        return sum;
    }

    /** The first model from there on whose share isn't 0. */
    static int next(double[] shares, int from) {
        int m = Math.min(from, shares.length);
        while (m < shares.length && shares[m] == 0) {
            m++;
        }
        return m;
    }

    /** x ← p x + q y over the first n. */
    private static void mix(float p, float[] x, float q, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = p * x[i] + q * y[i];
        }
    }

    private static void scale(float p, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] *= p;
        }
    }

    /** See {@link LinearAlgebra#addBias}. */
    static void addBias(
            NativeFloats y,
            long offset,
            int rows,
            int columns,
            @Nullable NativeFloats bias,
            long offsetBias,
            boolean rectified) {
        float[] added = new float[columns];
        if (bias != null) {
            bias.read(offsetBias, added, 0, columns);
        }
        float[] numbers = new float[columns];
        for (int row = 0; row < rows; row++) {
            long at = offset + (long) row * columns;
            y.read(at, numbers, 0, columns);
            if (rectified) {
                addRectified(numbers, added);
            } else {
                add(numbers, added);
            }
            y.write(at, numbers, 0, columns);
        }
    }

    private static void add(float[] y, float[] bias) {
        for (int i = 0; i < y.length; i++) {
            y[i] += bias[i];
        }
    }

    private static void addRectified(float[] y, float[] bias) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(0, y[i] + bias[i]);
        }
    }
}
