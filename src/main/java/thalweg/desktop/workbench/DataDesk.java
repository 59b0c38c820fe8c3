package thalweg.desktop.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.dataset.Normalization;
import thalweg.evaluation.Renormalization;
import thalweg.words.Phrase;

/**
 * Opens the examples that losses are measured on, and chooses among them. All methods on the
 * window's thread, none of which computes or waits.
 */
public final class DataDesk {
    private final WorkbenchState state;
    private final Desk desk;
    private final Consumer<@Nullable DataChoice> measured;
    private final TrainingSplit training;
    private final StatisticsChooser statistics;

    /**
     * @param measured told of the data in hand, whenever that or its statistics are others
     */
    DataDesk(WorkbenchState state, Desk desk, Consumer<@Nullable DataChoice> measured) {
        this.state = state;
        this.desk = desk;
        this.measured = measured;
        training = new TrainingSplit(desk);
        statistics = new StatisticsChooser(state, training, this::renew);
    }

    /** The train split of the data in hand. */
    TrainingSplit training() {
        return training;
    }

    /** The pair is another: what is usual for it may be, too. */
    void settleStatistics() {
        statistics.settle();
    }

    /** Opens a data folder: its test split, or the only one. */
    public void open(Path location) {
        open(location, outcome -> {});
    }

    /**
     * Opens a data folder.
     *
     * @param ended told how that went
     */
    void open(Path location, Consumer<Desk.Outcome> ended) {
        open(location, null, limit(), null, ended);
    }

    /**
     * Opens data as it was in hand before.
     *
     * @param limit the first so many examples; 0 for all
     */
    void open(Path location, String split, int limit, Normalization inputs) {
        open(location, split, limit, inputs, outcome -> {});
    }

    /** How many examples were chosen before. */
    private int limit() {
        return state.data() == null ? 0 : state.data().limit();
    }

    /** Another split of the same data. */
    public void chooseSplit(String split) {
        DataChoice data = state.data();
        if (data != null && !data.dataset().split().equals(split)) {
            open(data.location(), split, data.limit(), data.dataset().normalization());
        }
    }

    /**
     * Reads the same data with other inputs.
     *
     * @param inputs null for what is usual for the data
     */
    public void chooseInputs(@Nullable Normalization inputs) {
        DataChoice data = state.data();
        if (data != null && !data.dataset().normalization().equals(inputs)) {
            open(data.location(), data.dataset().split(), data.limit(), inputs, outcome -> {});
        }
    }

    /** What is done about batch norm's statistics from now on, where that is possible. */
    public void chooseStatistics(Renormalization kind) {
        statistics.choose(kind);
    }

    /** On the first so many training examples. */
    public void limitStatistics(int examples) {
        statistics.limit(examples);
    }

    /** Only the first so many examples; 0 for all. */
    public void chooseLimit(int limit) {
        DataChoice data = state.data();
        if (data != null && data.limit() != limit) {
            use(
                    new DataChoice(
                            data.location(),
                            data.splits(),
                            data.dataset(),
                            limit,
                            data.statistics()));
        }
    }

    private void open(
            Path location,
            @Nullable String split,
            int limit,
            @Nullable Normalization inputs,
            Consumer<Desk.Outcome> ended) {
        desk.file(
                Phrase.of("jobs.read", String.valueOf(location.getFileName())),
                () -> {
                    List<String> splits = Datasets.splits(location);
                    String chosen = split;
                    if (chosen == null) {
                        chosen = splits.contains("test") ? "test" : splits.getFirst();
                    }
                    Dataset dataset =
                            inputs == null
                                    ? Datasets.open(location, chosen)
                                    : Datasets.open(location, chosen, inputs);
                    return new DataChoice(location, splits, dataset, limit, StatisticsChoice.NONE);
                },
                this::use,
                ended);
    }

    /** What was done about batch norm's statistics before, and on how many training examples. */
    void restoreStatistics(Renormalization kind, int examples) {
        statistics.restore(kind, examples);
    }

    /**
     * The data as it was in hand before.
     *
     * @param data null for none
     */
    void restore(@Nullable DataChoice data) {
        if (data != null) {
            use(data);
            return;
        }
        state.pictures().forgetLosses();
        state.models().forEach(m -> m.setScore(null));
        state.readoutProperty().set(null);
        state.renormalizationProperty().set(Renormalization.NONE);
        state.dataProperty().set(null);
        measured.accept(null);
    }

    private void use(DataChoice data) {
        state.pictures().forgetLosses();
        state.models().forEach(m -> m.setScore(null));
        renew(data);
        statistics.settle();
    }

    /** Measures on the same examples with other statistics. */
    private void renew(DataChoice data) {
        DataChoice before = state.data();
        state.pictures()
                .choose(
                        before == null ? StatisticsChoice.NONE : before.statistics(),
                        data.statistics());
        state.readoutProperty().set(null);
        state.dataProperty().set(data);
        measured.accept(data);
    }
}
