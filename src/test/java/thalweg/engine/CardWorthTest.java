package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import thalweg.words.Phrase;

/** Which work asks for the card, told by a card that doesn't start. */
class CardWorthTest {
    private static final Device CARD = new Device(Device.Kind.CUDA, "card", 0);
    private static final Device PROCESSOR = new Device(Device.Kind.CPU, "processor", 1);

    private final CardBlocks memory = new CardBlocks(new CountedMemory(256 << 20));
    private int asked;

    private CudaLinearAlgebra algebra(@Nullable Device otherwise) {
        return new CudaLinearAlgebra(
                CARD,
                otherwise,
                new CpuLinearAlgebra(1, memory),
                () -> {
                    asked++;
                    throw EngineException.failure(
                            Phrase.plain("no card"),
                            "here",
                            Phrase.plain("use --device cpu"),
                            null);
                },
                CardWorth.MEASURED,
                memory);
    }

    @Test
    void countsWhatIsCopiedOnEitherWay() {
        var worth = new CardWorth(1000, 10);
        assertTrue(worth.of(1000, 0, 0));
        assertFalse(worth.of(999, 0, 0));
        assertFalse(worth.of(1999, 100, 0));
        assertTrue(worth.of(2000, 100, 0));
        assertTrue(worth.of(0, 0, 100), "what is there already stays");
    }

    @Test
    void asksNoCardForShortProducts() {
        CudaLinearAlgebra algebra = algebra(null);
        assertEquals(64 * 2 * 3f, product(algebra, 64));
        assertEquals(0, asked);
        assertEquals(CARD, algebra.device());
    }

    @Test
    void asksNoCardToMixOrAddWhatLiesHereAndIsShort() {
        try (NativeFloats x = filled(10_000, 2);
                NativeFloats y = filled(10_000, 0)) {
            CudaLinearAlgebra algebra = algebra(null);
            algebra.mix(new double[] {0.25, 0.75}, List.of(x, x), 0, y, 0, 10_000);
            algebra.addBias(y, 0, 100, 100, x, 0, true);
            assertEquals(4, first(y));
            assertEquals(0, asked);
        }
    }

    @Test
    void computesOnTheProcessorWhenTheCardDoesNotStart() {
        CudaLinearAlgebra algebra = algebra(PROCESSOR);
        assertEquals(1024 * 2 * 3f, product(algebra, 1024));
        assertEquals(1024 * 2 * 3f, product(algebra, 1024));
        assertEquals(1, asked, "it is asked once");
        assertEquals(PROCESSOR, algebra.device());
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void failsWhenTheCardIsRequiredAndDoesNotStart() {
        CudaLinearAlgebra algebra = algebra(null);
        var problem = assertThrows(EngineException.class, () -> product(algebra, 1024));
        assertEquals("no card", problem.what());
        assertEquals(0, memory.heldBytes());
    }

    /** The first number of a product of two n × n matrices full of 2 and of 3. */
    private float product(LinearAlgebra algebra, int n) {
        try (NativeFloats a = filled(n * n, 2);
                NativeFloats b = filled(n * n, 3);
                NativeFloats c = memory.allocate((long) n * n)) {
            algebra.gemm(false, false, n, n, n, 1, a, 0, n, b, 0, n, 0, c, 0, n);
            return first(c);
        }
    }

    private NativeFloats filled(int count, float value) {
        float[] numbers = new float[count];
        Arrays.fill(numbers, value);
        NativeFloats block = memory.allocate(count);
        block.write(0, numbers, 0, count);
        return block;
    }

    private static float first(NativeFloats block) {
        float[] one = new float[1];
        block.read(0, one, 0, 1);
        return one[0];
    }
}
