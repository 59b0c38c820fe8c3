package thalweg.symmetry;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer;
import thalweg.network.Layer.Attention.Projection;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.words.Phrase;

/** What the axes of a network's tensors are to its layers, in the words of any language. */
public final class AxisRoles {
    private enum Role {
        OUTPUTS,
        INPUTS,
        CHANNELS,
        BIAS,
        MEAN,
        VARIANCE,
        SCALE,
        SHIFT,
        UNITS,
        QUERIES,
        QUERIES_BIAS,
        KEYS,
        KEYS_BIAS,
        VALUES,
        VALUES_BIAS;

        Phrase said() {
            return Phrase.of("roles." + name().toLowerCase(Locale.ROOT).replace('_', '.'));
        }
    }

    private final Map<TensorAxis, Map<String, Set<Role>>> roles = new LinkedHashMap<>();
    private final Map<String, Set<TensorAxis>> axes = new LinkedHashMap<>();

    /** Of a network. */
    public AxisRoles(Network network) {
        network.nodes().forEach(this::read);
    }

    /** E.g. "inputs of fc2"; of a tensor that several layers use, all of them. */
    public Phrase of(TensorAxis axis) {
        return Phrase.joined(
                "; ",
                roles.getOrDefault(axis, Map.of()).entrySet().stream()
                        .map(e -> Phrase.of("roles.of", said(e.getValue()), e.getKey()))
                        .toList());
    }

    /** What an axis is to one node, e.g. "inputs"; empty where the node has no part in it. */
    public List<Phrase> at(String node, TensorAxis axis) {
        return roles.getOrDefault(axis, Map.of()).getOrDefault(node, Set.of()).stream()
                .map(Role::said)
                .toList();
    }

    private static Phrase said(Set<Role> roles) {
        return Phrase.listed(roles.stream().map(Role::said).toList());
    }

    /** The axes of a node's tensors that have a role, weight first. */
    public Set<TensorAxis> axes(String node) {
        return axes.getOrDefault(node, Set.of());
    }

    private void read(Node node) {
        switch (node.layer()) {
            case Layer.Dense d -> {
                add(node, d.weight(), 0, Role.OUTPUTS);
                add(node, d.weight(), 1, Role.INPUTS);
                add(node, d.bias(), 0, Role.BIAS);
            }
            case Layer.Convolution c ->
                    convolution(node, c.weight(), c.bias(), c.groups() == c.in() && c.groups() > 1);
            case Layer.TransposedConvolution c ->
                    convolution(node, c.weight(), c.bias(), c.groups() == c.in() && c.groups() > 1);
            case Layer.BatchNorm n -> {
                norm(node, n.scale(), n.shift());
                add(node, n.mean(), 0, Role.MEAN);
                add(node, n.variance(), 0, Role.VARIANCE);
            }
            case Layer.GroupNorm n -> norm(node, n.scale(), n.shift());
            case Layer.LayerNorm n -> norm(node, n.scale(), n.shift());
            case Layer.AddLearned a -> add(node, a.tensor(), 0, Role.UNITS);
            case Layer.ClassToken t -> add(node, t.tensor(), 0, Role.UNITS);
            case Layer.Embedding e -> add(node, e.weight(), 1, Role.OUTPUTS);
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
        add(node, weight, 0, depthwise ? Role.CHANNELS : Role.OUTPUTS);
        if (!depthwise) {
            add(node, weight, 1, Role.INPUTS);
        }
        add(node, bias, 0, Role.BIAS);
    }

    private void norm(Node node, @Nullable String scale, @Nullable String shift) {
        add(node, scale, 0, Role.SCALE);
        add(node, shift, 0, Role.SHIFT);
    }

    private void attention(Node node, Layer.Attention a) {
        List<Role> names = List.of(Role.QUERIES, Role.KEYS, Role.VALUES);
        List<Role> biases = List.of(Role.QUERIES_BIAS, Role.KEYS_BIAS, Role.VALUES_BIAS);
        List<Projection> projections = List.of(a.query(), a.key(), a.value());
        for (int i = 0; i < names.size(); i++) {
            Projection p = projections.get(i);
            add(node, p.weight(), 0, names.get(i));
            add(node, p.weight(), 1, Role.INPUTS);
            add(node, p.bias(), 0, biases.get(i));
        }
        add(node, a.output(), 0, Role.OUTPUTS);
        add(node, a.output(), 1, Role.VALUES);
        add(node, a.outputBias(), 0, Role.BIAS);
    }

    private void add(Node node, @Nullable String tensor, int axis, Role role) {
        if (tensor != null) {
            var on = new TensorAxis(tensor, axis);
            roles.computeIfAbsent(on, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(node.name(), _ -> new LinkedHashSet<>())
                    .add(role);
            axes.computeIfAbsent(node.name(), _ -> new LinkedHashSet<>()).add(on);
        }
    }
}
