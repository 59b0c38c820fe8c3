package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {
    private static final int NUMBERS = 1 << 23;
    private static final long MEGABYTE = 1 << 20;

    @TempDir Path folder;

    /** Does some work, which may allocate so many bytes. */
    static <T> T allocating(long limit, Supplier<T> work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        T result = work.get();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated <= limit, allocated + " bytes allocated, over " + limit);
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pt", "a.safetensors", "a.npz"})
    void openingReadsNoNumbersAndReadingHoldsThemOnce(String name) {
        Path file = folder.resolve(name);
        var content = new Checkpoints.Content("w", List.of(NUMBERS), new float[NUMBERS]);
        Checkpoints.open(Path.of("src/test/resources/thalweg/checkpoint/plain.pt"));
        allocating(
                4 * MEGABYTE,
                () -> {
                    Checkpoints.write(file, List.of(content), false);
                    return file;
                });
        Checkpoint checkpoint = allocating(8 * MEGABYTE, () -> Checkpoints.open(file));
        Tensor tensor = checkpoint.tensors().getFirst();
        long once = 4L * NUMBERS;
        assertEquals(NUMBERS, allocating(once + 2 * MEGABYTE, tensor::read).length);
    }

    @Test
    void moreThanTheHeapHoldsIsRefusedBeforeItIsTaken() {
        long most = Runtime.getRuntime().maxMemory() / 4 + 1;
        var e = assertThrows(CheckpointException.class, () -> Numbers.allocate(most, "w"));
        assertTrue(e.what().endsWith("bytes of numbers don't fit in memory"), e.what());
        assertThrows(CheckpointException.class, () -> Numbers.allocate(1L << 31, "w"));
    }
}
