package thalweg.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.ElementType;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/**
 * A network whose batch norms are fused into the dense layers and convolutions before them. Each of
 * these has a weight and a bias of its own, also where two shared one, so that each can be
 * corrected. A batch norm that no such layer precedes stays, with its running statistics.
 */
final class FusedNetwork {
    private final Network network;

    /** Of each dense layer or convolution of the original network, the batch norm that goes. */
    private final Map<Node, Layer.@Nullable BatchNorm> linear = new HashMap<>();

    FusedNetwork(Network original) {
        Map<String, String> gone = new HashMap<>();
        List<Stage> stages = Stage.of(original);
        for (Stage stage : stages) {
            if (stage.linear()) {
                linear.put(stage.main(), stage.norm());
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (Node node : original.nodes()) {
            List<String> inputs =
                    node.inputs().stream().map(name -> gone.getOrDefault(name, name)).toList();
            if (node.layer() instanceof Layer.BatchNorm norm && fused(stages, norm, inputs)) {
                gone.put(node.name(), inputs.getFirst());
            } else {
                nodes.add(new Node(node.name(), own(node), inputs));
            }
        }
        network = new Network(original.architecture(), nodes, original.guesses());
    }

    private static boolean fused(List<Stage> stages, Layer.BatchNorm norm, List<String> inputs) {
        return stages.stream()
                .anyMatch(
                        s ->
                                s.linear()
                                        && norm.equals(s.norm())
                                        && inputs.equals(List.of(s.main().name())));
    }

    /** The layer with tensors of its own. */
    private static Layer own(Node node) {
        String w = node.name() + "/weight";
        String b = node.name() + "/bias";
        return switch (node.layer()) {
            case Layer.Dense d -> new Layer.Dense(w, b, d.in(), d.out());
            case Layer.Convolution c ->
                    new Layer.Convolution(w, b, c.in(), c.out(), c.window(), c.groups());
            case Layer.TransposedConvolution c ->
                    new Layer.TransposedConvolution(
                            w, b, c.in(), c.out(), c.window(), c.outputPadding(), c.groups());
            default -> node.layer();
        };
    }

    Network network() {
        return network;
    }

    /** θ of the original network as θ of this one, which computes the same. */
    Parameters parameters(Parameters theta) {
        List<Parameter> all = new ArrayList<>();
        linear.forEach(
                (node, norm) -> {
                    Weights weights = Weights.of(node, name -> theta.get(name).values());
                    if (norm != null) {
                        weights =
                                weights.followedBy(
                                        Correction.Affine.running(
                                                norm, name -> theta.get(name).values()));
                    }
                    String weight = Weights.names(node).weight();
                    List<Integer> shape = theta.get(weight).shape();
                    all.add(parameter(node.name() + "/weight", shape, weights.weight()));
                    List<Integer> units = List.of(weights.bias().length);
                    all.add(parameter(node.name() + "/bias", units, weights.bias()));
                });
        for (Layer.Slot slot : network.slots()) {
            if (all.stream().noneMatch(p -> p.name().equals(slot.tensor()))) {
                all.add(theta.get(slot.tensor()));
            }
        }
        return new Parameters(all);
    }

    private static Parameter parameter(String name, List<Integer> shape, float[] values) {
        return new Parameter(name, shape, values, true, ElementType.F32);
    }
}
