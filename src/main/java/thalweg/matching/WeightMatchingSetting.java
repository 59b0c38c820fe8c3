package thalweg.matching;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;

/**
 * Weight matching's one option.
 *
 * @param restarts how many orders of the groups are tried, 1 or more; the best is kept
 */
public record WeightMatchingSetting(int restarts) implements SearchSetting {
    /** The option's name. */
    private static final String OPTION = "restarts";

    /** The options' names. */
    static final List<String> OPTIONS = List.of(OPTION);

    /** The most orders that can be asked for. */
    public static final int MOST = 10_000;

    /** Checks the range. */
    public WeightMatchingSetting {
        OptionValues.require(
                restarts >= 1 && restarts <= MOST,
                OPTION,
                "number of orders to try",
                restarts,
                "use 1 to 10,000");
    }

    /**
     * With options by name.
     *
     * @throws MatchingException when one can't be
     */
    static WeightMatchingSetting of(Map<String, String> options) {
        return new WeightMatchingSetting(new OptionValues(options).whole(OPTION, 1));
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
        return restarts == 1 ? kind().label() : kind().label() + ", best of " + restarts;
    }

    @Override
    public String brief() {
        return restarts == 1 ? title() : "WM, best of " + restarts;
    }

    @Override
    public Map<String, Object> options() {
        return restarts == 1 ? Map.of() : Map.of(OPTION, restarts);
    }

    @Override
    public Search make(Engine engine, @Nullable Dataset training) {
        var matching = new WeightMatching(engine.linearAlgebra(), engine.memory());
        return restarts == 1 ? matching : new Restarts(this, matching);
    }
}
