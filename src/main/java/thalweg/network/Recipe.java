package thalweg.network;

import java.util.Optional;
import thalweg.checkpoint.Checkpoint;

/** Recognises one family of architectures by the names and shapes of a checkpoint's tensors. */
interface Recipe {
    /**
     * Builds the graph, if the checkpoint is of this family.
     *
     * @throws NetworkException when it clearly is, and something doesn't fit
     */
    Optional<Reading> read(Checkpoint checkpoint, Models.Options options);
}
