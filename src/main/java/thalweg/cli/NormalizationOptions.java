package thalweg.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Statistics;
import thalweg.network.Network;

/** What is done about batch norm's statistics before a point is scored. */
final class NormalizationOptions {
    private static final String AUTO = "auto";

    @Option(
            names = "--normalization",
            paramLabel = "NAME",
            defaultValue = AUTO,
            description = {
                "auto, none, reset or repair (default: auto):",
                "none interpolates batch norm's running statistics,",
                "reset measures them anew on training data,",
                "repair corrects every unit's mean and deviation,",
                "auto is reset where there is batch norm and a train split."
            })
    private String normalization = AUTO;

    @Option(
            names = "--normalization-examples",
            paramLabel = "N",
            description = "Training examples that reset and repair use (default: 5000).")
    private @Nullable Integer examples;

    /** Refuses a name or a number that can't be. */
    void check() {
        if (!normalization.equals(AUTO) && Renormalization.named(normalization).isEmpty()) {
            throw new UsageException(
                    "there is no normalisation '" + normalization + "'",
                    "--normalization",
                    "use auto, none, reset or repair");
        }
        if (limit() < 1) {
            throw new UsageException(
                    "statistics can't be of " + limit() + " examples",
                    "--normalization-examples",
                    "use 1 or more");
        }
    }

    private int limit() {
        return examples == null ? Statistics.EXAMPLES : examples;
    }

    /** What was asked for, for this network and this data. */
    StatisticsChoice choose(Network network, DataOptions data) {
        var named = Renormalization.named(normalization);
        if (named.isEmpty()) {
            return StatisticsChoice.usual(network, data, limit());
        }
        if (named.get() == Renormalization.RESET && !Renormalization.hasBatchNorm(network)) {
            throw new UsageException(
                    "the network has no batch norm to reset",
                    "--normalization reset",
                    "use repair, or none");
        }
        return StatisticsChoice.of(named.get(), data, limit());
    }
}
