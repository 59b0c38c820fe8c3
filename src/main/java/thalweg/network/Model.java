package thalweg.network;

import java.util.Map;
import thalweg.checkpoint.Checkpoint;

/**
 * A checkpoint understood: its graph and its numbers.
 *
 * @param name the file's name without its ending
 * @param views of tensors that the file stores in another order than the program's
 * @param inFile the file's own names of tensors that go by others here
 */
public record Model(
        String name,
        Checkpoint checkpoint,
        Network network,
        Parameters parameters,
        Map<String, View> views,
        Map<String, String> inFile) {
    /** Copies the maps. */
    public Model {
        views = Map.copyOf(views);
        inFile = Map.copyOf(inFile);
    }

    /** Under the file's own names. */
    public Model(
            String name,
            Checkpoint checkpoint,
            Network network,
            Parameters parameters,
            Map<String, View> views) {
        this(name, checkpoint, network, parameters, views, Map.of());
    }

    /** Every tensor as the file has it. */
    public Model(String name, Checkpoint checkpoint, Network network, Parameters parameters) {
        this(name, checkpoint, network, parameters, Map.of());
    }
}
