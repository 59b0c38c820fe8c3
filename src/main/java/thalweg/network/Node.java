package thalweg.network;

import java.util.List;

/**
 * A layer in its place.
 *
 * @param name unique in the network, e.g. "fc1"
 * @param layer what it does
 * @param inputs the names of the nodes it reads
 */
public record Node(String name, Layer layer, List<String> inputs) {
    /** Copies the inputs. */
    public Node {
        inputs = List.copyOf(inputs);
    }
}
