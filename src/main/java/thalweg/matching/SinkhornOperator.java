package thalweg.matching;

import java.util.Arrays;
import thalweg.evaluation.Pace;

/**
 * The Sinkhorn operator of one group: the doubly stochastic matrix P = diag(u) exp(X) diag(v)
 * (Sinkhorn, The American Mathematical Monthly 74, 1967), and what a function of P owes to X, by
 * implicit differentiation: P's rows and columns add up to 1 whatever X is, which fixes how u and v
 * follow it. (Peña, Medeiros, Dubail, Aminbeidokhti, Granger and Pedersoli, Re-basin via implicit
 * Sinkhorn differentiation, arXiv 2212.12042.)
 *
 * <p>Rows and columns are scaled in turn, from the last call's scales, until the rows add up to 1.
 */
final class SinkhornOperator {
    private static final int MOST_TURNS = 200;

    /** How far a row's sum may be from 1. */
    private static final double CLOSE = 1e-3;

    private final int n;
    private final float[] p;
    private final double[] rowScale;
    private final double[] columnScale;

    SinkhornOperator(int n) {
        this.n = n;
        p = new float[n * n];
        rowScale = new double[n];
        columnScale = new double[n];
        Arrays.fill(columnScale, 1);
    }

    /** The last P, row-major [n, n]. */
    float[] matrix() {
        return p;
    }

    /**
     * Computes P.
     *
     * @param x row-major [n, n], finite
     * @throws thalweg.engine.JobStoppedException when asked to stop: then P isn't known
     */
    void apply(float[] x, Pace pace) {
        // A row's largest entry becomes 1: what is divided out of it, its scale takes up.
        for (int i = 0; i < n; i++) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                largest = Math.max(largest, x[i * n + j]);
            }
            for (int j = 0; j < n; j++) {
                p[i * n + j] = (float) Math.exp(x[i * n + j] - largest);
            }
            pace.done(n);
        }
        double[] sums = new double[n];
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            double off = scaleRows(pace);
            scaleColumns(sums, pace);
            if (off < CLOSE) {
                break;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                p[i * n + j] = (float) (rowScale[i] * p[i * n + j] * columnScale[j]);
            }
        }
    }

    /** Returns how far a row's sum was from 1, at most. */
    private double scaleRows(Pace pace) {
        double off = 0;
        for (int i = 0; i < n; i++) {
            double sum = Math.max(dot(i, columnScale), Double.MIN_NORMAL);
            off = Math.max(off, Math.abs(rowScale[i] * sum - 1));
            rowScale[i] = 1 / sum;
            pace.done(n);
        }
        return off;
    }

    /** A row of P times a vector, in four sums: an addition waits for the one before. */
    private double dot(int row, double[] y) {
        int from = row * n;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j < n - 3; j += 4) {
            s0 += p[from + j] * y[j];
            s1 += p[from + j + 1] * y[j + 1];
            s2 += p[from + j + 2] * y[j + 2];
            s3 += p[from + j + 3] * y[j + 3];
        }
        for (; j < n; j++) {
            s0 += p[from + j] * y[j];
        }
        return s0 + s1 + s2 + s3;
    }

    private void scaleColumns(double[] sums, Pace pace) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < n; i++) {
            double scale = rowScale[i];
            for (int j = 0; j < n; j++) {
                sums[j] += scale * p[i * n + j];
            }
            pace.done(n);
        }
        for (int j = 0; j < n; j++) {
            columnScale[j] = 1 / Math.max(sums[j], Double.MIN_NORMAL);
        }
    }

    /**
     * Turns what is owed to the last P into what is owed to X: P ∘ (G − a 1ᵀ − 1 bᵀ) with a + P b
     * the row sums of P ∘ G and Pᵀ a + b its column sums.
     *
     * @param g row-major [n, n], changed
     * @throws thalweg.engine.JobStoppedException when asked to stop: then g is as it was
     */
    void backward(float[] g, Pace pace) {
        double[] rows = new double[n];
        double[] columns = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double share = (double) p[i * n + j] * g[i * n + j];
                rows[i] += share;
                columns[j] += share;
            }
            pace.done(n);
        }
        double[] a = rows.clone();
        double[] b = new double[n];
        double size = Arrays.stream(rows).map(Math::abs).max().orElse(0);
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            System.arraycopy(columns, 0, b, 0, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    b[j] -= p[i * n + j] * a[i];
                }
                pace.done(n);
            }
            double change = 0;
            for (int i = 0; i < n; i++) {
                double next = rows[i] - dot(i, b);
                change = Math.max(change, Math.abs(next - a[i]));
                a[i] = next;
                pace.done(n);
            }
            if (change <= CLOSE * size) {
                break;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                g[i * n + j] = (float) (p[i * n + j] * (g[i * n + j] - a[i] - b[j]));
            }
        }
    }
}
