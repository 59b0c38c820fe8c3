package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The C heap: memory that isn't cleared, which an arena can't give. */
final class CLibrary {
    /** A cache line, and the widest vector register. */
    private static final long ALIGNMENT = 64;

    private final MethodHandle alignedAlloc;
    private final MethodHandle free;

    @SuppressWarnings("restricted") // Native access is what this class is for.
    CLibrary() {
        Linker linker = Linker.nativeLinker();
        alignedAlloc =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("aligned_alloc"),
                        FunctionDescriptor.of(ADDRESS, JAVA_LONG, JAVA_LONG));
        free =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("free"),
                        FunctionDescriptor.ofVoid(ADDRESS));
    }

    /** At least one byte, so that an empty block has an address of its own; null when out. */
    MemorySegment allocate(long bytes) {
        long whole = Math.ceilDiv(Math.max(bytes, 1), ALIGNMENT) * ALIGNMENT;
        try {
            return (MemorySegment) alignedAlloc.invokeExact(ALIGNMENT, whole);
        } catch (Throwable e) {
            throw new AssertionError("a call of aligned_alloc", e);
        }
    }

    void free(MemorySegment block) {
        try {
            free.invokeExact(block);
        } catch (Throwable e) {
            throw new AssertionError("a call of free", e);
        }
    }
}
