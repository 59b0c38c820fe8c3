package thalweg.matching;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.network.Network;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/**
 * Weight matching's options.
 *
 * @param restarts how many orders of the groups are tried, 1 or more; the best is kept
 * @param restriction what it sees of the weights
 */
public record WeightMatchingSetting(int restarts, Restriction restriction)
        implements SearchSetting {
    private static final String RESTARTS = "restarts";
    private static final String COMPONENTS = "match-components";
    private static final String LAYERS = "match-layers";

    /** The options' names. */
    static final List<String> OPTIONS = List.of(RESTARTS, COMPONENTS, LAYERS);

    /** The most orders that can be asked for. */
    public static final int MOST = 10_000;

    /** Checks the range. */
    public WeightMatchingSetting {
        OptionValues.require(
                restarts >= 1 && restarts <= MOST,
                RESTARTS,
                "badsearch.restarts",
                restarts,
                Phrase.of("remedies.use-range", 1, MOST));
        if (restarts > 1 && !restriction.none()) {
            throw new MatchingException(
                    Phrase.of("badsearch.part-weights-matched-in-one-order"),
                    "--" + RESTARTS,
                    Phrase.of("remedies.leave-out"));
        }
    }

    /** With all of the weights seen. */
    public WeightMatchingSetting(int restarts) {
        this(restarts, Restriction.NONE);
    }

    /**
     * With options by name.
     *
     * @throws MatchingException when one can't be
     */
    static WeightMatchingSetting of(Map<String, String> options) {
        return new WeightMatchingSetting(
                new OptionValues(options).whole(RESTARTS, 1),
                Restriction.of(options, COMPONENTS, LAYERS));
    }

    @Override
    public SearchKind kind() {
        return SearchKind.WEIGHT_MATCHING;
    }

    @Override
    public boolean needsTraining() {
        return false;
    }

    @Override
    public String label() {
        if (!restriction.none()) {
            return kind().label() + " by " + restriction.label();
        }
        return restarts == 1 ? kind().label() : kind().label() + ", best of " + restarts;
    }

    @Override
    public String brief() {
        if (!restriction.none()) {
            return "WM by " + restriction.label().replace("singular components", "components");
        }
        return restarts == 1 ? title() : "WM, best of " + restarts;
    }

    @Override
    public Map<String, Object> options() {
        return restarts == 1 ? restriction.options(COMPONENTS, LAYERS) : Map.of(RESTARTS, restarts);
    }

    @Override
    public void requireSupported(Network network, Symmetry symmetry) {
        restriction.requireIn(network, "--" + LAYERS);
    }

    /** Of part of the weights the last: the objective of the whole may fall on the way. */
    @Override
    public Snapshot chosen(List<Snapshot> steps) {
        return restriction.none() ? SearchSetting.super.chosen(steps) : steps.getLast();
    }

    @Override
    public Search make(Engine engine, @Nullable Dataset training) {
        var matching = new WeightMatching(engine.linearAlgebra(), engine.memory());
        if (!restriction.none()) {
            return new Restricted(this, matching, engine.linearAlgebra(), engine.memory());
        }
        return restarts == 1 ? matching : new Restarts(this, matching);
    }
}
