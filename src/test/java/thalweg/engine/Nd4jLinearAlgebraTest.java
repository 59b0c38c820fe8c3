package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On ND4J's processor backend, for want of a card: the same code runs on both. */
class Nd4jLinearAlgebraTest {
    private final NativeMemory memory = new CountedMemory(64 << 20);
    private final LinearAlgebra algebra = new Nd4jLinearAlgebra(memory);

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 4", "7, 5, 1", "1, 9, 8", "33, 17, 65", "5, 4, 0"})
    void multipliesLikeTheSchoolBook(int m, int n, int k) {
        var random = new Random(m * 100L + n * 10L + k);
        for (int kind = 0; kind < 4; kind++) {
            GemmCase.random(random, m, n, k, (kind & 1) != 0, (kind & 2) != 0)
                    .check(algebra, memory);
        }
        assertEquals(0, memory.heldBytes());
    }

    @ParameterizedTest
    @CsvSource({"4, 6", "6, 4"})
    void decomposesAsTheProcessorDoes(int rows, int columns) {
        float[] w = new float[rows * columns];
        for (int i = 0; i < w.length; i++) {
            w[i] = i % 5 - 2;
        }
        float[] expected = new CpuLinearAlgebra(1, memory).svd(w, rows, columns, true).s();
        assertArrayEquals(expected, algebra.svd(w, rows, columns, true).s(), 1e-6f);
    }
}
