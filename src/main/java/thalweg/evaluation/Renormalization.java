package thalweg.evaluation;

import java.util.Locale;
import java.util.Optional;
import thalweg.network.Layer;
import thalweg.network.Network;

/** What is done about a network's statistics before θ(α) is scored; see {@link Statistics}. */
public enum Renormalization {
    /** Running means and variances are interpolated like weights. */
    NONE,
    /** Running means and variances are measured anew. */
    RESET,
    /** Each unit is given the mean and deviation between those that it has in the two models. */
    REPAIR;

    /** As on the command line and in files: "none", "reset", "repair". */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that label. */
    public static Optional<Renormalization> named(String label) {
        for (Renormalization each : values()) {
            if (each.label().equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** What is done unless said otherwise: a reset where there is batch norm and training data. */
    public static Renormalization usual(Network network, boolean trainingData) {
        return hasBatchNorm(network) && trainingData ? RESET : NONE;
    }

    /** Whether any layer keeps running statistics. */
    public static boolean hasBatchNorm(Network network) {
        return network.nodes().stream().anyMatch(n -> n.layer() instanceof Layer.BatchNorm);
    }
}
