package thalweg.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place where data of a known format was found. */
interface Location {
    /** The splits that can be opened: "train", "test" or both, in this order. */
    List<String> splits();

    /**
     * Opens one of them.
     *
     * @param normalization null for the usual one
     * @throws DatasetException when there is none of that name, or it is damaged
     */
    Dataset open(String split, @Nullable Normalization normalization);
}
