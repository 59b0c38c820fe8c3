package thalweg.engine;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Dense single-precision linear algebra on the lane's device. Matrices are row-major. */
public interface LinearAlgebra {
    /**
     * C ← α · op(A) · op(B) + β · C with op the identity or the transpose.
     *
     * @param m rows of op(A) and C
     * @param n columns of op(B) and C
     * @param k columns of op(A), rows of op(B)
     * @param lda row stride of A as stored; likewise ldb and ldc
     */
    void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            NativeFloats a,
            long offsetA,
            int lda,
            NativeFloats b,
            long offsetB,
            int ldb,
            float beta,
            NativeFloats c,
            long offsetC,
            int ldc);

    /**
     * The thin singular value decomposition of a row-major [rows, columns] matrix, W = U diag(s)
     * Vᵀ, by LAPACK's divide and conquer, s descending. One native call that can't be cut.
     *
     * @param vectors whether U and Vᵀ are wanted
     */
    Svd svd(float[] w, int rows, int columns, boolean vectors);

    /**
     * y ← Σ w_m x_m.
     *
     * @param shares w, one a block; what has 0 isn't looked at
     * @param offset where each x begins, in numbers
     * @param y another block than each x
     * @param count numbers mixed
     */
    default void mix(
            double[] shares,
            List<NativeFloats> x,
            long offset,
            NativeFloats y,
            long offsetY,
            long count) {
        Elementwise.mix(shares, x, offset, y, offsetY, count);
    }

    /**
     * y ← y + b in each row, then max(0, y) if wanted.
     *
     * @param y row-major [rows, columns] from {@code offset} on
     * @param bias [columns] from {@code offsetBias} on, or null for 0
     */
    default void addBias(
            NativeFloats y,
            long offset,
            int rows,
            int columns,
            @Nullable NativeFloats bias,
            long offsetBias,
            boolean rectified) {
        Elementwise.addBias(y, offset, rows, columns, bias, offsetBias, rectified);
    }

    /**
     * Pooling, where the device does it: y ← pooling(x) for {@code count} examples of [positions…,
     * channels], from the beginning of both blocks.
     *
     * @return false where it doesn't and nothing was done
     */
    default boolean pool(PoolingSpec spec, int count, NativeFloats x, NativeFloats y) {
        return false;
    }

    /**
     * How many times as much work as for a processor may be asked for in one call: enough to keep
     * the device busy, and no longer than a hand waits for.
     */
    default int reach() {
        return 1;
    }

    /** Gets ready what the first call would wait for otherwise; on the lane. */
    default void start() {}

    /**
     * Does work with one of the processor's cores left alone, where there are two or more: for what
     * is so short that a thread which another program or the window's own drawing has pushed off
     * its core would hold up all of it.
     */
    default <T> T leavingACore(Supplier<T> work) {
        return work.get();
    }

    /**
     * A convolution, ready for weights; closed by the caller, on the lane.
     *
     * @throws EngineException when the native library can't be loaded
     * @throws UnsupportedOperationException when the library has none of that kind
     */
    Convolution convolution(ConvolutionSpec spec);

    /**
     * A convolution's backward pass, ready for weights; closed by the caller, on the lane. What the
     * spec adds and the activation after it are not its matter.
     *
     * @throws EngineException when the native library can't be loaded
     * @throws UnsupportedOperationException when the library has none of that kind
     */
    ConvolutionGradient convolutionGradient(ConvolutionSpec spec);

    /**
     * A thin SVD with k = min(rows, columns).
     *
     * @param s singular values, descending, [k]
     * @param u left vectors as columns of a row-major [rows, k] matrix, or null
     * @param vt right vectors as rows of a row-major [k, columns] matrix, or null
     */
    record Svd(float[] s, float @Nullable [] u, float @Nullable [] vt) {}
}
