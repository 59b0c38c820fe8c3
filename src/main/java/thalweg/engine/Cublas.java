package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import thalweg.words.Phrase;

/**
 * Products of matrices on the card, by cuBLAS; names, signatures and numbers as in cublas_api.h of
 * CUDA 11 to 13. In its default mode, which is set all the same, single precision is computed in
 * single precision; TF32 and sums of bfloat16 would have to be asked for.
 */
final class Cublas {
    private static final int DEFAULT_MATH = 0;
    private static final int NO_TRANSPOSE = 0;
    private static final int TRANSPOSE = 1;
    private static final MemoryLayout P = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;
    private static final MemoryLayout L = JAVA_LONG;

    private final MethodHandle sgemm;
    private final MemorySegment handle;
    private final MemorySegment alpha = Arena.global().allocate(JAVA_FLOAT);
    private final MemorySegment beta = Arena.global().allocate(JAVA_FLOAT);

    /**
     * Starts cuBLAS in the calling thread's context.
     *
     * @throws EngineException when it refuses the card, as one does that is newer or older
     */
    Cublas(NativeLibrary library) {
        sgemm =
                library.function(
                        "cublasSgemm_v2",
                        FunctionDescriptor.of(I, P, I, I, I, I, I, P, L, I, L, I, P, L, I));
        MethodHandle create = library.function("cublasCreate_v2", FunctionDescriptor.of(I, P));
        MethodHandle mode = library.function("cublasSetMathMode", FunctionDescriptor.of(I, P, I));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment made = arena.allocate(ADDRESS);
            run("cublasCreate", () -> (int) create.invokeExact(made));
            handle = made.get(ADDRESS, 0);
        }
        run("cublasSetMathMode", () -> (int) mode.invokeExact(handle, DEFAULT_MATH));
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
                    Phrase.of("badengine.cards-library-cublas-refuses"),
                    Phrase.of("badengine.answers-with-status", what, status),
                    Phrase.of("remedies.install-cuda-fits-driver-use-device-cpu"),
                    null);
        }
    }

    /**
     * Row-major C ← α · op(A) · op(B) + β · C, which to cuBLAS is column-major Cᵀ ← α · op(B)ᵀ ·
     * op(A)ᵀ + β · Cᵀ. Begun, not awaited. A, B and C are addresses on the card; no number is 0.
     */
    void sgemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float factor,
            long a,
            int lda,
            long b,
            int ldb,
            float factorC,
            long c,
            int ldc) {
        alpha.set(JAVA_FLOAT, 0, factor);
        beta.set(JAVA_FLOAT, 0, factorC);
        int ofA = transposeA ? TRANSPOSE : NO_TRANSPOSE;
        int ofB = transposeB ? TRANSPOSE : NO_TRANSPOSE;
        run(
                "cublasSgemm",
                () ->
                        (int)
                                sgemm.invokeExact(
                                        handle, ofB, ofA, n, m, k, alpha, b, ldb, a, lda, beta, c,
                                        ldc));
    }
}
