package thalweg.matching;

import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.matching.NativeSlices.Slice;

/** Inner products of every row of one matrix with every row of another, both kept by columns. */
final class RowProducts {
    /** One native product is kept under this many multiplications: well under 50 ms. */
    private static final long MULTIPLICATIONS_A_CALL = 600_000_000L;

    private RowProducts() {}

    /**
     * score ← leftᵀ · right + β · score, in blocks of rows with a yield point between. When stopped
     * the score is left unfinished.
     *
     * @param left [columns, n]
     * @param right [columns, n]
     * @param score [n, n]
     */
    static void add(
            Slice left,
            NativeFloats right,
            int n,
            int columns,
            float beta,
            Slice score,
            LinearAlgebra algebra,
            Scratch scratch) {
        long most = MULTIPLICATIONS_A_CALL * algebra.reach();
        int block = Math.clamp(most / ((long) n * columns + 1), 1, n);
        for (int row = 0; row < n; row += block) {
            int rows = Math.min(block, n - row);
            algebra.gemm(
                    true,
                    false,
                    rows,
                    n,
                    columns,
                    1,
                    left.block(),
                    left.from() + row,
                    n,
                    right,
                    0,
                    n,
                    beta,
                    score.block(),
                    score.from() + (long) row * n,
                    n);
            if (scratch.yieldPoint()) {
                return;
            }
        }
    }
}
