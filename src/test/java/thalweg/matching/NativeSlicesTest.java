package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.NativeMemory;
import thalweg.engine.OutOfNativeMemoryException;
import thalweg.matching.NativeSlices.Slice;

class NativeSlicesTest {
    private static final long MEGABYTE = 1L << 20;

    @Test
    void slicesHoldTheirOwnNumbersAndAreReturnedTogether() {
        try (Engine engine = Engines.sameThread(DeviceChoice.CPU, 1, 64 * MEGABYTE)) {
            NativeMemory memory = engine.memory();
            var slices = new NativeSlices(memory);
            List<Slice> taken = new ArrayList<>();
            for (int k = 0; k < 40; k++) {
                // Now and then a large one between: blocks of both kinds stand side by side.
                Slice slice = slices.take(k % 7 == 3 ? 300_000 : 1000 * k);
                taken.add(slice);
                slice.block().write(slice.from(), new float[] {k}, 0, k == 0 ? 0 : 1);
            }
            float[] read = new float[1];
            for (int k = 1; k < 40; k++) {
                taken.get(k).block().read(taken.get(k).from(), read, 0, 1);
                assertEquals(k, read[0]);
            }
            assertTrue(memory.heldBytes() > 0);
            slices.close();
            assertEquals(0, memory.heldBytes());
        }
    }

    @Test
    void whatWasTakenBeforeTheBudgetWasUsedUpIsReturned() {
        try (Engine engine = Engines.sameThread(DeviceChoice.CPU, 1, 6 * MEGABYTE)) {
            NativeMemory memory = engine.memory();
            try (var slices = new NativeSlices(memory)) {
                slices.take(1000);
                assertThrows(OutOfNativeMemoryException.class, () -> slices.take(MEGABYTE));
            }
            assertEquals(0, memory.heldBytes());
        }
    }
}
