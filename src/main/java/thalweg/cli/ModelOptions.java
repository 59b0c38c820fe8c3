package thalweg.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.checkpoint.Checkpoint;
import thalweg.network.Activation;
import thalweg.network.Assumption;
import thalweg.network.Description;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.session.SessionException;

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

    @Option(
            names = "--network",
            paramLabel = "FILE",
            description =
                    "The network, described in a text file (docs/describe-a-network.md), where none"
                            + " is recognised or another is meant. What fits is kept for the next"
                            + " file of the same tensors.")
    private @Nullable Path network;

    @Option(
            names = "--no-remembered",
            description = "Neither use nor keep descriptions of networks given before.")
    private boolean noRemembered;

    /** As chosen, with what was described before. */
    Models.Options options(Workplace work) {
        Models.Options options = options();
        if (network != null) {
            return options.describedBy(Description.read(network));
        }
        return noRemembered ? options : options.knowing(work.described());
    }

    private Models.Options options() {
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

    Model open(Workplace work, Path file) {
        Models.Options options = options(work);
        Model model = Models.open(file, options);
        remember(work, options, model.checkpoint(), model.network());
        return model;
    }

    /** Keeps a description that was given and fitted, and says where one was remembered. */
    void remember(Workplace work, Models.Options options, Checkpoint checkpoint, Network network) {
        Description given = options.description();
        if (given == null) {
            for (Assumption guess : network.guesses()) {
                if (guess.kind() == Assumption.Kind.DESCRIPTION) {
                    work.terminal()
                            .message(
                                    "%s: %s; --no-remembered does without it\n"
                                            .formatted(
                                                    checkpoint.file(), guess.said().inEnglish()));
                }
            }
        } else if (!noRemembered) {
            try {
                work.described().keep(checkpoint, given.text());
            } catch (SessionException e) {
                work.terminal().message("thalweg: " + e.getMessage() + '\n');
            }
        }
    }
}
