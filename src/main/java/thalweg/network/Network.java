package thalweg.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph of a network, in an order in which every node follows its inputs; the last node is the
 * output (logits).
 *
 * @param architecture in a few words, e.g. "784-512-512-512-10 ReLU"
 * @param nodes in order
 * @param guesses what the file didn't say and was assumed
 */
public record Network(String architecture, List<Node> nodes, List<Assumption> guesses) {
    /** Copies its arguments. */
    public Network {
        nodes = List.copyOf(nodes);
        guesses = List.copyOf(guesses);
    }

    /** The shape of one input: [units, positions…], or one number when it is flat. */
    public List<Integer> inputShape() {
        return ((Layer.Input) nodes.getFirst().layer()).shape();
    }

    /** Numbers in one input. */
    public int inputLength() {
        return ((Layer.Input) nodes.getFirst().layer()).length();
    }

    /** The number of logits. */
    public int outputs() {
        return Shapes.of(this).of(nodes.getLast().name()).getFirst();
    }

    /** The node of that name. */
    public Node node(String name) {
        return nodes.stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
    }

    /** Every tensor that the network uses, in the order of its nodes, each once. */
    public List<Layer.Slot> slots() {
        Map<String, Layer.Slot> slots = new LinkedHashMap<>();
        for (Node node : nodes) {
            node.layer().slots().forEach(slot -> slots.putIfAbsent(slot.tensor(), slot));
        }
        return List.copyOf(slots.values());
    }

    /**
     * The same network on inputs of another shape.
     *
     * @throws NetworkException when its layers don't fit that shape
     */
    public Network withInput(List<Integer> shape) {
        List<Node> changed = new ArrayList<>(nodes);
        changed.set(0, new Node(nodes.getFirst().name(), new Layer.Input(shape), List.of()));
        Network network = new Network(architecture, changed, guesses);
        Shapes.of(network);
        return network;
    }
}
