package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network with each layer written in the one way that all ways of writing it come to: what
 * changes nothing is left out, and a pooling over all positions is a global one. Two files of one
 * network differ in such things, as each format writes them its own way.
 */
final class Plainer {
    private final Shapes shapes;
    private final Map<String, String> standsFor = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    /** Whether the network begins by flattening what comes in. */
    private final boolean flat;

    private final String first;

    private Plainer(Network network) {
        shapes = Shapes.of(network);
        first = network.nodes().getFirst().name();
        flat =
                network.nodes().stream()
                        .filter(node -> node.inputs().contains(first))
                        .allMatch(node -> node.layer() instanceof Layer.Flatten);
        for (Node node : network.nodes()) {
            List<String> inputs =
                    node.inputs().stream().map(n -> standsFor.getOrDefault(n, n)).toList();
            if (nothing(node, inputs)) {
                standsFor.put(node.name(), inputs.getFirst());
            } else {
                nodes.add(new Node(node.name(), plain(node), inputs));
            }
        }
    }

    /** The nodes that are left, in order. */
    static List<Node> of(Network network) {
        return new Plainer(network).nodes;
    }

    private List<Integer> in(Node node) {
        return shapes.of(node.inputs().getFirst());
    }

    private static List<Integer> positions(List<Integer> shape) {
        return shape.subList(1, shape.size());
    }

    private boolean nothing(Node node, List<String> inputs) {
        return switch (node.layer()) {
            case Layer.Activate a -> a.function() == Activation.IDENTITY;
            case Layer.Flatten f ->
                    Shapes.positions(in(node)) == 1
                            || flat
                                    && inputs.getFirst().equals(first)
                                    && (!f.channelsLast() || in(node).getFirst() == 1);
            case Layer.AdaptivePool p -> p.output().equals(positions(in(node)));
            case Layer.Pool p -> p.window().equals(Window.of(ones(p.window().axes()), 1, 0));
            default -> false;
        };
    }

    private static List<Integer> ones(int axes) {
        return Collections.nCopies(axes, 1);
    }

    private Layer plain(Node node) {
        return switch (node.layer()) {
            // How many positions come in is no part of a network of convolutions.
            case Layer.Input input when flat -> new Layer.Input(input.length());
            case Layer.Input input when input.shape().size() > 1 ->
                    new Layer.Input(input.shape().getFirst());
            case Layer.BatchNorm n ->
                    new Layer.BatchNorm(
                            n.scale(),
                            n.shift(),
                            n.mean(),
                            n.variance(),
                            n.size(),
                            (float) n.epsilon());
            case Layer.GroupNorm n ->
                    new Layer.GroupNorm(
                            n.scale(), n.shift(), n.size(), n.groups(), (float) n.epsilon());
            case Layer.LayerNorm n ->
                    new Layer.LayerNorm(n.scale(), n.shift(), n.shape(), (float) n.epsilon());
            case Layer.Activate a ->
                    new Layer.Activate(
                            a.function(), (float) a.slope(), (float) a.least(), (float) a.most());
            case Layer.Pool p -> plain(node, p);
            case Layer.Flatten f when in(node).getFirst() == 1 -> new Layer.Flatten(false);
            default -> node.layer();
        };
    }

    private Layer plain(Node node, Layer.Pool p) {
        List<Integer> before = in(node);
        List<Integer> after = shapes.of(node.name());
        int axes = before.size() - 1;
        List<Integer> none = Collections.nCopies(axes, 0);
        boolean padded = !p.window().before().equals(none) || !p.window().after().equals(none);
        if (!padded && p.window().kernel().equals(positions(before))) {
            return new Layer.AdaptivePool(p.kind(), ones(axes));
        }
        // Whether the last window may reach beyond, and what it then counts, where it does.
        var floor = new Layer.Pool(p.kind(), p.window(), false, true);
        boolean even =
                Shapes.output(new Node(node.name(), floor, node.inputs()), List.of(before))
                        .equals(after);
        boolean counts = p.kind() == Layer.Pooling.MAX || !padded && even || p.countPadding();
        return new Layer.Pool(p.kind(), p.window(), p.ceil() && !even, counts);
    }
}
