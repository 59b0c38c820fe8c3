package thalweg.alignment;

import org.jspecify.annotations.Nullable;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.symmetry.Permutation;

/**
 * The products of one layer's singular vectors between two models: u_i^a · P u_j^b and v_i^a · P'
 * v_j^b for the first {@code countA} and {@code countB} vectors. A's are held in native memory, so
 * that many permutations of B cost two gemms each; closing returns it.
 */
final class LayerPair implements AutoCloseable {
    private final LinearAlgebra algebra;
    private final LayerSpectrum a;
    private final LayerSpectrum b;
    private final int countA;
    private final int countB;
    private final NativeFloats vectorsA;
    private final NativeFloats vectorsB;
    private final NativeFloats products;

    /**
     * Takes native memory for both.
     *
     * @throws IllegalArgumentException when the layers differ in shape
     */
    LayerPair(
            LinearAlgebra algebra,
            NativeMemory memory,
            LayerSpectrum a,
            LayerSpectrum b,
            int countA,
            int countB) {
        if (a.rows() != b.rows()
                || a.columns() != b.columns()
                || a.inputs() != b.inputs()
                || a.blocks() != b.blocks()) {
            throw new IllegalArgumentException(
                    a.tensor() + " and " + b.tensor() + " are of different shapes");
        }
        this.algebra = algebra;
        this.a = a;
        this.b = b;
        this.countA = countA;
        this.countB = countB;
        long both = (long) a.rows() + a.columns();
        vectorsA = memory.allocate(countA * both);
        NativeFloats second = null;
        try {
            second = memory.allocate(countB * both);
            products = memory.allocate((long) countA * countB);
        } catch (RuntimeException e) {
            vectorsA.close();
            if (second != null) {
                second.close();
            }
            throw e;
        }
        vectorsB = second;
        vectorsA.write(0, a.u(), 0, countA * a.rows());
        vectorsA.write((long) countA * a.rows(), a.v(), 0, countA * a.columns());
    }

    /** u_i^a · P u_j^b, row-major [countA, countB]; P null leaves B as it is. */
    float[] left(@Nullable Permutation permutation) {
        int[] order = permutation == null ? null : b.rowOrder(permutation);
        return product(0, b.u(), a.rows(), order);
    }

    /** v_i^a · P' v_j^b, row-major [countA, countB]. */
    float[] right(@Nullable Permutation permutation) {
        int[] order = permutation == null ? null : b.columnOrder(permutation);
        return product((long) countA * a.rows(), b.v(), a.columns(), order);
    }

    /** M, the two multiplied entry by entry: the signs of an SVD's vectors cancel. */
    float[] joint(@Nullable Permutation permutation) {
        float[] m = left(permutation);
        float[] right = right(permutation);
        for (int i = 0; i < m.length; i++) {
            m[i] *= right[i];
        }
        return m;
    }

    private float[] product(long offsetA, float[] vectors, int length, int @Nullable [] order) {
        float[] result = new float[countA * countB];
        if (result.length == 0) {
            return result;
        }
        float[] moved = LayerSpectrum.gather(vectors, length, countB, order);
        vectorsB.write(0, moved, 0, countB * length);
        algebra.gemm(
                false, true, countA, countB, length, 1, vectorsA, offsetA, length, vectorsB, 0,
                length, 0, products, 0, countB);
        products.read(0, result, 0, result.length);
        return result;
    }

    @Override
    public void close() {
        vectorsA.close();
        vectorsB.close();
        products.close();
    }
}
