package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

/** One product with strides wider than its rows and offsets, and its answer in double. */
record GemmCase(
        int m,
        int n,
        int k,
        boolean transposeA,
        boolean transposeB,
        float alpha,
        float beta,
        float[] a,
        int lda,
        float[] b,
        int ldb,
        float[] c,
        int ldc) {
    private static final int OFFSET = 3;

    static GemmCase random(
            Random random, int m, int n, int k, boolean transposeA, boolean transposeB) {
        int lda = Math.max(1, transposeA ? m : k) + random.nextInt(4);
        int ldb = Math.max(1, transposeB ? k : n) + random.nextInt(4);
        int ldc = n + random.nextInt(4);
        return new GemmCase(
                m,
                n,
                k,
                transposeA,
                transposeB,
                0.5f + random.nextFloat(),
                random.nextBoolean() ? 0 : 1 + random.nextFloat(),
                numbers(random, (transposeA ? k : m) * lda),
                lda,
                numbers(random, (transposeB ? n : k) * ldb),
                ldb,
                numbers(random, m * ldc),
                ldc);
    }

    private static float[] numbers(Random random, int count) {
        float[] x = new float[OFFSET + count];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    /** Multiplies, and holds every number of C, those between its rows too, against the answer. */
    void check(LinearAlgebra algebra, NativeMemory memory) {
        float[] found = c.clone();
        try (NativeFloats x = copy(memory, a);
                NativeFloats y = copy(memory, b);
                NativeFloats z = copy(memory, c)) {
            algebra.gemm(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    alpha,
                    x,
                    OFFSET,
                    lda,
                    y,
                    OFFSET,
                    ldb,
                    beta,
                    z,
                    OFFSET,
                    ldc);
            z.read(0, found, 0, found.length);
        }
        float[] expected = c.clone();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                expected[OFFSET + i * ldc + j] = (float) entry(i, j);
            }
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-5 * (k + 10), () -> "number of " + this);
        }
    }

    private double entry(int i, int j) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
            double x = a[OFFSET + (transposeA ? l * lda + i : i * lda + l)];
            double y = b[OFFSET + (transposeB ? j * ldb + l : l * ldb + j)];
            sum += x * y;
        }
        return alpha * sum + (beta == 0 ? 0 : beta * c[OFFSET + i * ldc + j]);
    }

    private static NativeFloats copy(NativeMemory memory, float[] x) {
        NativeFloats floats = memory.allocate(x.length);
        floats.write(0, x, 0, x.length);
        return floats;
    }
}
