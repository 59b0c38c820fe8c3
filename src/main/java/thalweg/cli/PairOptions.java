package thalweg.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The two models that a command compares. */
final class PairOptions {
    @Parameters(index = "0", paramLabel = "A", description = "The model that stays.")
    private Path a = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The model that moves.")
    private Path b = Path.of("");

    @Mixin private ModelOptions reading = new ModelOptions();

    Path fileA() {
        return a;
    }

    Path fileB() {
        return b;
    }

    ModelPair open(Workplace work) {
        return ModelPair.of(reading.open(work, a), reading.open(work, b));
    }
}
