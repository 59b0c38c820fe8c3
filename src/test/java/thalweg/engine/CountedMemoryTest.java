package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountedMemoryTest {
    private final NativeMemory memory = new CountedMemory(1 << 20);

    @Test
    void countsWhatIsHeld() {
        try (NativeFloats a = memory.allocate(1000)) {
            assertEquals(1000, a.count());
            assertEquals(4000, memory.heldBytes());
        }
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void refusesMoreThanTheBudgetBeforeTakingIt() {
        try (NativeFloats most = memory.allocate(200_000)) {
            var problem =
                    assertThrows(OutOfNativeMemoryException.class, () -> memory.allocate(100_000));
            assertTrue(problem.getMessage().contains("1 MiB"), problem.getMessage());
            assertEquals(800_000, memory.heldBytes());
            assertEquals(200_000, most.count());
        }
        memory.allocate(262_144).close();
    }

    @Test
    void returnsEverythingOverTenRounds() {
        LinearAlgebra algebra = new CpuLinearAlgebra(2, memory);
        float[] w = new float[100 * 80];
        var random = new Random(1);
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < w.length; i++) {
                w[i] = random.nextFloat();
            }
            algebra.svd(w, 100, 80, true);
            assertEquals(0, memory.heldBytes());
        }
    }

    @Test
    void returnsScratchWhenTheBudgetRunsOutMidway() {
        LinearAlgebra algebra = new CpuLinearAlgebra(2, memory);
        assertThrows(
                OutOfNativeMemoryException.class,
                () -> algebra.svd(new float[250 * 250], 250, 250, true));
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void readsWhatWasWritten() {
        try (NativeFloats a = memory.allocate(5)) {
            a.write(1, new float[] {9, 1, 2, 3}, 1, 3);
            float[] back = new float[4];
            a.read(1, back, 1, 3);
            assertArrayEquals(new float[] {0, 1, 2, 3}, back);
            assertThrows(IndexOutOfBoundsException.class, () -> a.write(3, new float[3], 0, 3));
        }
    }

    @Test
    void alignsForTheWidestRegisters() {
        for (int count : new int[] {0, 1, 3, 17, 1000}) {
            try (NativeFloats a = memory.allocate(count)) {
                assertEquals(0, a.addressToRead(0, count) % 64);
            }
        }
    }

    @Test
    void countsWhatAnAccountHoldsBesideTheWhole() {
        var memory = new CountedMemory(1000);
        NativeMemory examples = memory.account("examples");
        try (NativeFloats held = examples.allocate(100);
                NativeFloats other = memory.allocate(50)) {
            assertEquals(100, held.count());
            assertEquals(50, other.count());
            assertEquals(600, memory.heldBytes());
            assertEquals(600, examples.heldBytes());
            assertEquals(Map.of("examples", 400L), memory.accounts());
            assertThrows(OutOfNativeMemoryException.class, () -> examples.allocate(101));
        }
        assertEquals(Map.of(), memory.accounts());
        assertEquals(0, memory.heldBytes());
    }
}
