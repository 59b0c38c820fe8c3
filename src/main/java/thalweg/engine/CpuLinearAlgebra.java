package thalweg.engine;

import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Linear algebra by OpenBLAS, called straight: gemm into memory that the caller keeps, the SVD by
 * LAPACK; and by oneDNN, convolutions. Each library is loaded at its first call.
 */
final class CpuLinearAlgebra implements LinearAlgebra {
    /**
     * Up to this width an SVD is made of many short calls, in which threads wait for each other
     * longer than they work: one thread is as quick on an idle machine and several times quicker on
     * a busy one.
     */
    private static final int MOST_SINGLE = 1024;

    /**
     * Products of fewer multiplications are done by one thread: others would be waited for longer
     * than they save.
     */
    private static final long LEAST_SHARED = 4_000_000;

    private final int threads;
    private final NativeMemory memory;
    private int inUse;
    private @Nullable OpenBlas blas;
    private @Nullable OneDnn dnn;

    CpuLinearAlgebra(int threads, NativeMemory memory) {
        this.threads = threads;
        inUse = threads;
        this.memory = memory;
    }

    @Override
    public void gemm(
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
            int ldc) {
        int rowsA = transposeA ? k : m;
        int columnsA = transposeA ? m : k;
        int rowsB = transposeB ? n : k;
        int columnsB = transposeB ? k : n;
        MatrixBounds.requireWithin("A", a, offsetA, rowsA, columnsA, lda);
        MatrixBounds.requireWithin("B", b, offsetB, rowsB, columnsB, ldb);
        MatrixBounds.requireWithin("C", c, offsetC, m, n, ldc);
        if (m == 0 || n == 0) {
            return;
        }
        int before = inUse;
        if ((long) m * n * k < LEAST_SHARED) {
            use(1);
        }
        try {
            blas().sgemm(
                            transposeA,
                            transposeB,
                            m,
                            n,
                            k,
                            alpha,
                            MemorySegment.ofAddress(
                                    a.addressToRead(
                                            offsetA, MatrixBounds.length(rowsA, columnsA, lda))),
                            lda,
                            MemorySegment.ofAddress(
                                    b.addressToRead(
                                            offsetB, MatrixBounds.length(rowsB, columnsB, ldb))),
                            ldb,
                            beta,
                            MemorySegment.ofAddress(
                                    c.addressToChange(offsetC, MatrixBounds.length(m, n, ldc))),
                            ldc);
        } finally {
            use(before);
        }
    }

    @Override
    public Svd svd(float[] w, int rows, int columns, boolean vectors) {
        OpenBlas openBlas = blas();
        return Math.min(rows, columns) <= MOST_SINGLE
                ? with(1, () -> new LapackSvd(openBlas, memory).of(w, rows, columns, vectors))
                : new LapackSvd(openBlas, memory).of(w, rows, columns, vectors);
    }

    @Override
    public <T> T leavingACore(Supplier<T> work) {
        return with(Math.max(1, threads - 1), work);
    }

    private <T> T with(int fewer, Supplier<T> work) {
        int before = inUse;
        use(fewer);
        try {
            return work.get();
        } finally {
            use(before);
        }
    }

    private void use(int count) {
        if (count != inUse) {
            blas().setThreads(count);
            inUse = count;
        }
    }

    @Override
    public Convolution convolution(ConvolutionSpec spec) {
        return new OneDnnConvolution(dnn(), spec, memory);
    }

    @Override
    public ConvolutionGradient convolutionGradient(ConvolutionSpec spec) {
        return new OneDnnConvolutionGradient(dnn(), spec, memory);
    }

    private OneDnn dnn() {
        if (dnn == null) {
            dnn = OneDnn.load(threads);
        }
        return dnn;
    }

    private OpenBlas blas() {
        if (blas == null) {
            blas = new OpenBlas(threads);
        }
        return blas;
    }
}
