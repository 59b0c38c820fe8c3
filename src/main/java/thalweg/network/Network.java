package thalweg.network;

import java.util.List;

/**
 * The graph of a network, in an order in which every node follows its inputs; the last node is the
 * output (logits).
 *
 * @param architecture in a few words, e.g. "784-512-512-512-10 ReLU"
 * @param nodes in order
 * @param guesses what the file didn't say and was assumed, e.g. "activation: ReLU"
 */
public record Network(String architecture, List<Node> nodes, List<String> guesses) {
    /** Copies its arguments. */
    public Network {
        nodes = List.copyOf(nodes);
        guesses = List.copyOf(guesses);
    }

    /** Numbers in one input. */
    public int inputLength() {
        return ((Layer.Input) nodes.getFirst().layer()).length();
    }
}
