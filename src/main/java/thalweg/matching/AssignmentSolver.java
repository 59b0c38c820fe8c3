package thalweg.matching;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The linear assignment problem, dense and square: the permutation p that maximises Σ score[i,
 * p[i]].
 *
 * <p>After Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems", Computing 38 (1987): column reduction, reduction transfer, augmenting row
 * reduction, and shortest augmenting paths for the rows still free. Prices (column duals) are kept
 * in double and survive the call, so that a slightly changed matrix is solved from where the last
 * one ended. Ties go to the lowest column: the same matrix from the same start gives the same
 * result.
 *
 * <p>Reduced costs are price[j] − score[i, j]; each row wants the least. Not for two threads at
 * once.
 */
public final class AssignmentSolver {
    private static final int FREE = -1;
    private static final int STOPPED = -1;

    /** Row scans between two yield points are bounded by this many elements: a few milliseconds. */
    private static final long ELEMENTS_A_YIELD = 2_000_000;

    private final int n;
    private final double[] price;
    private final int[] columnOf;
    private final int[] rowOf;
    private final int[] free;
    private final double[] reduced;
    private final double[] distance;

    /** The prices of a search's open columns; infinite for done ones, which keeps them far. */
    private final double[] openPrice;

    /**
     * The rows scanned in a search, each with the column it was reached by and at what distance.
     */
    private final int[] scannedRow;

    private final double[] shiftOf;
    private final int[] closedColumn;
    private final double[] closedAt;
    private boolean warm;

    /** For matrices of one size. */
    public AssignmentSolver(int n) {
        this.n = n;
        price = new double[n];
        columnOf = new int[n];
        rowOf = new int[n];
        free = new int[n];
        reduced = new double[n];
        distance = new double[n];
        openPrice = new double[n];
        scannedRow = new int[n + 1];
        shiftOf = new double[n + 1];
        closedColumn = new int[n + 1];
        closedAt = new double[n + 1];
    }

    /** Forgets prices and assignment: the next call starts cold. */
    public void forget() {
        warm = false;
    }

    /**
     * Solves, from the last prices and assignment if there are any.
     *
     * @param score row-major [n, n], finite
     * @param stop asked every few milliseconds; true gives up
     * @return the column of each row, a new array; empty when stopped
     * @throws IllegalArgumentException when a score isn't finite
     */
    public int[] solve(float[] score, BooleanSupplier stop) {
        requireFinite(score);
        int freeRows = warm ? keepTight(score) : reduceColumns(score);
        warm = false;
        for (int pass = 0; pass < 2 && freeRows > 0; pass++) {
            freeRows = reduceAugmentingRows(score, freeRows, stop);
            if (freeRows == STOPPED || stop.getAsBoolean()) {
                return new int[0];
            }
        }
        long scanned = 0;
        for (int f = 0; f < freeRows; f++) {
            scanned += augment(score, free[f]);
            if (scanned > ELEMENTS_A_YIELD) {
                scanned = 0;
                if (stop.getAsBoolean()) {
                    return new int[0];
                }
            }
        }
        warm = true;
        return columnOf.clone();
    }

    /** Solves without a stop. */
    public int[] solve(float[] score) {
        return solve(score, () -> false);
    }

    /** The column duals of the last solution: a certificate together with the assignment. */
    double[] prices() {
        return price.clone();
    }

