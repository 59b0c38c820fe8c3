package thalweg.dataset;

import java.nio.file.Path;
import java.util.List;

/** Opens data folders and files, each recognised by its content. */
public final class Datasets {
    private Datasets() {}

    /**
     * Opens one split.
     *
     * @param location a folder of IDX files (plain or gz), or an NPZ with x and y
     * @param split "train" or "test"
     * @throws DatasetException when there is none, or it is damaged
     */
    public static Dataset open(Path location, String split) {
        throw new UnsupportedOperationException("to come: " + location + split);
    }

    /** The splits that a location holds. */
    public static List<String> splits(Path location) {
        throw new UnsupportedOperationException("to come: " + location);
    }
}
