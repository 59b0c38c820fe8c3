package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the processor's tests ask, asked of a card; skipped where there is none. */
class CudaLinearAlgebraTest {
    private final CardBlocks memory = new CardBlocks(new CountedMemory(512 << 20));
    private final CudaLinearAlgebra algebra = TestCard.algebra(memory);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "2, 3, 4",
        "7, 5, 1",
        "1, 9, 8",
        "8, 1, 13",
        "16, 16, 16",
        "33, 17, 65",
        "128, 64, 200",
        "300, 257, 511",
        "5, 4, 0"
    })
    void multipliesLikeTheSchoolBook(int m, int n, int k) {
        var random = new Random(m * 10_000L + n * 100L + k);
        for (int kind = 0; kind < 4; kind++) {
            GemmCase.random(random, m, n, k, (kind & 1) != 0, (kind & 2) != 0)
                    .check(algebra, memory);
        }
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void computesInSinglePrecisionAndNoLess() {
        int n = 1024;
        float[] a = normal(n * n, 1);
        float[] b = normal(n * n, 2);
        float[] found = product(a, b, n);
        double squares = 0;
        double wrong = 0;
        for (int i = 0; i < n; i += 17) {
            for (int j = 0; j < n; j += 13) {
                double sum = 0;
                for (int l = 0; l < n; l++) {
                    sum += (double) a[i * n + l] * b[l * n + j];
                }
                squares += sum * sum;
                wrong += (found[i * n + j] - sum) * (found[i * n + j] - sum);
            }
        }
        // TF32 would be at 3e-4.
        assertEquals(0, Math.sqrt(wrong / squares), 2e-6);
    }

    private float[] product(float[] a, float[] b, int n) {
        try (NativeFloats x = block(a);
                NativeFloats y = block(b);
                NativeFloats z = memory.allocate((long) n * n)) {
            algebra.gemm(false, false, n, n, n, 1, x, 0, n, y, 0, n, 0, z, 0, n);
            return read(z);
        }
    }

    @Test
    void ignoresWhatLayInTheProductWhenBetaIsZero() {
        try (NativeFloats a = block(1, 2, 3, 4);
                NativeFloats c = block(Float.NaN, Float.NaN, Float.NaN, Float.NaN)) {
            algebra.gemm(false, false, 2, 2, 2, 1, a, 0, 2, a, 0, 2, 0, c, 0, 2);
            assertArrayEquals(new float[] {7, 10, 15, 22}, read(c));
        }
    }

    @Test
    void mixesToTheBitAsTheProcessorDoes() {
        float[][] models = {normal(70_001, 1), normal(70_001, 2), normal(70_001, 3)};
        for (double[] shares :
                new double[][] {{0.3, 0.7, 0}, {0.2, 0.3, 0.5}, {0, 0.1, 0.9}, {0, 1, 0}}) {
            assertArrayEquals(
                    mixed(new CpuLinearAlgebra(1, memory), shares, models),
                    mixed(algebra, shares, models));
        }
    }

    private float[] mixed(LinearAlgebra by, double[] shares, float[][] models) {
        try (NativeFloats a = block(models[0]);
                NativeFloats b = block(models[1]);
                NativeFloats c = block(models[2]);
                NativeFloats y = block(new float[70_005])) {
            by.mix(shares, List.of(a, b, c), 1, y, 3, 70_000);
            return read(y);
        }
    }

    @Test
    void addsBiasesToTheBitAsTheProcessorDoes() {
        float[] y = normal(3 + 211 * 333, 4);
        float[] bias = normal(400, 5);
        y[100] = Float.NaN;
        y[101] = Float.NEGATIVE_INFINITY;
        y[102] = -0f;
        for (boolean rectified : new boolean[] {false, true}) {
            for (boolean biased : new boolean[] {false, true}) {
                float[] expected =
                        biased(new CpuLinearAlgebra(1, memory), y, biased ? bias : null, rectified);
                float[] found = biased(algebra, y, biased ? bias : null, rectified);
                for (int i = 0; i < y.length; i++) {
                    // The processor's maximum of −0 and 0 is 0, the card's may be −0.
                    assertEquals(expected[i] + 0f, found[i] + 0f);
                }
            }
        }
    }

    private float[] biased(LinearAlgebra by, float[] y, float[] bias, boolean rectified) {
        try (NativeFloats numbers = block(y);
                NativeFloats added = block(bias == null ? new float[1] : bias)) {
            by.addBias(numbers, 3, 211, 333, bias == null ? null : added, 7, rectified);
            return read(numbers);
        }
    }

    @Test
    void keepsAChainOfProductsOnTheCard() {
        int n = 200;
        float[] x = normal(n * n, 6);
        float[] expected = chain(new CpuLinearAlgebra(1, memory), x, n);
        float[] found = chain(algebra, x, n);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-4 * Math.max(1, Math.abs(expected[i])));
        }
    }

    private float[] chain(LinearAlgebra by, float[] x, int n) {
        try (NativeFloats a = block(x);
                NativeFloats b = memory.allocate((long) n * n);
                NativeFloats c = memory.allocate((long) n * n)) {
            by.gemm(false, true, n, n, n, 0.05f, a, 0, n, a, 0, n, 0, b, 0, n);
            by.addBias(b, 0, n, n, a, 17, true);
            by.gemm(true, false, n, n, n, 0.05f, b, 0, n, a, 0, n, 0, c, 0, n);
            by.mix(new double[] {0.25, 0.75}, List.of(a, c), 0, b, 0, (long) n * n);
            return read(b);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "7, 1", "12, 5", "5, 12", "64, 40", "40, 64", "130, 130"})
    void decomposes(int rows, int columns) {
        float[] w = normal(rows * columns, 7);
        LinearAlgebra.Svd svd = algebra.svd(w, rows, columns, true);
        SvdTest.requireDecomposition(w, rows, columns, svd);
        assertArrayEquals(
                new CpuLinearAlgebra(1, memory).svd(w, rows, columns, false).s(),
                algebra.svd(w, rows, columns, false).s(),
                1e-5f * svd.s()[0]);
        assertEquals(0, memory.heldBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, 2, 2, 0",
        "true, false, 3, 2, 1",
        "false, true, 3, 2, 1",
        "false, false, 3, 2, 1",
        "false, false, 9, 1, 0"
    })
    void pools(boolean largest, boolean countPadding, int kernel, int stride, int padding) {
        int from = 9;
        int to = (from + 2 * padding - kernel) / stride + 1;
        var spec =
                new PoolingSpec(
                        largest,
                        countPadding,
                        5,
                        List.of(from, from),
                        List.of(to, to),
                        List.of(kernel, kernel),
                        List.of(stride, stride),
                        List.of(padding, padding));
        float[] numbers = normal(3 * spec.inputs(), 8);
        try (NativeFloats x = block(numbers);
                NativeFloats y = memory.allocate(3L * spec.outputs())) {
            assertTrue(algebra.pool(spec, 3, x, y));
            float[] found = read(y);
            for (int i = 0; i < found.length; i++) {
                assertEquals(pooled(spec, numbers, i), found[i], 1e-5);
            }
        }
    }

    private static double pooled(PoolingSpec spec, float[] x, int output) {
        int channels = spec.channels();
        int to = spec.to().getFirst();
        int from = spec.from().getFirst();
        int kernel = spec.kernel().getFirst();
        int image = output / spec.outputs();
        int at = output % spec.outputs();
        int top = at / channels / to * spec.stride().getFirst() - spec.padding().getFirst();
        int left = at / channels % to * spec.stride().getFirst() - spec.padding().getFirst();
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int counted = 0;
        for (int row = Math.max(0, top); row < Math.min(from, top + kernel); row++) {
            for (int column = Math.max(0, left); column < Math.min(from, left + kernel); column++) {
                double value =
                        x[image * spec.inputs() + (row * from + column) * channels + at % channels];
                most = Math.max(most, value);
                sum += value;
                counted++;
            }
        }
        int divisor = spec.countPadding() ? kernel * kernel : counted;
        return spec.largest() ? most : sum / divisor;
    }

    private NativeFloats block(float... numbers) {
        NativeFloats block = memory.allocate(numbers.length);
        block.write(0, numbers, 0, numbers.length);
        return block;
    }

    private static float[] read(NativeFloats block) {
        float[] numbers = new float[Math.toIntExact(block.count())];
        block.read(0, numbers, 0, numbers.length);
        return numbers;
    }

    private static float[] normal(int count, long seed) {
        var random = new Random(seed);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }
}
