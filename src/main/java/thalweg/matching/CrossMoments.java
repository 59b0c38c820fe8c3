package thalweg.matching;

import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.matching.ActivationSetting.Statistic;

/**
 * Products of two models' activations at one place, streamed batch by batch: first A's batch is
 * kept, then B's of the same examples is multiplied with it. Products over some thousands of
 * samples are single precision, by gemm; their sums are double.
 */
final class CrossMoments implements AutoCloseable {
    /** Samples in one product: the longest sum in single precision. */
    private static final int SAMPLES = 2048;

    /** One native product is kept under this many multiplications: well under 50 ms. */
    private static final long MULTIPLICATIONS_A_CALL = 600_000_000L;

    private final ShownUnits.Place place;
    private final int units;
    private final LinearAlgebra algebra;
    private final Scratch scratch;
    private final UnitMoments ofA;
    private final UnitMoments ofB;
    private final double[] products;
    private final NativeFloats kept;

    /**
     * @param batch the most examples at a time
     */
    CrossMoments(
            ShownUnits.Place place,
            int units,
            int batch,
            LinearAlgebra algebra,
            NativeMemory memory,
            Scratch scratch) {
        this.place = place;
        this.units = units;
        this.algebra = algebra;
        this.scratch = scratch;
        ofA = new UnitMoments(units);
        ofB = new UnitMoments(units);
        products = new double[units * units];
        kept = memory.allocate(batch * place.samples() * units);
    }

    /**
     * Keeps A's values of a batch, [examples · positions, units of the node].
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    void keepA(NativeFloats y, int examples) {
        var rows = new Rows(y, examples);
        long at = 0;
        for (int n = rows.next(); n > 0; n = rows.next()) {
            ofA.take(rows.samples, n);
            kept.write(at, rows.samples, 0, n * units);
            at += (long) n * units;
            scratch.context().yieldOrStop();
        }
    }

    /**
     * Multiplies B's values of that batch with A's.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    void multiplyB(NativeFloats y, int examples) {
        var rows = new Rows(y, examples);
        long at = 0;
        for (int n = rows.next(); n > 0; n = rows.next()) {
            ofB.take(rows.samples, n);
            NativeFloats right = scratch.right((long) n * units);
            right.write(0, rows.samples, 0, n * units);
            multiply(at, right, n);
            at += (long) n * units;
        }
    }

    private void multiply(long from, NativeFloats right, int samples) {
        long most = MULTIPLICATIONS_A_CALL * algebra.reach();
        int block = Math.clamp(most / ((long) units * samples), 1, units);
        NativeFloats product = scratch.left((long) block * units);
        float[] buffer = scratch.heap(block * units);
        for (int row = 0; row < units; row += block) {
            int m = Math.min(block, units - row);
            algebra.gemm(
                    true,
                    false,
                    m,
                    units,
                    samples,
                    1,
                    kept,
                    from + row,
                    units,
                    right,
                    0,
                    units,
                    0,
                    product,
                    0,
                    units);
            product.read(0, buffer, 0, m * units);
            int to = row * units;
            for (int i = 0; i < m * units; i++) {
                products[to + i] += buffer[i];
            }
            scratch.context().yieldOrStop();
        }
    }

    /**
     * Adds the statistic of every unit of A with every unit of B. Units that are constant in their
     * model score 0.
     *
     * @param scores row-major [units of A, units of B]
     * @return false when some activation was no number
     */
    boolean addTo(double[] scores, Statistic statistic) {
        if (!ofA.finite() || !ofB.finite()) {
            return false;
        }
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < units; j++) {
                if (!ofA.constant(i) && !ofB.constant(j)) {
                    scores[i * units + j] += score(i, j, statistic);
                }
            }
        }
        return true;
    }

    private double score(int i, int j, Statistic statistic) {
        double covariance =
                products[i * units + j] / ofA.samples() - ofA.leftMean(i) * ofB.leftMean(j);
        return switch (statistic) {
            case INNER -> covariance + ofA.mean(i) * ofB.mean(j);
            case COVARIANCE -> covariance;
            case CORRELATION -> {
                double deviations = Math.sqrt(ofA.variance(i) * ofB.variance(j));
                yield deviations > 0 ? covariance / deviations : 0;
            }
        };
    }

    @Override
    public void close() {
        kept.close();
    }

    /** Goes through a batch's samples, some at a time: a row a position and part. */
    private final class Rows {
        private final NativeFloats y;
        private final int width;
        private final int atOnce;
        private final long count;
        private final float[] values;
        private final float[] samples;
        private long done;

        Rows(NativeFloats y, int examples) {
            this.y = y;
            width = place.value().units();
            count = (long) examples * place.value().positions();
            int parts = place.positions().length;
            atOnce = (int) Math.min(count, Math.max(1, SAMPLES / parts));
            values = new float[atOnce * width];
            samples = all() ? values : new float[atOnce * parts * units];
        }

        /** Whether samples are the node's very rows. */
        private boolean all() {
            int[][] positions = place.positions();
            boolean all = positions.length == 1 && units == width;
            for (int u = 0; all && u < units; u++) {
                all = positions[0][u] == u;
            }
            return all;
        }

        /** Samples now in {@link #samples}; 0 at the end. */
        int next() {
            int n = (int) Math.min(atOnce, count - done);
            if (n == 0) {
                return 0;
            }
            y.read(done * width, values, 0, n * width);
            done += n;
            if (values == samples) {
                return n;
            }
            int to = 0;
            for (int row = 0; row < n; row++) {
                int from = row * width;
                for (int[] part : place.positions()) {
                    for (int u = 0; u < units; u++) {
                        samples[to + u] = part[u] < 0 ? 0 : values[from + part[u]];
                    }
                    to += units;
                }
            }
            return n * place.positions().length;
        }
    }
}
