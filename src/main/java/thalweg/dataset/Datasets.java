package thalweg.dataset;

import java.nio.file.Files;
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
        return folder(location).open(split, null);
    }

    /**
     * Opens one split with a normalisation of one's own.
     *
     * @see #open(Path, String)
     */
    public static Dataset open(Path location, String split, Normalization normalization) {
        return folder(location).open(split, normalization);
    }

    /** The splits that a location holds. */
    public static List<String> splits(Path location) {
        return folder(location).splits();
    }

    private static IdxFolder folder(Path location) {
        if (!Files.exists(location)) {
            throw new DatasetException(
                    "there is no such folder", location.toString(), "check the name");
        }
        IdxFolder folder = Files.isDirectory(location) ? IdxFolder.of(location) : null;
        if (folder == null) {
            throw new DatasetException(
                    "there is no data here",
                    location.toString(),
                    "name a folder of IDX files or an NPZ file with x and y");
        }
        return folder;
    }
}
