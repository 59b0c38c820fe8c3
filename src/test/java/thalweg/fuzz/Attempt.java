package thalweg.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Problem;

/**
 * Has a reader read one input, and holds it to what is promised of any file: it is read, or refused
 * in one sentence of the reader's own kind of problem; within two seconds of the processor's time;
 * and in memory that its size and its numbers account for.
 */
final class Attempt {
    private static final long MAX_NANOSECONDS = 2_000_000_000L;

    /** Buffers of fixed size. */
    private static final long MAX_FIXED_BYTES = 64 << 20;

    /** Deflate turns a byte into at most 1,032, and each of those may become a float. */
    private static final long MAX_BYTES_A_BYTE = 4 * 1032;

    /** Raw, decoded, put in order, and once more for an array that grows. */
    private static final long MAX_BYTES_A_NUMBER = 32;

    private static final int MAX_MESSAGE = 2_000;

    /** A first reading also loads classes, and has Jazzer rewrite them. */
    private static final int READINGS = 3;

    private final FuzzedReader reader;
    private final Path folder;
    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * @param folder for the attempts' files alone
     */
    Attempt(FuzzedReader reader, Path folder) {
        this.reader = reader;
        this.folder = folder;
    }

    /**
     * @throws AssertionError when a promise is broken; whatever else the reader throws is one
     *     broken too
     */
    void on(byte[] input) {
        String excess = excess(input);
        for (int i = 1; i < READINGS && excess != null; i++) {
            excess = excess(input);
        }
        if (excess != null) {
            throw new AssertionError(excess);
        }
    }

    /** What a reading took too much of, if anything. */
    private @Nullable String excess(byte[] input) {
        long started = thread.getCurrentThreadCpuTime();
        long allocated = thread.getCurrentThreadAllocatedBytes();
        long numbers = read(input);
        long bytes = thread.getCurrentThreadAllocatedBytes() - allocated;
        long nanoseconds = thread.getCurrentThreadCpuTime() - started;
        if (nanoseconds > MAX_NANOSECONDS) {
            return "it took %,d ms".formatted(nanoseconds / 1_000_000);
        }
        long most =
                MAX_FIXED_BYTES + MAX_BYTES_A_BYTE * input.length + MAX_BYTES_A_NUMBER * numbers;
        return bytes <= most
                ? null
                : "it took %,d bytes for %,d bytes and %,d numbers"
                        .formatted(bytes, input.length, numbers);
    }

    private long read(byte[] input) {
        try {
            return reader.read(input, folder);
        } catch (IOException e) {
            throw new AssertionError("the files were not made", e);
        } catch (Problem problem) {
            if (problem.getClass() != reader.problem()) {
                throw problem;
            }
            String message = problem.getMessage();
            if (message.lines().count() != 1 || message.length() > MAX_MESSAGE) {
                throw new AssertionError("no sentence: " + message, problem);
            }
            return 0;
        }
    }
}
