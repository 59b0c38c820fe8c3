package thalweg.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.evaluation.Gradients;
import thalweg.network.Network;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/**
 * The straight-through estimator's options. What it finds hangs on the start most of all.
 *
 * @param start where the latent weights begin
 * @param optimizer how they descend
 * @param rate its learning rate
 * @param momentum of SGD, 0 for none; Adam has none to set
 * @param batch training examples a step
 * @param steps how many
 * @param choice how the best permutation is told
 */
public record StraightThroughSetting(
        Start start,
        Descent optimizer,
        double rate,
        double momentum,
        int batch,
        int steps,
        Choice choice)
        implements SearchSetting {
    /** The options' names. */
    static final List<String> OPTIONS =
            List.of("start", "optimizer", "rate", "momentum", "batch", "steps", "best");

    /** Where the latent weights begin. */
    public enum Start {
        /** At θ_a: the search begins with weight matching's solution. */
        A("a", "from A"),
        /** Normal numbers, each tensor's deviation of A's. */
        RANDOM("random", "from a random start");

        private final String id;
        private final String label;

        Start(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** As in a sentence after the search's name. */
        public String label() {
            return label;
        }
    }

    /** How the latent weights descend. */
    public enum Descent {
        /** See {@link Optimizer#adam}. */
        ADAM,
        /** See {@link Optimizer#sgd}. */
        SGD;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the best permutation is told from the others. */
    public enum Choice {
        /** By the loss at the midpoint on one fixed subset of the training data. */
        SUBSET,
        /** By the loss of the step's own batch, as in Ainsworth et al. */
        BATCH;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the ranges. */
    public StraightThroughSetting {
        OptionValues.requireRate(rate);
        OptionValues.require(
                momentum >= 0 && momentum < 1,
                "momentum",
                "badsearch.momentum",
                momentum,
                Phrase.of("remedies.use-number-below-1"));
        OptionValues.requireCount("batch", "badsearch.batch", batch);
        OptionValues.requireCount("steps", "badsearch.steps", steps);
    }

    /** What is usual for a start. */
    public static StraightThroughSetting usual(Start start) {
        return switch (start) {
            case A ->
                    new StraightThroughSetting(
                            start, Descent.ADAM, 1e-3, 0, 500, 60, Choice.SUBSET);
            case RANDOM ->
                    new StraightThroughSetting(
                            start, Descent.SGD, 0.5, 0.9, 500, 300, Choice.SUBSET);
        };
    }

    /**
     * With options by name; those that aren't there are as usual for the start and the optimizer.
     *
     * @throws MatchingException when one can't be
     */
    static StraightThroughSetting of(Map<String, String> options) {
        var given = new OptionValues(options);
        Start start = given.one("start", "badsearch.start", Start.A, Start.values(), s -> s.id);
        StraightThroughSetting usual = usual(start);
        Descent optimizer =
                given.one(
                        "optimizer",
                        "badsearch.optimizer",
                        usual.optimizer,
                        Descent.values(),
                        Descent::id);
        boolean adam = optimizer == Descent.ADAM;
        if (adam && given.has("momentum")) {
            throw new MatchingException(
                    Phrase.of("badsearch.adam-has-no-momentum-to-set"),
                    "--momentum",
                    Phrase.of("remedies.leave-out-use-sgd"));
        }
        return new StraightThroughSetting(
                start,
                optimizer,
                given.number("rate", adam ? 1e-3 : 0.5),
                given.number("momentum", adam ? 0 : 0.9),
                given.whole("batch", usual.batch),
                given.whole("steps", usual.steps),
                given.one("best", "badsearch.best", usual.choice, Choice.values(), Choice::id));
    }

    @Override
    public SearchKind kind() {
        return SearchKind.STRAIGHT_THROUGH;
    }

    @Override
    public boolean needsTraining() {
        return true;
    }

    @Override
    public String label() {
        return kind().label() + " " + start.label;
    }

    @Override
    public String brief() {
        return "STE " + start.label;
    }

    @Override
    public Map<String, Object> options() {
        var options = new LinkedHashMap<String, Object>();
        options.put("start", start.id);
        options.put("optimizer", optimizer.id());
        options.put("rate", rate);
        if (optimizer == Descent.SGD) {
            options.put("momentum", momentum);
        }
        options.put("batch", batch);
        options.put("steps", steps);
        options.put("best", choice.id());
        return options;
    }

    @Override
    public void requireSupported(Network network, Symmetry symmetry) {
        Gradients.requireSupported(network);
    }

    @Override
    public Search make(Engine engine, @Nullable Dataset training) {
        if (training == null) {
            throw new IllegalArgumentException("no training examples");
        }
        return new StraightThrough(this, training, engine.linearAlgebra(), engine.memory());
    }

    /** The optimizer for tensors of those lengths. */
    Optimizer optimizerFor(IntStream lengths) {
        int[] all = lengths.toArray();
        return switch (optimizer) {
            case ADAM -> Optimizer.adam(rate, all);
            case SGD -> Optimizer.sgd(rate, momentum, all);
        };
    }
}
