package thalweg.network;

import java.util.Map;
import thalweg.checkpoint.Checkpoint;

/**
 * A checkpoint understood: its graph and its numbers.
 *
 * @param name the file's name without its ending
 * @param views of tensors that the file stores in another order than the program's
 */
public record Model(
        String name,
        Checkpoint checkpoint,
        Network network,
        Parameters parameters,
        Map<String, View> views) {
    /** Copies the views. */
    public Model {
        views = Map.copyOf(views);
    }

    /** Every tensor as the file has it. */
    public Model(String name, Checkpoint checkpoint, Network network, Parameters parameters) {
        this(name, checkpoint, network, parameters, Map.of());
    }
}