    private void requireFinite(float[] score) {
        if (score.length != n * n) {
            throw new IllegalArgumentException(score.length + " scores for n = " + n);
        }
        // Zero times a number is zero, save for infinities and NaN. An addition waits for the one
        // before: four sums don't wait for each other, and no test an element is needed.
        int whole = score.length / 4 * 4;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int k = 0; k < whole; k += 4) {
            s0 += score[k] * 0f;
            s1 += score[k + 1] * 0f;
            s2 += score[k + 2] * 0f;
            s3 += score[k + 3] * 0f;
        }
        for (int k = whole; k < score.length; k++) {
            s0 += score[k] * 0f;
        }
        if (s0 + s1 + s2 + s3 != 0) {
            throw new IllegalArgumentException("a score is NaN or infinite");
        }
    }

    /**
     * Column reduction: every column's price is its best score, and goes to that row if the row has
     * none yet; then reduction transfer for rows that won exactly one column.
     */
    private int reduceColumns(float[] score) {
        Arrays.fill(columnOf, FREE);
        Arrays.fill(rowOf, FREE);
        int[] best = scannedRow;
        for (int j = 0; j < n; j++) {
            price[j] = score[j];
            best[j] = 0;
        }
        for (int i = 1; i < n; i++) {
            int row = i * n;
            for (int j = 0; j < n; j++) {
                if (score[row + j] > price[j]) {
                    price[j] = score[row + j];
                    best[j] = i;
                }
            }
        }
        int[] wins = closedColumn;
        Arrays.fill(wins, 0);
        for (int j = n - 1; j >= 0; j--) {
            int i = best[j];
            if (++wins[i] == 1) {
                columnOf[i] = j;
                rowOf[j] = i;
            }
        }
        int freeRows = 0;
        for (int i = 0; i < n; i++) {
            if (wins[i] == 0) {
                free[freeRows++] = i;
            } else if (wins[i] == 1 && n > 1) {
                transfer(score, i);
            }
        }
        return freeRows;
    }

    /** Lowers the row's own column so that its reduced cost equals the row's second best. */
    private void transfer(float[] score, int i) {
        int own = columnOf[i];
        int row = i * n;
        reduce(reduced, price, score, row);
        reduced[own] = Double.POSITIVE_INFINITY;
        double least = reduced[indexOfLeast(reduced)];
        price[own] += least - (price[own] - score[row + own]);
    }

    /** From the last prices: a row keeps its column where that is still its best. */
    private int keepTight(float[] score) {
        int freeRows = 0;
        for (int i = 0; i < n; i++) {
            int row = i * n;
            int own = columnOf[i];
            double mine = price[own] - score[row + own];
            reduce(reduced, price, score, row);
            if (reduced[indexOfLeast(reduced)] < mine) {
                free[freeRows++] = i;
                columnOf[i] = FREE;
                rowOf[own] = FREE;
            }
        }
        return freeRows;
    }

    /**
     * Free rows bid for their best column by the gap to their second best.
     *
     * @return how many are still free, or {@link #STOPPED}
     */
    private int reduceAugmentingRows(float[] score, int count, BooleanSupplier stop) {
        int left = 0;
        int next = 0;
        // Bids of rows that push each other out can be many and small: bounded.
        long bids = 8L * n + count;
        long scanned = 0;
        while (next < count) {
            scanned += n;
            if (scanned > ELEMENTS_A_YIELD) {
                scanned = 0;
                if (stop.getAsBoolean()) {
                    return STOPPED;
                }
            }
            int i = free[next++];
            reduce(reduced, price, score, i * n);
            int j1 = 0;
            int j2 = -1;
            double first = reduced[0];
            double second = Double.POSITIVE_INFINITY;
            for (int j = 1; j < n; j++) {
                double d = reduced[j];
                if (d < second) {
                    if (d < first) {
                        second = first;
                        j2 = j1;
                        first = d;
                        j1 = j;
                    } else {
                        second = d;
                        j2 = j;
                    }
                }
            }
            boolean gap = n > 1 && price[j1] + (second - first) > price[j1];
            int loser = rowOf[j1];
            if (gap) {
                price[j1] += second - first;
            } else if (loser != FREE && n > 1) {
                j1 = j2;
                loser = rowOf[j1];
            }
            columnOf[i] = j1;
            rowOf[j1] = i;
            if (loser != FREE) {
                columnOf[loser] = FREE;
                if (gap && bids-- > 0) {
                    free[--next] = loser;
                } else {
                    free[left++] = loser;
                }
            }
        }
        return left;
    }

    /**
     * Dijkstra over reduced costs from a free row to the nearest free column, then along that path.
     * The inner loops are dense and free of branches, so that they vectorise; the path is found
     * afterwards, from the rows scanned and the shift each was scanned with.
     *
     * @return elements scanned
     */
    private long augment(float[] score, int start) {
        System.arraycopy(price, 0, openPrice, 0, n);
        reduce(distance, price, score, start * n);
        double least = Double.NEGATIVE_INFINITY;
        scannedRow[0] = start;
        shiftOf[0] = 0;
        int rows = 1;
        int end;
        while (true) {
            int column = indexOfLeast(distance);
            // Rounding could put a nearer column a hair before the last one.
            least = Math.max(least, distance[column]);
            int i = rowOf[column];
            if (i == FREE) {
                end = column;
                break;
            }
            openPrice[column] = Double.POSITIVE_INFINITY;
            distance[column] = Double.POSITIVE_INFINITY;
            closedColumn[rows] = column;
            closedAt[rows] = least;
            int row = i * n;
            double shift = least - (price[column] - score[row + column]);
            scannedRow[rows] = i;
            shiftOf[rows] = shift;
            rows++;
            relax(distance, openPrice, score, row, shift);
        }
        long scanned = (long) rows * n;
        int rowAt = rows;
        int j = end;
        while (true) {
            rowAt = reachedBy(score, j, rowAt);
            int i = scannedRow[rowAt];
            int previous = columnOf[i];
            columnOf[i] = j;
            rowOf[j] = i;
            if (rowAt == 0) {
                break;
            }
            j = previous;
        }
        for (int k = 1; k < rows; k++) {
            price[closedColumn[k]] += least - closedAt[k];
        }
        return scanned;
    }

    /** Of the first rows scanned, the earliest that brings column j nearest. */
    private int reachedBy(float[] score, int j, int before) {
        int best = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < before; k++) {
            double d = price[j] - score[scannedRow[k] * n + j] + shiftOf[k];
            if (d < nearest) {
                nearest = d;
                best = k;
            }
        }
        return best;
    }

    /** Brings columns nearer through one more row. */
    private static void relax(
            double[] distance, double[] price, float[] score, int row, double shift) {
        for (int j = 0; j < distance.length; j++) {
            distance[j] = Math.min(distance[j], price[j] - score[row + j] + shift);
        }
    }

    /** The reduced costs of a row. */
    private static void reduce(double[] into, double[] price, float[] score, int row) {
        for (int j = 0; j < into.length; j++) {
            into[j] = price[j] - score[row + j];
        }
    }

    /** The lowest index of the least value. */
    private static int indexOfLeast(double[] values) {
        int index = 0;
        double least = values[0];
        for (int j = 1; j < values.length; j++) {
            if (values[j] < least) {
                least = values[j];
                index = j;
            }
        }
        return index;
    }
}
