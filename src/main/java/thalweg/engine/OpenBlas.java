package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The four functions of OpenBLAS that the program calls, by address and without checks. Signatures
 * as in cblas.h and lapacke.h.
 */
final class OpenBlas {
    private static final int ROW_MAJOR = 101;
    private static final int COLUMN_MAJOR = 102;
    private static final int NO_TRANSPOSE = 111;
    private static final int TRANSPOSE = 112;

    private final MethodHandle sgemm;
    private final MethodHandle sgesdd;
    private final MethodHandle sgesvd;
    private final MethodHandle setThreads;

    /**
     * Loads the library.
     *
     * @param threads native threads
     */
    OpenBlas(int threads) {
        NativeLibraries.loadOpenBlas();
        sgemm =
                function(
                        "cblas_sgemm",
                        FunctionDescriptor.ofVoid(
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_FLOAT,
                                ADDRESS,
                                JAVA_INT,
                                ADDRESS,
                                JAVA_INT,
                                JAVA_FLOAT,
                                ADDRESS,
                                JAVA_INT));
        MemoryLayout i = JAVA_INT;
        MemoryLayout p = ADDRESS;
        sgesdd =
                function(
                        "LAPACKE_sgesdd_work",
                        FunctionDescriptor.of(
                                JAVA_INT, i, JAVA_BYTE, i, i, p, i, p, p, i, p, i, p, i, p));
        sgesvd =
                function(
                        "LAPACKE_sgesvd_work",
                        FunctionDescriptor.of(
                                JAVA_INT, i, JAVA_BYTE, JAVA_BYTE, i, i, p, i, p, p, i, p, i, p,
                                i));
        setThreads = function("openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT));
        setThreads(threads);
    }

    @SuppressWarnings("restricted") // The signatures are checked against the C headers.
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker()
                .downcallHandle(SymbolLookup.loaderLookup().findOrThrow(name), descriptor);
    }

    /** How many threads the calls that follow may use. */
    void setThreads(int threads) {
        try {
            setThreads.invokeExact(threads);
        } catch (Throwable e) {
            throw new AssertionError("a call of openblas_set_num_threads", e);
        }
    }

    /** Row-major C ← α · op(A) · op(B) + β · C. */
    void sgemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            MemorySegment a,
            int lda,
            MemorySegment b,
            int ldb,
            float beta,
            MemorySegment c,
            int ldc) {
        try {
            sgemm.invokeExact(
                    ROW_MAJOR,
                    transposeA ? TRANSPOSE : NO_TRANSPOSE,
                    transposeB ? TRANSPOSE : NO_TRANSPOSE,
                    m,
                    n,
                    k,
                    alpha,
                    a,
                    lda,
                    b,
                    ldb,
                    beta,
                    c,
                    ldc);
        } catch (Throwable e) {
            throw new AssertionError("a call of cblas_sgemm", e);
        }
    }

    /** Column-major thin SVD by divide and conquer; job 'S' or 'N'. Returns LAPACK's info. */
    int sgesdd(
            char job,
            int m,
            int n,
            MemorySegment a,
            MemorySegment s,
            MemorySegment u,
            MemorySegment vt,
            MemorySegment work,
            int workLength,
            MemorySegment integers) {
        try {
            return (int)
                    sgesdd.invokeExact(
                            COLUMN_MAJOR,
                            (byte) job,
                            m,
                            n,
                            a,
                            m,
                            s,
                            u,
                            m,
                            vt,
                            Math.min(m, n),
                            work,
                            workLength,
                            integers);
        } catch (Throwable e) {
            throw new AssertionError("a call of LAPACKE_sgesdd_work", e);
        }
    }

    /** The same by QR iteration: slower, and converges where divide and conquer doesn't. */
    int sgesvd(
            char job,
            int m,
            int n,
            MemorySegment a,
            MemorySegment s,
            MemorySegment u,
            MemorySegment vt,
            MemorySegment work,
            int workLength) {
        try {
            return (int)
                    sgesvd.invokeExact(
                            COLUMN_MAJOR,
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
                            Math.min(m, n),
                            work,
                            workLength);
        } catch (Throwable e) {
            throw new AssertionError("a call of LAPACKE_sgesvd_work", e);
        }
    }
}
