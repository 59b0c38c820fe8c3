package thalweg.matching;

import java.util.Arrays;

/**
 * A convex combination of permutations of one group's units: a doubly stochastic matrix P, of which
 * few entries a row aren't 0. Row i of what it moves is Σ_j P[i, j] row j. Immutable.
 */
final class SoftPermutation {
    private final int[][] columns;
    private final float[][] shares;

    private SoftPermutation(int[][] columns, float[][] shares) {
        this.columns = columns;
        this.shares = shares;
    }

    /** A permutation: row i of what it moves is row p[i]. */
    static SoftPermutation of(int[] p) {
        int[][] columns = new int[p.length][];
        float[][] shares = new float[p.length][];
        float[] one = {1};
        for (int i = 0; i < p.length; i++) {
            columns[i] = new int[] {p[i]};
            shares[i] = one;
        }
        return new SoftPermutation(columns, shares);
    }

    int size() {
        return columns.length;
    }

    /** Where row i's entries stand. */
    int[] columns(int row) {
        return columns[row];
    }

    /** Row i's entries. */
    float[] shares(int row) {
        return shares[row];
    }

    /** (1 − step) P + step Π. */
    SoftPermutation towards(int[] vertex, double step) {
        if (step == 0) {
            return this;
        }
        if (step == 1) {
            return of(vertex);
        }
        int[][] nextColumns = new int[columns.length][];
        float[][] nextShares = new float[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            int there = indexOf(columns[i], vertex[i]);
            int count = there < columns[i].length ? columns[i].length : columns[i].length + 1;
            int[] at = Arrays.copyOf(columns[i], count);
            float[] by = Arrays.copyOf(shares[i], count);
            for (int k = 0; k < count; k++) {
                by[k] *= (float) (1 - step);
            }
            at[there] = vertex[i];
            by[there] += (float) step;
            nextColumns[i] = at;
            nextShares[i] = by;
        }
        return new SoftPermutation(nextColumns, nextShares);
    }

    /** The index of a column, or the array's length. */
    private static int indexOf(int[] row, int column) {
        int k = 0;
        while (k < row.length && row[k] != column) {
            k++;
        }
        return k;
    }

    /** ⟨P, G⟩ with a row-major matrix. */
    double dot(float[] matrix) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            for (int k = 0; k < columns[i].length; k++) {
                sum += (double) shares[i][k] * matrix[i * columns.length + columns[i][k]];
            }
        }
        return sum;
    }

    /** Writes P into a row-major matrix. */
    void write(float[] matrix) {
        Arrays.fill(matrix, 0);
        for (int i = 0; i < columns.length; i++) {
            for (int k = 0; k < columns[i].length; k++) {
                matrix[i * columns.length + columns[i][k]] = shares[i][k];
            }
        }
    }

    /** Whether it is a permutation, each row a single entry. */
    boolean hard() {
        return Arrays.stream(columns).allMatch(row -> row.length == 1);
    }

    /** The permutation that it is where it is {@link #hard}. */
    int[] permutation() {
        return Arrays.stream(columns).mapToInt(row -> row[0]).toArray();
    }
}
