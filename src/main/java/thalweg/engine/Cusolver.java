package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import thalweg.words.Phrase;

/**
 * The singular value decomposition on the card, by cuSOLVER's QR iteration; names and signatures as
 * in cusolverDn.h of CUDA 11 to 13. Its Jacobi method is quicker and a hundred times less accurate.
 */
final class Cusolver {
    private static final MemoryLayout P = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;
    private static final MemoryLayout L = JAVA_LONG;

    private final MethodHandle size;
    private final MethodHandle svd;
    private final MemorySegment handle;

    /**
     * Starts cuSOLVER in the calling thread's context.
     *
     * @throws EngineException when it refuses the card
     */
    Cusolver(NativeLibrary library) {
        size =
                library.function(
                        "cusolverDnSgesvd_bufferSize", FunctionDescriptor.of(I, P, I, I, P));
        svd =
                library.function(
                        "cusolverDnSgesvd",
                        FunctionDescriptor.of(
                                I, P, JAVA_BYTE, JAVA_BYTE, I, I, L, I, L, L, I, L, I, L, I, L, L));
        MethodHandle create = library.function("cusolverDnCreate", FunctionDescriptor.of(I, P));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment made = arena.allocate(ADDRESS);
            run("cusolverDnCreate", () -> (int) create.invokeExact(made));
            handle = made.get(ADDRESS, 0);
        }
    }

    private static void run(String what, CudaDriver.Call call) {
        int status;
        try {
            status = call.status();
        } catch (Throwable e) {
            throw new AssertionError("a call of " + what, e);
        }
        if (status != 0) {
            throw EngineException.failure(
                    Phrase.of("badengine.cards-library-cusolver-refuses"),
                    Phrase.of("badengine.answers-with-status", what, status),
                    Phrase.of("remedies.install-cuda-fits-driver-use-device-cpu"),
                    null);
        }
    }

    /** Numbers that the decomposition of a column-major [m, n] matrix wants for itself. */
    int workspace(int m, int n) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers = arena.allocate(JAVA_INT);
            run("cusolverDnSgesvd_bufferSize", () -> (int) size.invokeExact(handle, m, n, numbers));
            return numbers.get(JAVA_INT, 0);
        }
    }

    /**
     * The thin decomposition of a column-major [m, n] matrix, m ≥ n; begun, not awaited. Addresses
     * are the card's.
     *
     * @param job 'S' for vectors or 'N'
     * @param u [m, n]
     * @param vt [n, n]
     * @param info an integer, 0 when it has converged
     */
    void svd(
            char job,
            int m,
            int n,
            long a,
            long s,
            long u,
            long vt,
            long work,
            int workLength,
            long info) {
        run(
                "cusolverDnSgesvd",
                () ->
                        (int)
                                svd.invokeExact(
                                        handle,
                                        (byte) job,
                                        (byte) job,
                                        m,
                                        n,
                                        a,
                                        m,
                                        s,
                                        u,
                                        m,
                                        vt,
                                        n,
                                        work,
                                        workLength,
                                        0L,
                                        info));
    }
}
