package thalweg.desktop;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds of memory beside the Java heap, from the C library and the system; by
 * glibc, so zeros elsewhere.
 *
 * <p>The system's count for the process tells nothing of leaks: files that are mapped belong to it,
 * the Java heap as far as it was ever touched, and whatever malloc keeps between blocks in use. The
 * C library's own count of the blocks in use is exact.
 */
final class ProcessMemory {
    /** glibc's struct mallinfo2. */
    private static final StructLayout MALLINFO =
            MemoryLayout.structLayout(
                    JAVA_LONG.withName("arena"),
                    JAVA_LONG.withName("ordblks"),
                    JAVA_LONG.withName("smblks"),
                    JAVA_LONG.withName("hblks"),
                    JAVA_LONG.withName("hblkhd"),
                    JAVA_LONG.withName("usmblks"),
                    JAVA_LONG.withName("fsmblks"),
                    JAVA_LONG.withName("uordblks"),
                    JAVA_LONG.withName("fordblks"),
                    JAVA_LONG.withName("keepcost"));

    private static final long MAPPED = offset("hblkhd");
    private static final long USED = offset("uordblks");

    private final Linker linker = Linker.nativeLinker();

    private static long offset(String field) {
        return MALLINFO.byteOffset(MemoryLayout.PathElement.groupElement(field));
    }

    /** Bytes of blocks that were taken by malloc and not freed, by whatever library. */
    @SuppressWarnings("restricted")
    long allocated() {
        var symbol = linker.defaultLookup().find("mallinfo2");
        if (symbol.isEmpty()) {
            return 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle call =
                    linker.downcallHandle(symbol.get(), FunctionDescriptor.of(MALLINFO));
            var info = (MemorySegment) call.invokeExact((SegmentAllocator) arena);
            return info.get(JAVA_LONG, USED) + info.get(JAVA_LONG, MAPPED);
        } catch (Throwable e) {
            throw new AssertionError("a call of mallinfo2", e);
        }
    }

    /** Has malloc give back to the system what it keeps between the blocks in use. */
    @SuppressWarnings("restricted")
    void trim() {
        linker.defaultLookup()
                .find("malloc_trim")
                .ifPresent(
                        symbol -> {
                            try {
                                var call =
                                        linker.downcallHandle(
                                                symbol, FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
                                int ignored = (int) call.invokeExact(0L);
                            } catch (Throwable e) {
                                throw new AssertionError("a call of malloc_trim", e);
                            }
                        });
    }

    /** Bytes of memory that no file stands behind, the Java heap among it. */
    static long anonymous() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("RssAnon"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
