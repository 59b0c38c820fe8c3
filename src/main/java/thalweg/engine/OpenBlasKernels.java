package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which kernels OpenBLAS takes. Left alone, the version that ND4J brings (0.3.19) takes a processor
 * it doesn't know for a very old one, and is five times slower than it could be; see
 * docs/decisions/engine-openblas-kernels.md.
 */
final class OpenBlasKernels {
    private static final String VARIABLE = "OPENBLAS_CORETYPE";
    private static final Set<String> AVX_2 = Set.of("avx2", "fma");

    /** What those kernels of OpenBLAS are compiled for. */
    private static final Set<String> AVX_512 =
            Set.of("avx2", "fma", "avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private OpenBlasKernels() {}

    /**
     * Names the widest kernels that the processor can run, if nobody chose others. Must come before
     * the library is loaded: it reads the variable once.
     */
    static void choose() {
        if (System.getenv(VARIABLE) == null) {
            of(features()).ifPresent(kernels -> setEnvironment(VARIABLE, kernels));
        }
    }

    /**
     * The kernels for a processor, by OpenBLAS's names; empty to leave the choice to it.
     *
     * @param features as Linux names them
     */
    static Optional<String> of(Set<String> features) {
        if (features.containsAll(AVX_512)) {
            return Optional.of("SkylakeX");
        }
        return features.containsAll(AVX_2) ? Optional.of("Haswell") : Optional.empty();
    }

    private static Set<String> features() {
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(l -> l.startsWith("flags"))
                    .findFirst()
                    .map(l -> Set.copyOf(Arrays.asList(l.toLowerCase(Locale.ROOT).split("\\s+"))))
                    .orElse(Set.of());
        } catch (IOException e) {
            return Set.of();
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
