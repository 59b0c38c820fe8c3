package thalweg.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameter;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Placement;

/**
 * One axis's share of a group's scores, ⟨row i of A, row j of B with its columns moved⟩, kept and
 * brought up to date: in full, or by the columns alone that have moved since.
 */
final class PlaceScore implements AutoCloseable {
    /** Beyond this share of moved columns a full product is quicker than the difference. */
    private static final double MOST_MOVED = 0.3;

    /** One native product is kept under this many multiplications: well under 50 ms. */
    private static final long MULTIPLICATIONS_A_CALL = 600_000_000L;

    /** Numbers gathered between two yield points: some milliseconds. */
    private static final int NUMBERS_A_YIELD = 1_000_000;

    private final Unfolding unfolding;
    private final float[] a;
    private final float[] b;
    private final NativeFloats nativeA;
    private final NativeFloats score;
    private int @Nullable [] map;
    private boolean fresh;
    private boolean differences;

    /** Owns the two native arrays it allocates. */
    PlaceScore(Placement place, Parameter tensorA, Parameter tensorB, NativeMemory memory) {
        unfolding = new Unfolding(place, tensorA.shape());
        a = unfolding.rows(tensorA);
        b = unfolding.rows(tensorB);
        int n = unfolding.units();
        nativeA = memory.allocate((long) n * unfolding.columns());
        try {
            score = memory.allocate((long) n * n);
        } catch (RuntimeException e) {
            nativeA.close();
            throw e;
        }
        nativeA.write(0, a, 0, a.length);
    }

    int units() {
        return unfolding.units();
    }

    int columns() {
        return unfolding.columns();
    }

    /** Whether the share holds sums of differences, with their rounding. */
    boolean holdsDifferences() {
        return differences;
    }

    /** Makes the next update a full product. */
    void forget() {
        fresh = false;
    }

    /**
     * Brings the share up to date with π. When stopped the share is left unfinished: the search is
     * over.
     *
     * @return whether anything changed
     */
    boolean update(Permutation permutation, LinearAlgebra algebra, Scratch scratch) {
        int[] next = unfolding.columnMap(permutation);
        if (fresh && Arrays.equals(next, map)) {
            return false;
        }
        int[] moved = fresh && map != null && next != null ? movedColumns(map, next) : null;
        if (moved != null && moved.length <= MOST_MOVED * columns()) {
            addDifference(next, moved, algebra, scratch);
            differences = true;
        } else {
            multiply(next, algebra, scratch);
            differences = false;
        }
        map = next;
        fresh = true;
        return true;
    }

    private static int[] movedColumns(int[] before, int[] after) {
        int[] moved = new int[before.length];
        int count = 0;
        for (int c = 0; c < before.length; c++) {
            if (before[c] != after[c]) {
                moved[count++] = c;
            }
        }
        return Arrays.copyOf(moved, count);
    }

    private void multiply(int @Nullable [] map, LinearAlgebra algebra, Scratch scratch) {
        int n = units();
        int m = columns();
        float[] rows = b;
        if (map != null) {
            rows = scratch.heap(n * m);
            int sinceYield = 0;
            for (int row = 0; row < n * m; row += m) {
                for (int c = 0; c < m; c++) {
                    rows[row + c] = b[row + map[c]];
                }
                sinceYield += m;
                if (sinceYield > NUMBERS_A_YIELD) {
                    sinceYield = 0;
                    if (scratch.yieldPoint()) {
                        return;
                    }
                }
            }
        }
        NativeFloats right = scratch.right((long) n * m);
        right.write(0, rows, 0, n * m);
        product(nativeA, right, m, 0, algebra, scratch);
    }

    private void addDifference(
            int @Nullable [] next, int[] moved, LinearAlgebra algebra, Scratch scratch) {
        if (next == null || map == null) {
            throw new IllegalStateException("nothing moved");
        }
        int n = units();
        int m = columns();
        int k = moved.length;
        float[] packed = scratch.heap(n * k);
        for (int row = 0; row < n; row++) {
            for (int c = 0; c < k; c++) {
                packed[row * k + c] = a[row * m + moved[c]];
            }
        }
        NativeFloats left = scratch.left((long) n * k);
        left.write(0, packed, 0, n * k);
        for (int row = 0; row < n; row++) {
            for (int c = 0; c < k; c++) {
                int from = row * m;
                packed[row * k + c] = b[from + next[moved[c]]] - b[from + map[moved[c]]];
            }
        }
        NativeFloats right = scratch.right((long) n * k);
        right.write(0, packed, 0, n * k);
        product(left, right, k, 1, algebra, scratch);
    }

    /** score ← left · rightᵀ + β · score, in blocks of rows with a yield point between. */
    private void product(
            NativeFloats left,
            NativeFloats right,
            int k,
            float beta,
            LinearAlgebra algebra,
            Scratch scratch) {
        int n = units();
        int block = Math.clamp(MULTIPLICATIONS_A_CALL / ((long) n * k + 1), 1, n);
        for (int row = 0; row < n; row += block) {
            int rows = Math.min(block, n - row);
            algebra.gemm(
                    false,
                    true,
                    rows,
                    n,
                    k,
                    1,
                    left,
                    (long) row * k,
                    k,
                    right,
                    0,
                    k,
                    beta,
                    score,
                    (long) row * n,
                    n);
            if (scratch.yieldPoint()) {
                return;
            }
        }
    }

    /** Adds the share to the group's scores, row-major [units, units]. */
    void addTo(float[] scores, float[] buffer) {
        score.read(0, buffer, 0, scores.length);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += buffer[i];
        }
    }

    /**
     * What the objective gains over this axis when the group's array goes from p to q, in double;
     * only rows that move are summed.
     */
    double gain(int[] p, int[] q) {
        int m = columns();
        double gain = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] != q[i]) {
                gain += dot(i * m, q[i] * m, m) - dot(i * m, p[i] * m, m);
            }
        }
        return gain;
    }

    private double dot(int fromA, int fromB, int m) {
        double sum = 0;
        if (map == null) {
            for (int c = 0; c < m; c++) {
                sum += (double) a[fromA + c] * b[fromB + c];
            }
        } else {
            for (int c = 0; c < m; c++) {
                sum += (double) a[fromA + c] * b[fromB + map[c]];
            }
        }
        return sum;
    }

    @Override
    public void close() {
        nativeA.close();
        score.close();
    }
}
