package thalweg.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Linear algebra by ND4J, whatever its backend: what runs on a CUDA card. Matrices are copied to
 * arrays of ND4J and back, since a card can't compute in the program's own memory. ND4J's SVD is
 * broken in this version: that is LAPACK's, on the processor.
 */
final class Nd4jLinearAlgebra implements LinearAlgebra {
    private final CpuLinearAlgebra processor;

    Nd4jLinearAlgebra(NativeMemory memory) {
        NativeLibraries.useOwnCacheFolder();
        processor = new CpuLinearAlgebra(Runtime.getRuntime().availableProcessors(), memory);
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
        float[] product = new float[m * n];
        if (k > 0) {
            // Row-major C is column-major Cᵀ = op(B)ᵀ op(A)ᵀ, so that the product lies as wanted.
            try (INDArray x = columnMajor(b, offsetB, rowsB, columnsB, ldb);
                    INDArray y = columnMajor(a, offsetA, rowsA, columnsA, lda);
                    INDArray z = Nd4j.createUninitialized(DataType.FLOAT, new long[] {n, m}, 'f')) {
                Nd4j.gemm(x, y, z, transposeB, transposeA, alpha, 0);
                Nd4j.getExecutioner().commit();
                System.arraycopy(z.data().asFloat(), 0, product, 0, product.length);
            }
        }
        addTo(c, offsetC, m, n, ldc, beta, product);
    }

    /** A row-major [rows, columns] matrix as ND4J's column-major [columns, rows]. */
    private static INDArray columnMajor(
            NativeFloats block, long offset, int rows, int columns, int stride) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            block.read(offset + (long) i * stride, values, i * columns, columns);
        }
        return Nd4j.create(values, new long[] {columns, rows}, 'f');
    }

    private static void addTo(
            NativeFloats c, long offset, int m, int n, int stride, float beta, float[] product) {
        float[] row = new float[n];
        for (int i = 0; i < m; i++) {
            long at = offset + (long) i * stride;
            if (beta == 0) {
                c.write(at, product, i * n, n);
                continue;
            }
            c.read(at, row, 0, n);
            for (int j = 0; j < n; j++) {
                row[j] = beta * row[j] + product[i * n + j];
            }
            c.write(at, row, 0, n);
        }
    }

    @Override
    public Convolution convolution(ConvolutionSpec spec) {
        return processor.convolution(spec);
    }

    @Override
    public ConvolutionGradient convolutionGradient(ConvolutionSpec spec) {
        return processor.convolutionGradient(spec);
    }

    @Override
    public Svd svd(float[] w, int rows, int columns, boolean vectors) {
        return processor.svd(w, rows, columns, vectors);
    }
}
