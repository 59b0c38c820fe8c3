package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearAlgebraTest {
    private final NativeMemory memory = new CountedMemory(64 << 20);
    private final LinearAlgebra algebra = new CpuLinearAlgebra(2, memory);

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
    void ignoresWhatLayInTheProductWhenBetaIsZero() {
        try (NativeFloats a = memory.allocate(4);
                NativeFloats c = memory.allocate(4)) {
            a.write(0, new float[] {1, 2, 3, 4}, 0, 4);
            c.write(0, new float[] {Float.NaN, Float.NaN, Float.NaN, Float.NaN}, 0, 4);
            algebra.gemm(false, false, 2, 2, 2, 1, a, 0, 2, a, 0, 2, 0, c, 0, 2);
            float[] product = new float[4];
            c.read(0, product, 0, 4);
            assertArrayEquals(new float[] {7, 10, 15, 22}, product);
        }
    }

    @Test
    void refusesAMatrixThatReachesPastItsBlock() {
        try (NativeFloats a = memory.allocate(6)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> algebra.gemm(false, false, 2, 2, 3, 1, a, 1, 3, a, 0, 2, 0, a, 0, 2));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> algebra.gemm(false, false, 2, 2, 3, 1, a, 0, 2, a, 0, 2, 0, a, 0, 2));
        }
    }

    @Test
    void refusesMemoryThatWasReturned() {
        NativeFloats a = memory.allocate(4);
        a.close();
        a.close();
        assertThrows(
                IllegalStateException.class,
                () -> algebra.gemm(false, false, 2, 2, 2, 1, a, 0, 2, a, 0, 2, 0, a, 0, 2));
        assertThrows(IllegalStateException.class, () -> a.read(0, new float[1], 0, 1));
        assertEquals(0, memory.heldBytes());
    }
}
