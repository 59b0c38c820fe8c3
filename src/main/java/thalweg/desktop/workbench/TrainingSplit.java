package thalweg.desktop.workbench;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.dataset.Normalization;
import thalweg.words.Phrase;

/** The train split of the data in hand, read beside the lane when it is first needed. */
final class TrainingSplit {
    private static final String TRAIN = "train";

    private record Read(Path location, Normalization inputs, Dataset dataset) {
        boolean isOf(DataChoice data) {
            return location.equals(data.location())
                    && inputs.equals(data.dataset().normalization());
        }
    }

    private final Desk desk;
    private @Nullable Read last;

    TrainingSplit(Desk desk) {
        this.desk = desk;
    }

    /** Whether the data has one. */
    static boolean isIn(DataChoice data) {
        return data.splits().contains(TRAIN);
    }

    /** Reads it, inputs as the data's are. Not on the window's thread. */
    static Dataset open(DataChoice data) {
        return Datasets.open(data.location(), TRAIN, data.dataset().normalization());
    }

    /** The split, inputs read as the data's are; null while it isn't at hand. */
    @Nullable Dataset of(DataChoice data) {
        if (data.dataset().split().equals(TRAIN)) {
            return data.dataset();
        }
        return last != null && last.isOf(data) ? last.dataset : null;
    }

    /**
     * Reads it.
     *
     * @param then once it is at hand
     * @param ended always, after that
     */
    void read(DataChoice data, Runnable then, Consumer<Desk.Outcome> ended) {
        Path location = data.location();
        Normalization inputs = data.dataset().normalization();
        desk.file(
                Phrase.of("jobs.train", data.dataset().name()),
                () -> new Read(location, inputs, open(data)),
                read -> {
                    last = read;
                    then.run();
                },
                ended);
    }
}
