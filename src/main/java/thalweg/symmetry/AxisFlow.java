package thalweg.symmetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;

/**
 * Follows unit axes through a network: each kind of layer says how its output axis relates to its
 * input axis, and groups fall out by union. The input's and the output's axes never move.
 */
final class AxisFlow {
    private final Network network;

    /** Union–find: an axis's parent; a root is its own. */
    private final List<Integer> parent = new ArrayList<>();

    private final List<Axis> axes = new ArrayList<>();

    /** The axis that each node puts out. */
    private final Map<String, Integer> output = new HashMap<>();

    /** Where tensors are bound to axes. */
    private final List<Binding> bindings = new ArrayList<>();

    private record Axis(String name, int size, boolean fixed) {}

    private record Binding(int axis, String tensor, int tensorAxis) {}

    AxisFlow(Network network) {
        this.network = network;
    }

    Symmetry symmetry() {
        Node last = network.nodes().getLast();
        for (Node node : network.nodes()) {
            output.put(node.name(), flow(node));
        }
        fix(outputOf(last.name()));
        Map<Integer, List<AxisSegment>> segments = new LinkedHashMap<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            segments.computeIfAbsent(root(axis), _ -> new ArrayList<>());
        }
        for (Binding b : bindings) {
            int size = axes.get(root(b.axis())).size();
            Objects.requireNonNull(segments.get(root(b.axis())))
                    .add(new AxisSegment(b.tensor(), b.tensorAxis(), 0, size, 1, 1));
        }
        List<PermutationGroup> groups = new ArrayList<>();
        segments.forEach(
                (root, owned) -> {
                    Axis axis = axes.get(root);
                    if (!axis.fixed()) {
                        groups.add(
                                new PermutationGroup(
                                        axis.name(),
                                        axis.size(),
                                        PermutationGroup.Kind.FREE,
                                        owned));
                    }
                });
        return new Symmetry(groups);
    }

    /** Binds a node's tensors and returns the axis it puts out. */
    private int flow(Node node) {
        return switch (node.layer()) {
            case Layer.Input input -> newAxis(node.name(), input.length(), true);
            case Layer.Dense dense -> {
                int in = outputOf(node.inputs().getFirst());
                int out = newAxis(node.name(), dense.out(), false);
                bindings.add(new Binding(out, dense.weight(), 0));
                if (dense.bias() != null) {
                    bindings.add(new Binding(out, dense.bias(), 0));
                }
                bindings.add(new Binding(in, dense.weight(), 1));
                yield out;
            }
            case Layer.Activate _ -> outputOf(node.inputs().getFirst());
        };
    }

    private int outputOf(String node) {
        return Objects.requireNonNull(output.get(node), node);
    }

    private int newAxis(String name, int size, boolean fixed) {
        axes.add(new Axis(name, size, fixed));
        parent.add(axes.size() - 1);
        return axes.size() - 1;
    }

    private void fix(int axis) {
        int root = root(axis);
        Axis a = axes.get(root);
        axes.set(root, new Axis(a.name(), a.size(), true));
    }

    private int root(int axis) {
        int root = axis;
        while (parent.get(root) != root) {
            root = parent.get(root);
        }
        return root;
    }
}
