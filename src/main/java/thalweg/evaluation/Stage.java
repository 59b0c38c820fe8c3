package thalweg.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;

/**
 * A node of the graph together with what can be done to its output while it is at hand: batch norm,
 * then the addition of another value, then an activation. Only nodes that nothing else reads are
 * taken along.
 *
 * @param main the node; a batch norm that follows no linear layer, or an activation that nothing
 *     took along, stands for itself
 * @param inputs what it reads
 * @param norm what normalises its output, or null
 * @param added the value that is added then, or null
 * @param activation what follows, or null
 * @param output the last node that was taken along: the value's name
 */
record Stage(
        Node main,
        List<String> inputs,
        Layer.@Nullable BatchNorm norm,
        @Nullable String added,
        Layer.@Nullable Activate activation,
        String output) {
    Stage {
        inputs = List.copyOf(inputs);
    }

    /** Whether it is a dense layer or a convolution. */
    boolean linear() {
        return linear(main);
    }

    /** All values that it reads. */
    List<String> read() {
        List<String> all = new ArrayList<>(inputs);
        if (added != null) {
            all.add(added);
        }
        return all;
    }

    /** The network's stages, in an order in which each follows what it reads. */
    static List<Stage> of(Network network) {
        Map<String, List<Node>> readers = new HashMap<>();
        for (Node node : network.nodes()) {
            for (String input : node.inputs()) {
                readers.computeIfAbsent(input, _ -> new ArrayList<>()).add(node);
            }
        }
        Set<String> taken = new HashSet<>();
        Map<String, Stage> byOutput = new HashMap<>();
        for (Node node : network.nodes()) {
            if (!taken.contains(node.name())) {
                Stage stage = from(node, readers, taken);
                byOutput.put(stage.output(), stage);
            }
        }
        return network.nodes().stream()
                .filter(n -> byOutput.containsKey(n.name()))
                .map(n -> byOutput.get(n.name()))
                .toList();
    }

    private static Stage from(Node main, Map<String, List<Node>> readers, Set<String> taken) {
        Layer.BatchNorm norm = main.layer() instanceof Layer.BatchNorm n ? n : null;
        String added = null;
        Layer.Activate activation = main.layer() instanceof Layer.Activate a ? a : null;
        String last = main.name();
        boolean linear = linear(main);
        while (activation == null) {
            List<Node> next = readers.getOrDefault(last, List.of());
            if (next.size() != 1 || taken.contains(next.getFirst().name())) {
                break;
            }
            Node node = next.getFirst();
            if (node.layer() instanceof Layer.BatchNorm after && linear && norm == null) {
                if (added != null) {
                    break;
                }
                norm = after;
            } else if (node.layer() instanceof Layer.Add
                    && (linear || norm != null)
                    && added == null
                    && node.inputs().size() == 2) {
                added = node.inputs().get(node.inputs().getFirst().equals(last) ? 1 : 0);
            } else if (node.layer() instanceof Layer.Activate after
                    && !(main.layer() instanceof Layer.Input)) {
                activation = after;
            } else {
                break;
            }
            taken.add(node.name());
            last = node.name();
        }
        return new Stage(main, main.inputs(), norm, added, activation, last);
    }

    private static boolean linear(Node node) {
        return switch (node.layer()) {
            case Layer.Dense _, Layer.Convolution _, Layer.TransposedConvolution _ -> true;
            default -> false;
        };
    }
}
