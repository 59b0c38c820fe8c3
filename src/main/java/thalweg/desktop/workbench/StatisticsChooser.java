package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.dataset.Normalization;
import thalweg.evaluation.Renormalization;

/**
 * Keeps what is done about batch norm's statistics in step with the pair and the data: what a
 * person has chosen where that is possible, else what is usual. Training data is read beside the
 * lane when it is first needed.
 */
final class StatisticsChooser {
    private static final String TRAIN = "train";

    private record Training(Path location, Normalization inputs, Dataset dataset) {
        boolean isOf(DataChoice data) {
            return location.equals(data.location())
                    && inputs.equals(data.dataset().normalization());
        }
    }

    private final WorkbenchState state;
    private final Desk desk;
    private final Consumer<DataChoice> use;
    private @Nullable Renormalization wish;
    private @Nullable Training training;

    /**
     * @param use takes the data in hand with other statistics
     */
    StatisticsChooser(WorkbenchState state, Desk desk, Consumer<DataChoice> use) {
        this.state = state;
        this.desk = desk;
        this.use = use;
    }

    /** A person wants this from now on. */
    void choose(Renormalization kind) {
        wish = kind;
        settle();
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
        if (kind == Renormalization.NONE) {
            apply(data, StatisticsChoice.NONE);
        } else if (data.dataset().split().equals(TRAIN)) {
            apply(data, choice(kind, data.dataset()));
        } else if (training != null && training.isOf(data)) {
            apply(data, choice(kind, training.dataset));
        } else {
            read(data);
        }
    }

    private Renormalization kind(PairInHand pair, DataChoice data) {
        boolean trains = data.splits().contains(TRAIN);
        Renormalization usual = Renormalization.usual(pair.pair().network(), trains);
        if (wish == null) {
            return usual;
        }
        boolean possible =
                switch (wish) {
                    case NONE -> true;
                    case RESET -> usual == Renormalization.RESET;
                    case REPAIR -> trains;
                };
        return possible ? wish : usual;
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
        Path location = data.location();
        Normalization inputs = data.dataset().normalization();
        desk.aside(
                () -> new Training(location, inputs, Datasets.open(location, TRAIN, inputs)),
                read -> {
                    training = read;
                    settle();
                },
                outcome -> {
                    if (outcome == Desk.Outcome.FAILED && same(state.data(), data)) {
                        choose(Renormalization.NONE);
                    }
                });
    }
}
