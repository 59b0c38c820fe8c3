package thalweg.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.evaluation.Gradients;
import thalweg.network.Network;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/**
 * The options of Sinkhorn re-basin.
 *
 * @param goal what the relaxed permutations learn by
 * @param rate Adam's learning rate
 * @param batch training examples a step, where it learns by the loss
 * @param steps how many
 */
public record SinkhornSetting(Goal goal, double rate, int batch, int steps)
        implements SearchSetting {
    private static final String GOAL = "by";

    /** The options' names. */
    static final List<String> OPTIONS = List.of(GOAL, "rate", "batch", "steps");

    /** What relaxed permutations learn by. */
    public enum Goal {
        /** The distance between A and π(B); needs no data. */
        DISTANCE("by distance"),
        /** The loss at the midpoint of A and π(B), on training examples. */
        LOSS("by the midpoint's loss");

        private final String label;

        Goal(String label) {
            this.label = label;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the ranges. */
    public SinkhornSetting {
        OptionValues.requireRate(rate);
        OptionValues.requireCount("batch", "badsearch.batch", batch);
        OptionValues.requireCount("steps", "badsearch.steps", steps);
    }

    /** What is usual for a goal. */
    public static SinkhornSetting usual(Goal goal) {
        return switch (goal) {
            case DISTANCE -> new SinkhornSetting(goal, 0.2, 500, 100);
            case LOSS -> new SinkhornSetting(goal, 0.2, 500, 100);
        };
    }

    /**
     * With options by name; those that aren't there are as usual for the goal.
     *
     * @throws MatchingException when one can't be
     */
    static SinkhornSetting of(Map<String, String> options) {
        var given = new OptionValues(options);
        Goal goal = given.one(GOAL, "badsearch.goal", Goal.DISTANCE, Goal.values(), Goal::id);
        SinkhornSetting usual = usual(goal);
        if (goal == Goal.DISTANCE && given.has("batch")) {
            throw new MatchingException(
                    Phrase.of("badsearch.distance-draws-no-examples"),
                    "--batch",
                    Phrase.of("remedies.leave-out-use-loss"));
        }
        return new SinkhornSetting(
                goal,
                given.number("rate", usual.rate),
                given.whole("batch", usual.batch),
                given.whole("steps", usual.steps));
    }

    @Override
    public SearchKind kind() {
        return SearchKind.SINKHORN;
    }

    @Override
    public boolean needsTraining() {
        return goal == Goal.LOSS;
    }

    @Override
    public String label() {
        return kind().label() + " " + goal.label;
    }

    @Override
    public String brief() {
        return "Sinkhorn " + goal.label;
    }

    @Override
    public Map<String, Object> options() {
        var options = new LinkedHashMap<String, Object>();
        options.put(GOAL, goal.id());
        options.put("rate", rate);
        if (goal == Goal.LOSS) {
            options.put("batch", batch);
        }
        options.put("steps", steps);
        return options;
    }

    @Override
    public void requireSupported(Network network, Symmetry symmetry) {
        RelaxedModel.requireMovable(symmetry);
        if (goal == Goal.LOSS) {
            Gradients.requireSupported(network);
        }
    }

    @Override
    public Search make(Engine engine, @Nullable Dataset training) {
        if (training == null && goal == Goal.LOSS) {
            throw new IllegalArgumentException("no training examples");
        }
        return new Sinkhorn(this, training, engine.linearAlgebra(), engine.memory());
    }
}
