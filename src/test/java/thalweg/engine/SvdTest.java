package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.engine.LinearAlgebra.Svd;

class SvdTest {
    private final NativeMemory memory = new CountedMemory(64 << 20);
    private final LinearAlgebra algebra = new CpuLinearAlgebra(2, memory);

    @AfterEach
    void returnsItsScratch() {
        assertEquals(0, memory.heldBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1, 7",
        "7, 1",
        "5, 5",
        "12, 5",
        "5, 12",
        "64, 40",
        "40, 64",
        "300, 9",
        "9, 300",
        "130, 130"
    })
    void multipliesBackToTheMatrix(int rows, int columns) {
        float[] w = random(rows, columns, 42);
        requireDecomposition(w, rows, columns, algebra.svd(w, rows, columns, true));
    }

    @Test
    void decomposesAMatrixOfLowRank() {
        int rows = 40;
        int columns = 30;
        int rank = 4;
        float[] w = product(random(rows, rank, 1), random(rank, columns, 2), rows, rank, columns);
        Svd svd = algebra.svd(w, rows, columns, true);
        requireDecomposition(w, rows, columns, svd);
        assertTrue(svd.s()[rank - 1] > 1);
        assertTrue(svd.s()[rank] < 1e-5 * svd.s()[0]);
    }

    @Test
    void decomposesAZeroMatrix() {
        Svd svd = algebra.svd(new float[6 * 4], 6, 4, true);
        assertArrayEquals(new float[4], svd.s());
        requireDecomposition(new float[6 * 4], 6, 4, svd);
    }

    @Test
    void givesTheSameValuesWithoutVectors() {
        float[] w = random(50, 33, 3);
        Svd values = algebra.svd(w, 50, 33, false);
        assertNull(values.u());
        assertNull(values.vt());
        assertArrayEquals(algebra.svd(w, 50, 33, true).s(), values.s(), 1e-5f * values.s()[0]);
    }

    @Test
    void decomposesAMatrixWithoutNumbers() {
        assertEquals(0, algebra.svd(new float[0], 0, 5, true).s().length);
    }

    @Test
    void leavesItsArgumentAsItWas() {
        float[] w = random(8, 6, 4);
        float[] before = w.clone();
        algebra.svd(w, 8, 6, true);
        assertArrayEquals(before, w);
    }

    @Test
    void refusesNotANumberAndInfinity() {
        float[] w = random(4, 4, 5);
        w[7] = Float.NaN;
        assertThrows(EngineException.class, () -> algebra.svd(w, 4, 4, true));
        w[7] = Float.NEGATIVE_INFINITY;
        assertThrows(EngineException.class, () -> algebra.svd(w, 4, 4, true));
    }

    @Test
    void bearsNumbersNearTheEndsOfTheFloats() {
        for (float scale : new float[] {1e-36f, 1e30f}) {
            float[] w = random(6, 6, 6);
            float[] s = algebra.svd(w, 6, 6, false).s();
            for (int i = 0; i < w.length; i++) {
                w[i] *= scale;
            }
            float[] scaled = algebra.svd(w, 6, 6, false).s();
            for (int i = 0; i < s.length; i++) {
                assertEquals(s[i], scaled[i] / scale, 1e-4 * s[0]);
            }
        }
    }

    /** U diag(s) Vᵀ is W, both have orthonormal vectors, and s descends. */
    static void requireDecomposition(float[] w, int rows, int columns, Svd svd) {
        int k = Math.min(rows, columns);
        float[] s = svd.s();
        float[] u = Objects.requireNonNull(svd.u());
        float[] vt = Objects.requireNonNull(svd.vt());
        assertEquals(k, s.length);
        for (int i = 1; i < k; i++) {
            assertTrue(s[i] <= s[i - 1] && s[i] >= 0);
        }
        float[] scaled = new float[rows * k];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = u[i] * s[i % k];
        }
        assertArrayEquals(w, product(scaled, vt, rows, k, columns), 2e-6f * Math.max(1, s[0]));
        requireIdentity(product(transposed(u, rows, k), u, k, rows, k), k);
        requireIdentity(product(vt, transposed(vt, k, columns), k, columns, k), k);
    }

    private static void requireIdentity(float[] x, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertEquals(i == j ? 1 : 0, x[i * n + j], 1e-5);
            }
        }
    }

    private static float[] product(float[] a, float[] b, int m, int k, int n) {
        float[] c = new float[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += (double) a[i * k + l] * b[l * n + j];
                }
                c[i * n + j] = (float) sum;
            }
        }
        return c;
    }

    private static float[] transposed(float[] x, int rows, int columns) {
        float[] t = new float[x.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                t[j * rows + i] = x[i * columns + j];
            }
        }
        return t;
    }

    private static float[] random(int rows, int columns, long seed) {
        var random = new Random(seed);
        float[] w = new float[rows * columns];
        for (int i = 0; i < w.length; i++) {
            w[i] = (float) random.nextGaussian();
        }
        return w;
    }
}
