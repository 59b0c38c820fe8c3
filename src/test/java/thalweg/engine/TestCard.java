package thalweg.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The machine's card, started once for all tests, which are counted as skipped without one. */
final class TestCard {
    private static @Nullable Card card;

    private TestCard() {}

    /** Whether there is a card and CUDA for it, looked for without starting it. */
    static boolean there() {
        return Files.isDirectory(Path.of("/proc/driver/nvidia/gpus")) && libraries().isPresent();
    }

    private static Optional<CudaLibraries.Found> libraries() {
        return CudaLibraries.here().find();
    }

    static synchronized Card card() {
        assumeTrue(there(), "no card with CUDA is here");
        if (card == null) {
            card = new Card(libraries().orElseThrow());
        }
        return card;
    }

    /** Linear algebra that does on the card whatever it can. */
    static CudaLinearAlgebra algebra(CardBlocks memory) {
        Card started = card();
        return new CudaLinearAlgebra(
                new Device(Device.Kind.CUDA, "card", 0),
                null,
                new CpuLinearAlgebra(2, memory),
                () -> started,
                CardWorth.ALWAYS,
                memory);
    }
}
