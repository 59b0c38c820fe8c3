package thalweg.matching;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.network.Network;
import thalweg.symmetry.Symmetry;

/**
 * Activation matching's one option.
 *
 * @param statistic by which units are told to be alike
 */
public record ActivationSetting(Statistic statistic) implements SearchSetting {
    /** The option's name. */
    private static final String OPTION = "am";

    /** The options' names. */
    static final List<String> OPTIONS = List.of(OPTION);

    /** What is taken of two units' activations a and b, over all examples and positions. */
    public enum Statistic {
        /** Corr(a, b), as in Jordan et al., REPAIR (arXiv 2211.08403). */
        CORRELATION("correlation"),
        /** Cov(a, b) = E[ab] − E[a] E[b]. */
        COVARIANCE("covariance"),
        /** E[ab], as in Ainsworth et al., Git Re-Basin (arXiv 2209.04836). */
        INNER("inner product");

        private final String label;

        Statistic(String label) {
            this.label = label;
        }

        /** As on the command line and in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As in a sentence. */
        public String label() {
            return label;
        }
    }

    /**
     * With options by name.
     *
     * @throws MatchingException when there is no such statistic
     */
    static ActivationSetting of(Map<String, String> options) {
        return new ActivationSetting(
                new OptionValues(options)
                        .one(
                                OPTION,
                                "badsearch.statistic",
                                Statistic.CORRELATION,
                                Statistic.values(),
                                Statistic::id));
    }

    @Override
    public SearchKind kind() {
        return SearchKind.ACTIVATION_MATCHING;
    }

    @Override
    public boolean needsTraining() {
        return true;
    }

    @Override
    public String label() {
        return kind().label() + " by " + statistic.label;
    }

    @Override
    public String brief() {
        return "AM by " + statistic.label;
    }

    @Override
    public Map<String, Object> options() {
        return Map.of(OPTION, statistic.id());
    }

    @Override
    public void requireSupported(Network network, Symmetry symmetry) {
        ShownUnits.of(network, symmetry);
    }

    /** The last: what it maximises is no snapshot's figure, and no step undoes another. */
    @Override
    public Snapshot chosen(List<Snapshot> steps) {
        return steps.getLast();
    }

    @Override
    public Search make(Engine engine, @Nullable Dataset training) {
        if (training == null) {
            throw new IllegalArgumentException("no training examples");
        }
        return new ActivationMatching(this, training, engine.linearAlgebra(), engine.memory());
    }
}
