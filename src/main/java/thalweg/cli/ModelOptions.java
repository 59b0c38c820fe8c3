package thalweg.cli;

import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Models;

/** How model files are read. */
final class ModelOptions {
    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "relu",
            description =
                    "Between layers, where the file doesn't say: relu, leaky-relu, tanh, sigmoid,"
                            + " gelu, silu or identity (default: relu).")
    private String activation = "relu";

    @Option(names = "--allow-nan", description = "Take models with NaN or infinite weights.")
    private boolean allowNan;

    Models.Options options() {
        String wanted = activation.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Activation known : Activation.values()) {
            if (known.name().equals(wanted)) {
                return new Models.Options(known, allowNan);
            }
        }
        throw new UsageException(
                "there is no activation '" + activation + "'",
                "--activation",
                "use relu, leaky-relu, tanh, sigmoid, gelu, silu or identity");
    }

    Model open(Path file) {
        return Models.open(file, options());
    }
}
