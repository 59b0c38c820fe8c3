package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
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
        String chosen = System.getenv(VARIABLE);
        if (chosen == null || chosen.isEmpty()) {
            of(features())
                    .ifPresentOrElse(
                            kernels -> setEnvironment(VARIABLE, kernels),
                            () -> unsetEnvironment(VARIABLE));
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

    /**
     * Of this process, as native code sees it; Java's own view is a copy and doesn't change. The
     * launcher gives the process an empty value to replace: one that is added may move the whole
     * environment while JavaFX's threads read it.
     */
    private static void setEnvironment(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            var handle = function("setenv", ADDRESS, ADDRESS, JAVA_INT);
            check(name, (int) handle.invokeExact(string(arena, name), string(arena, value), 1));
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /** An empty value would be taken for the name of kernels. */
    private static void unsetEnvironment(String name) {
        try (Arena arena = Arena.ofConfined()) {
            check(name, (int) function("unsetenv", ADDRESS).invokeExact(string(arena, name)));
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    private static MemorySegment string(Arena arena, String text) {
        return arena.allocateFrom(text);
    }

    /** One of the C library's. */
    @SuppressWarnings("restricted") // which is all that is called
    private static MethodHandle function(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private static void check(String name, int status) {
        if (status != 0) {
            throw new IllegalStateException("the environment's " + name + " can't be changed");
        }
    }

    private static RuntimeException failure(Throwable e) {
        if (e instanceof RuntimeException failure) {
            return failure;
        }
        throw e instanceof Error error ? error : new AssertionError("a call of the C library", e);
    }
}
