package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Which kernels OpenBLAS takes. Left alone, the version that ND4J brings (0.3.19) takes a processor
 * it doesn't know for a very old one, and is five times slower than it could be; see
 * docs/decisions/engine-openblas-kernels.md.
 */
final class OpenBlasKernels {
    private static final String VARIABLE = "OPENBLAS_CORETYPE";
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private OpenBlasKernels() {}

    /**
     * Names the AVX2 kernels where the processor has them and nobody chose others. Must come before
     * the library is loaded: it reads the variable once.
     */
    static void choose() {
        if (System.getenv(VARIABLE) == null && hasAvx2()) {
            setEnvironment(VARIABLE, "Haswell");
        }
    }

    private static boolean hasAvx2() {
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(l -> l.startsWith("flags"))
                    .findFirst()
                    .map(l -> " " + l.toLowerCase(Locale.ROOT) + " ")
                    .filter(l -> l.contains(" avx2 ") && l.contains(" fma "))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Of this process, as native code sees it; Java's own view is a copy and doesn't change. */
    @SuppressWarnings("restricted") // setenv is the C library's.
    private static void setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            var setenv =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("setenv"),
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
            int refused =
                    (int)
                            setenv.invokeExact(
                                    arena.allocateFrom(name), arena.allocateFrom(value), 0);
            if (refused != 0) {
                throw new IllegalStateException("setenv of " + name);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a call of setenv", e);
        }
    }
}
