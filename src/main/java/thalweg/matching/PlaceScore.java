package thalweg.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.matching.NativeSlices.Slice;
import thalweg.network.Parameter;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Placement;

/**
 * One axis's share of a group's scores, ⟨row i of A, row j of B with its columns moved⟩, kept and
 * brought up to date: in full, or by the columns alone that have moved since. Both tensors are kept
 * by columns, [columns, units].
 */
final class PlaceScore {
    /** Beyond this share of moved columns a full product is quicker than the difference. */
    private static final double MOST_MOVED = 0.3;

    /** Numbers gathered between two yield points: some milliseconds. */
    private static final int NUMBERS_A_YIELD = 1_000_000;

    private final Unfolding unfolding;
    private float[] a;
    private final float[] b;
    private final Slice nativeA;
    private final Slice score;
    private int @Nullable [] map;
    private boolean fresh;
    private boolean differences;

    PlaceScore(Placement place, Parameter tensorA, Parameter tensorB, NativeSlices room) {
        unfolding = new Unfolding(place, tensorA.shape());
        a = unfolding.columns(tensorA);
        b = unfolding.columns(tensorB);
        int n = unfolding.units();
        nativeA = room.take((long) n * unfolding.columns());
        score = room.take((long) n * n);
        nativeA.block().write(nativeA.from(), a, 0, a.length);
    }

    /** Another tensor of A; the next update is a full product. */
    void refer(Parameter tensorA) {
        a = unfolding.columns(tensorA);
        nativeA.block().write(nativeA.from(), a, 0, a.length);
        fresh = false;
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

    /** Makes the next update a full product where the share holds differences. */
    void forgetDifferences() {
        fresh &= !differences;
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
        int[] moved = fresh && map != null && next != null ? moved(map, next) : null;
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

    /** Notes where the columns stand under π; the share is left for the next update to make. */
    void follow(Permutation permutation) {
        map = unfolding.columnMap(permutation);
        fresh = false;
    }

    Placement place() {
        return unfolding.place();
    }

    /** Where two arrays of indices differ. */
    private static int[] moved(int[] before, int[] after) {
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
        float[] moved = b;
        if (map != null) {
            moved = scratch.heap(n * m);
            int sinceYield = 0;
            for (int c = 0; c < m; c++) {
                System.arraycopy(b, map[c] * n, moved, c * n, n);
                sinceYield += n;
                if (sinceYield > NUMBERS_A_YIELD) {
                    sinceYield = 0;
                    if (scratch.yieldPoint()) {
                        return;
                    }
                }
            }
        }
        NativeFloats right = scratch.right((long) n * m);
        right.write(0, moved, 0, n * m);
        RowProducts.add(nativeA, right, n, m, 0, score, algebra, scratch);
    }

    private void addDifference(
            int @Nullable [] next, int[] moved, LinearAlgebra algebra, Scratch scratch) {
        if (next == null || map == null) {
            throw new IllegalStateException("nothing moved");
        }
        int n = units();
        int k = moved.length;
        float[] packed = scratch.heap(n * k);
        for (int c = 0; c < k; c++) {
            System.arraycopy(a, moved[c] * n, packed, c * n, n);
        }
        NativeFloats left = scratch.left((long) n * k);
        left.write(0, packed, 0, n * k);
        for (int c = 0; c < k; c++) {
            int to = c * n;
            int now = next[moved[c]] * n;
            int before = map[moved[c]] * n;
            for (int j = 0; j < n; j++) {
                packed[to + j] = b[now + j] - b[before + j];
            }
        }
        NativeFloats right = scratch.right((long) n * k);
        right.write(0, packed, 0, n * k);
        RowProducts.add(new Slice(left, 0), right, n, k, 1, score, algebra, scratch);
    }

    /** Adds the share to the group's scores, row-major [units, units]. */
    void addTo(float[] scores, float[] buffer) {
        score.block().read(score.from(), buffer, 0, scores.length);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += buffer[i];
        }
    }

    /**
     * What the objective gains over this axis when the group's array goes from p to q, in double;
     * only rows that move are summed.
     */
    double gain(int[] p, int[] q) {
        int[] rows = moved(p, q);
        if (rows.length == 0) {
            return 0;
        }
        int[] before = taken(p, rows);
        int[] after = taken(q, rows);
        int m = columns();
        double gain = 0;
        int c = 0;
        for (; c < m - 3; c += 4) {
            gain += gainOfFour(c, rows, before, after);
        }
        for (; c < m; c++) {
            int columnA = c * p.length;
            int columnB = from(c);
            for (int k = 0; k < rows.length; k++) {
                gain += a[columnA + rows[k]] * difference(columnB, before[k], after[k]);
            }
        }
        return gain;
    }

    /** Over four columns at once: an addition waits for the one before, four sums don't. */
    private double gainOfFour(int c, int[] rows, int[] before, int[] after) {
        int n = units();
        int a0 = c * n;
        int a1 = a0 + n;
        int a2 = a1 + n;
        int a3 = a2 + n;
        int b0 = from(c);
        int b1 = from(c + 1);
        int b2 = from(c + 2);
        int b3 = from(c + 3);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int k = 0; k < rows.length; k++) {
            int row = rows[k];
            int p = before[k];
            int q = after[k];
            s0 += a[a0 + row] * difference(b0, p, q);
            s1 += a[a1 + row] * difference(b1, p, q);
            s2 += a[a2 + row] * difference(b2, p, q);
            s3 += a[a3 + row] * difference(b3, p, q);
        }
        return s0 + s1 + s2 + s3;
    }

    private double difference(int column, int before, int after) {
        return (double) b[column + after] - b[column + before];
    }

    /** Where the column of B begins that stands at c now. */
    private int from(int c) {
        return (map == null ? c : map[c]) * units();
    }

    private static int[] taken(int[] p, int[] at) {
        int[] taken = new int[at.length];
        for (int k = 0; k < at.length; k++) {
            taken[k] = p[at[k]];
        }
        return taken;
    }
}
