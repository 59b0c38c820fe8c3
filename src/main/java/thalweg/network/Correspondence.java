package thalweg.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which tensor of one network does what which of another does, where the two are the same graph
 * under other names: Keras numbers the layers of a process, whatever model they belong to, and
 * exporters name tensors anew.
 */
final class Correspondence {
    private final Map<String, String> nodes = new HashMap<>();
    private final Map<String, String> tensors = new HashMap<>();

    private Correspondence() {}

    /**
     * The names in A of B's tensors; empty where the graphs are not the same, as {@link Plainer}
     * writes them.
     */
    static Optional<Map<String, String>> of(Network a, Network b) {
        return between(Plainer.of(a), Plainer.of(b));
    }

    /**
     * The same of what has weights alone, and of how it is joined: without activations, pooling,
     * and how far a kernel moves and pads. What one file says of these, another may leave open.
     */
    static Optional<Map<String, String>> ofWeights(Network a, Network b) {
        return between(weights(a, _ -> true), weights(b, _ -> true));
    }

    /** Whether they would be the same without batch norms, and with any biases. */
    static boolean butForNorms(Network a, Network b) {
        Predicate<Node> noNorms = node -> !(node.layer() instanceof Layer.BatchNorm);
        Function<Network, List<Node>> bare =
                network ->
                        weights(network, noNorms).stream().map(Correspondence::unbiased).toList();
        return between(bare.apply(a), bare.apply(b)).isPresent();
    }

    private static Node unbiased(Node node) {
        Layer layer =
                switch (node.layer()) {
                    case Layer.Dense d -> new Layer.Dense(d.weight(), null, d.in(), d.out());
                    case Layer.Convolution c ->
                            new Layer.Convolution(
                                    c.weight(), null, c.in(), c.out(), c.window(), c.groups());
                    default -> node.layer();
                };
        return new Node(node.name(), layer, node.inputs());
    }

    private static List<Node> weights(Network network, Predicate<Node> kept) {
        Map<String, String> standsFor = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (Node node : Plainer.of(network)) {
            List<String> inputs =
                    node.inputs().stream().map(n -> standsFor.getOrDefault(n, n)).toList();
            boolean bare =
                    switch (node.layer()) {
                        case Layer.Activate _, Layer.Pool _, Layer.AdaptivePool _ -> true;
                        default -> !kept.test(node);
                    };
            if (bare) {
                standsFor.put(node.name(), inputs.getFirst());
            } else {
                nodes.add(new Node(node.name(), still(node.layer()), inputs));
            }
        }
        return nodes;
    }

    /** The layer with a window of its kernel alone, and the usual epsilon. */
    private static Layer still(Layer layer) {
        return switch (layer) {
            case Layer.Convolution c ->
                    new Layer.Convolution(
                            c.weight(),
                            c.bias(),
                            c.in(),
                            c.out(),
                            Window.of(c.window().kernel(), 1, 0),
                            c.groups());
            case Layer.BatchNorm n ->
                    new Layer.BatchNorm(n.scale(), n.shift(), n.mean(), n.variance(), n.size(), 0);
            default -> layer;
        };
    }

    private static Optional<Map<String, String>> between(List<Node> a, List<Node> b) {
        var found = new Correspondence();
        return found.holds(a, b) ? Optional.of(Map.copyOf(found.tensors)) : Optional.empty();
    }

    private boolean holds(List<Node> first, List<Node> second) {
        if (first.size() != second.size()) {
            return false;
        }
        List<Node> a = fromTheEnd(first);
        List<Node> b = fromTheEnd(second);
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return tensors.values().stream().distinct().count() == tensors.size();
    }

    /**
     * Each node behind what it reads, in an order that goes by what they are and not by how a file
     * lists them: of two branches that are added, either may come first.
     */
    private static List<Node> fromTheEnd(List<Node> nodes) {
        Map<String, Node> byName = new HashMap<>();
        Map<String, Integer> kinds = new HashMap<>();
        for (Node node : nodes) {
            byName.put(node.name(), node);
            List<Integer> read = read(node, kinds);
            kinds.put(node.name(), Objects.hash(node.layer().renamed(_ -> ""), read));
        }
        Map<String, Node> ordered = new LinkedHashMap<>();
        var open = new ArrayDeque<>(List.of(nodes.getLast()));
        while (!open.isEmpty()) {
            Node node = open.getLast();
            List<String> inputs = new ArrayList<>(node.inputs());
            if (node.layer() instanceof Layer.Add) {
                inputs.sort(Comparator.comparing(name -> kinds.getOrDefault(name, 0)));
            }
            inputs.removeIf(ordered::containsKey);
            if (inputs.isEmpty()) {
                ordered.put(open.removeLast().name(), node);
            } else {
                open.addLast(Objects.requireNonNull(byName.get(inputs.getFirst())));
            }
        }
        return List.copyOf(ordered.values());
    }

    private static List<Integer> read(Node node, Map<String, Integer> kinds) {
        List<Integer> read =
                new ArrayList<>(node.inputs().stream().map(n -> kinds.getOrDefault(n, 0)).toList());
        if (node.layer() instanceof Layer.Add) {
            Collections.sort(read);
        }
        return read;
    }

    private boolean same(Node ofA, Node ofB) {
        List<Layer.Slot> slotsA = ofA.layer().slots();
        List<Layer.Slot> slotsB = ofB.layer().slots();
        if (slotsA.size() != slotsB.size()) {
            return false;
        }
        for (int s = 0; s < slotsA.size(); s++) {
            tensors.putIfAbsent(slotsB.get(s).tensor(), slotsA.get(s).tensor());
        }
        nodes.put(ofB.name(), ofA.name());
        List<String> inputs =
                ofB.inputs().stream().map(name -> nodes.getOrDefault(name, "")).toList();
        Layer renamed = ofB.layer().renamed(name -> tensors.getOrDefault(name, name));
        return joined(ofA, inputs) && renamed.equals(ofA.layer());
    }

    /** A sum is the same in any order. */
    private static boolean joined(Node ofA, List<String> inputs) {
        if (!(ofA.layer() instanceof Layer.Add)) {
            return inputs.equals(ofA.inputs());
        }
        List<String> sorted = inputs.stream().sorted().toList();
        return sorted.equals(ofA.inputs().stream().sorted().toList());
    }
}
