package thalweg.symmetry;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer;
import thalweg.network.Layer.Attention.Projection;
import thalweg.network.Network;
import thalweg.network.Node;

/** What the axes of a network's tensors are to its layers, in words. */
public final class AxisRoles {
    private final Map<TensorAxis, Map<String, Set<String>>> roles = new LinkedHashMap<>();
    private final Map<String, Set<TensorAxis>> axes = new LinkedHashMap<>();

    /** Of a network. */
    public AxisRoles(Network network) {
        network.nodes().forEach(this::read);
    }

    /** E.g. "inputs of fc2"; of a tensor that several layers use, all of them. */
    public String of(TensorAxis axis) {
        return roles.getOrDefault(axis, Map.of()).entrySet().stream()
                .map(e -> String.join(", ", e.getValue()) + " of " + e.getKey())
                .collect(Collectors.joining("; "));
    }

    /**
     * What an axis is to one node, e.g. "inputs"; empty where the node has nothing to do with it.
     */
    public String at(String node, TensorAxis axis) {
        return String.join(", ", roles.getOrDefault(axis, Map.of()).getOrDefault(node, Set.of()));
    }

    /** The axes of a node's tensors that have a role, weight first. */
    public Set<TensorAxis> axes(String node) {
        return axes.getOrDefault(node, Set.of());
    }

    private void read(Node node) {
        switch (node.layer()) {
            case Layer.Dense d -> {
                add(node, d.weight(), 0, "outputs");
                add(node, d.weight(), 1, "inputs");
                add(node, d.bias(), 0, "bias");
            }
            case Layer.Convolution c ->
                    convolution(node, c.weight(), c.bias(), c.groups() == c.in() && c.groups() > 1);
            case Layer.TransposedConvolution c ->
                    convolution(node, c.weight(), c.bias(), c.groups() == c.in() && c.groups() > 1);
            case Layer.BatchNorm n -> {
                norm(node, n.scale(), n.shift());
                add(node, n.mean(), 0, "running mean");
                add(node, n.variance(), 0, "running variance");
            }
            case Layer.GroupNorm n -> norm(node, n.scale(), n.shift());
            case Layer.LayerNorm n -> norm(node, n.scale(), n.shift());
            case Layer.AddLearned a -> add(node, a.tensor(), 0, "units");
            case Layer.ClassToken t -> add(node, t.tensor(), 0, "units");
            case Layer.Embedding e -> add(node, e.weight(), 1, "outputs");
            case Layer.Attention a -> attention(node, a);
            case Layer.Input _,
                    Layer.Activate _,
                    Layer.Pool _,
                    Layer.AdaptivePool _,
                    Layer.Flatten _,
                    Layer.Add _,
                    Layer.Multiply _,
                    Layer.Concatenate _,
                    Layer.ZeroPadShortcut _,
                    Layer.Tokens _,
                    Layer.TakeToken _ -> {}
        }
    }

    private void convolution(Node node, String weight, @Nullable String bias, boolean depthwise) {
        add(node, weight, 0, depthwise ? "channels" : "outputs");
        if (!depthwise) {
            add(node, weight, 1, "inputs");
        }
        add(node, bias, 0, "bias");
    }

    private void norm(Node node, @Nullable String scale, @Nullable String shift) {
        add(node, scale, 0, "scale");
        add(node, shift, 0, "shift");
    }

    private void attention(Node node, Layer.Attention a) {
        List<String> names = List.of("queries", "keys", "values");
        List<Projection> projections = List.of(a.query(), a.key(), a.value());
        for (int i = 0; i < names.size(); i++) {
            Projection p = projections.get(i);
            add(node, p.weight(), 0, names.get(i));
            add(node, p.weight(), 1, "inputs");
            add(node, p.bias(), 0, "bias of " + names.get(i));
        }
        add(node, a.output(), 0, "outputs");
        add(node, a.output(), 1, "values");
        add(node, a.outputBias(), 0, "bias");
    }

    private void add(Node node, @Nullable String tensor, int axis, String role) {
        if (tensor != null) {
            var on = new TensorAxis(tensor, axis);
            roles.computeIfAbsent(on, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(node.name(), _ -> new LinkedHashSet<>())
                    .add(role);
            axes.computeIfAbsent(node.name(), _ -> new LinkedHashSet<>()).add(on);
        }
    }
}
