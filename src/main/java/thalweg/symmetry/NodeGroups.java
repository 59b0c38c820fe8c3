package thalweg.symmetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;

/** Which groups the output units of each node belong to. */
public final class NodeGroups {
    private final Symmetry symmetry;
    private final Map<String, Set<Integer>> byNode = new LinkedHashMap<>();

    private NodeGroups(Symmetry symmetry) {
        this.symmetry = symmetry;
    }

    /**
     * By the node's name, in the network's order: indices of groups, a nested group standing for
     * those of its blocks. What has tensors goes by the groups that move them, as they may have
     * been corrected; what has none by what it reads. None where units never move.
     */
    public static Map<String, List<Integer>> of(Network network, Symmetry symmetry) {
        var groups = new NodeGroups(symmetry);
        Map<String, List<Integer>> result = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            Set<Integer> found = groups.find(node);
            groups.byNode.put(node.name(), found);
            result.put(node.name(), new ArrayList<>(found));
        }
        return result;
    }

    private Set<Integer> find(Node node) {
        return switch (node.layer()) {
            case Layer.Input _ -> Set.of();
            case Layer.Dense d -> on(d.weight(), 0);
            case Layer.Convolution c -> on(c.weight(), 0);
            case Layer.TransposedConvolution c -> on(c.weight(), 0);
            case Layer.BatchNorm n -> on(n.mean(), 0);
            case Layer.GroupNorm n -> norm(node, n.scale(), n.shift());
            case Layer.LayerNorm n -> norm(node, n.scale(), n.shift());
            case Layer.AddLearned a -> on(a.tensor(), 0);
            case Layer.ClassToken t -> on(t.tensor(), 0);
            case Layer.Embedding e -> on(e.weight(), 1);
            case Layer.Attention a -> on(a.output(), 0);
            case Layer.Activate _,
                    Layer.Pool _,
                    Layer.AdaptivePool _,
                    Layer.Flatten _,
                    Layer.Add _,
                    Layer.Multiply _,
                    Layer.Concatenate _,
                    Layer.ZeroPadShortcut _,
                    Layer.Tokens _,
                    Layer.TakeToken _ ->
                    inputs(node);
        };
    }

    private Set<Integer> norm(Node node, @Nullable String scale, @Nullable String shift) {
        if (scale != null) {
            return on(scale, 0);
        }
        return shift != null ? on(shift, 0) : inputs(node);
    }

    private Set<Integer> on(String tensor, int axis) {
        Set<Integer> found = new LinkedHashSet<>();
        for (Symmetry.Bound bound : symmetry.boundTo(tensor)) {
            if (bound.place().axis() == axis) {
                PermutationGroup.Within within = symmetry.groups().get(bound.group()).within();
                found.add(within == null ? bound.group() : within.group());
            }
        }
        return found;
    }

    private Set<Integer> inputs(Node node) {
        Set<Integer> found = new LinkedHashSet<>();
        node.inputs().forEach(input -> found.addAll(byNode.getOrDefault(input, Set.of())));
        return found;
    }
}
