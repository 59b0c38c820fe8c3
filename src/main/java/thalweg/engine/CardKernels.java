package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What is done number by number on the card, with the roundings of {@link Elementwise}: two short
 * functions, kernels.ptx, which the driver compiles for its card. Begun, not awaited.
 */
final class CardKernels {
    private static final int THREADS = 256;

    private final CudaDriver driver;
    private final MemorySegment mix;
    private final MemorySegment addBias;

    CardKernels(CudaDriver driver) {
        this.driver = driver;
        MemorySegment[] compiled = driver.compile(text(), "mix", "add_bias");
        mix = compiled[0];
        addBias = compiled[1];
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(CardKernels.class.getResourceAsStream("kernels.ptx"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** y ← p a + q b; y may be a. */
    void mix(float p, long a, float q, long b, long y, int count) {
        try (Arena arena = Arena.ofConfined()) {
            launch(
                    mix,
                    count,
                    arena,
                    arena.allocateFrom(JAVA_FLOAT, p),
                    arena.allocateFrom(JAVA_LONG, a),
                    arena.allocateFrom(JAVA_FLOAT, q),
                    arena.allocateFrom(JAVA_LONG, b),
                    arena.allocateFrom(JAVA_LONG, y),
                    arena.allocateFrom(JAVA_INT, count));
        }
    }

    /**
     * y ← y + b in each row, then max(0, y) if wanted.
     *
     * @param bias its address, 0 for none
     * @param count rows · columns
     */
    void addBias(long y, int count, int columns, long bias, boolean rectified) {
        try (Arena arena = Arena.ofConfined()) {
            launch(
                    addBias,
                    count,
                    arena,
                    arena.allocateFrom(JAVA_LONG, y),
                    arena.allocateFrom(JAVA_INT, count),
                    arena.allocateFrom(JAVA_INT, columns),
                    arena.allocateFrom(JAVA_LONG, bias),
                    arena.allocateFrom(JAVA_INT, rectified ? 1 : 0));
        }
    }

    private void launch(MemorySegment kernel, int count, Arena arena, MemorySegment... arguments) {
        MemorySegment addresses = arena.allocate(ADDRESS, arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            addresses.setAtIndex(ADDRESS, i, arguments[i]);
        }
        driver.launch(kernel, Math.ceilDiv(count, THREADS), THREADS, addresses);
    }
}
