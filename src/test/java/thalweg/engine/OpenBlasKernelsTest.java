package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenBlasKernelsTest {
    @Test
    void takesTheWidestKernelsThatTheProcessorCanRun() {
        Set<String> wide =
                Set.of("avx2", "fma", "avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

        assertEquals(Optional.of("SkylakeX"), OpenBlasKernels.of(wide));
    }

    @Test
    void doesWithoutAvx512WhereAPartOfItIsMissing() {
        // As on processors of the Xeon Phi line.
        assertEquals(
                Optional.of("Haswell"),
                OpenBlasKernels.of(Set.of("avx2", "fma", "avx512f", "avx512cd", "avx512er")));
    }

    @Test
    void leavesAnOldOrUnknownProcessorToOpenBlas() {
        assertEquals(Optional.empty(), OpenBlasKernels.of(Set.of("sse2", "avx")));
        assertEquals(Optional.empty(), OpenBlasKernels.of(Set.of()));
    }
}
