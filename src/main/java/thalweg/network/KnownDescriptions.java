package thalweg.network;

import java.util.Optional;
import thalweg.checkpoint.Checkpoint;

/** Descriptions that a person gave before, looked up where no recogniser fits. */
@FunctionalInterface
public interface KnownDescriptions {
    /** Knows none. */
    KnownDescriptions NONE = checkpoint -> Optional.empty();

    /** The description of a network of the same tensors, if there is one. */
    Optional<Description> find(Checkpoint checkpoint);
}
