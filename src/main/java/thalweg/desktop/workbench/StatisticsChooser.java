package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.evaluation.Renormalization;

/**
 * Keeps what is done about batch norm's statistics in step with the pair and the data: what a
 * person has chosen where that is possible, else what is usual. Training data is read beside the
 * lane when it is first needed.
 */
final class StatisticsChooser {
    private final WorkbenchState state;
    private final TrainingSplit training;
    private final Consumer<DataChoice> use;
    private @Nullable Renormalization wish;

    /**
     * @param use takes the data in hand with other statistics
     */
    StatisticsChooser(WorkbenchState state, TrainingSplit training, Consumer<DataChoice> use) {
        this.state = state;
        this.training = training;
        this.use = use;
    }

    /** A person wants this from now on. */
    void choose(Renormalization kind) {
        wish = kind;
        settle();
    }

    /**
     * As it was before: what was usual then was nobody's wish.
     *
     * @param examples the first so many training examples
     */
    void restore(Renormalization kind, int examples) {
        PairInHand pair = state.pair();
        DataChoice data = state.data();
        boolean usual = pair == null || data == null || kind == usual(pair, data);
        wish = usual ? null : kind;
        limit(examples);
    }

    /** Measures on the first so many training examples from now on. */
    void limit(int examples) {
        state.statisticsLimitProperty().set(examples);
        settle();
    }

    /** The pair, the data or the wish has changed. */
    void settle() {
        PairInHand pair = state.pair();
        DataChoice data = state.data();
        if (pair == null || data == null) {
            return;
        }
        Renormalization kind = kind(pair, data);
        state.renormalizationProperty().set(kind);
        Dataset split = training.of(data);
        if (kind == Renormalization.NONE) {
            apply(data, StatisticsChoice.NONE);
        } else if (split != null) {
            apply(data, choice(kind, split));
        } else {
            read(data);
        }
    }

    private Renormalization kind(PairInHand pair, DataChoice data) {
        Renormalization usual = usual(pair, data);
        if (wish == null) {
            return usual;
        }
        boolean possible =
                switch (wish) {
                    case NONE -> true;
                    case RESET -> usual == Renormalization.RESET;
                    case REPAIR -> TrainingSplit.isIn(data);
                };
        return possible ? wish : usual;
    }

    private static Renormalization usual(PairInHand pair, DataChoice data) {
        return Renormalization.usual(pair.pair().network(), TrainingSplit.isIn(data));
    }

    private StatisticsChoice choice(Renormalization kind, Dataset on) {
        return new StatisticsChoice(kind, on, state.statisticsLimitProperty().get());
    }

    private void apply(DataChoice data, StatisticsChoice choice) {
        if (!choice.equals(data.statistics())) {
            use.accept(data.with(choice));
        }
    }

    private void read(DataChoice data) {
        training.read(
                data,
                this::settle,
                outcome -> {
                    if (outcome == Desk.Outcome.FAILED && same(state.data(), data)) {
                        choose(Renormalization.NONE);
                    }
                });
    }
}
