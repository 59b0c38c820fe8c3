package thalweg.symmetry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Shapes;

/**
 * Which unit of which free group stands where on the unit axis of what each node puts out. What has
 * tensors goes by the groups that move them, as they may have been corrected; what has none by what
 * it reads. Units within the blocks of a nested group are those of the blocks' own groups.
 */
public final class NodeUnits {
    private static final int NONE = -1;

    private final Symmetry symmetry;
    private final Shapes shapes;
    private final Map<String, Axis> outputs = new HashMap<>();

    /**
     * A node's output, position by position.
     *
     * @param group {@link #NONE} where the position never moves
     * @param part which of its unit's several positions: after flattening, one for each pixel
     */
    private record Axis(int[] group, int[] unit, int[] part) {
        static Axis fixed(int length) {
            int[] none = new int[length];
            Arrays.fill(none, NONE);
            return new Axis(none, new int[length], new int[length]);
        }

        int length() {
            return group.length;
        }

        void copy(int from, Axis to, int at) {
            to.group[at] = group[from];
            to.unit[at] = unit[from];
            to.part[at] = part[from];
        }
    }

    private NodeUnits(Network network, Symmetry symmetry) {
        this.symmetry = symmetry;
        this.shapes = Shapes.of(network);
        for (Node node : network.nodes()) {
            outputs.put(node.name(), flow(node));
        }
    }

    /** Of a network whose tensors these groups move. */
    public static NodeUnits of(Network network, Symmetry symmetry) {
        return new NodeUnits(network, symmetry);
    }

    /** The free groups of which a node shows units, ascending. */
    public Set<Integer> groups(String node) {
        Set<Integer> found = new TreeSet<>();
        for (int group : output(node).group) {
            if (group != NONE) {
                found.add(group);
            }
        }
        return found;
    }

    /**
     * Where a node shows a group's units on its unit axis.
     *
     * @return [parts][units]; −1 for a unit that isn't there
     */
    public int[][] positions(String node, int group) {
        Axis axis = output(node);
        int parts = 0;
        for (int i = 0; i < axis.length(); i++) {
            if (axis.group[i] == group) {
                parts = Math.max(parts, axis.part[i] + 1);
            }
        }
        int[][] positions = new int[parts][symmetry.groups().get(group).size()];
        for (int[] ofPart : positions) {
            Arrays.fill(ofPart, NONE);
        }
        for (int i = 0; i < axis.length(); i++) {
            if (axis.group[i] == group) {
                positions[axis.part[i]][axis.unit[i]] = i;
            }
        }
        return positions;
    }

    private Axis output(String node) {
        return Objects.requireNonNull(outputs.get(node), node);
    }

    private Axis flow(Node node) {
        return switch (node.layer()) {
            case Layer.Input _ -> Axis.fixed(units(node));
            case Layer.Dense d -> on(d.weight(), 0, node);
            case Layer.Convolution c -> on(c.weight(), 0, node);
            case Layer.TransposedConvolution c -> on(c.weight(), 0, node);
            case Layer.BatchNorm n -> on(n.mean(), 0, node);
            case Layer.GroupNorm n -> norm(node, n.scale(), n.shift());
            case Layer.LayerNorm n -> norm(node, n.scale(), n.shift());
            case Layer.AddLearned a -> on(a.tensor(), 0, node);
            case Layer.ClassToken t -> on(t.tensor(), 0, node);
            case Layer.Embedding e -> on(e.weight(), 1, node);
            case Layer.Attention a -> on(a.output(), 0, node);
            case Layer.Activate _,
                    Layer.Pool _,
                    Layer.AdaptivePool _,
                    Layer.Tokens _,
                    Layer.TakeToken _ ->
                    input(node);
            case Layer.Flatten f -> flattened(node, f.channelsLast());
            case Layer.Add _, Layer.Multiply _ -> sum(node);
            case Layer.Concatenate _ -> joined(node);
            case Layer.ZeroPadShortcut s -> padded(input(node), s.before(), units(node));
        };
    }

    private int units(Node node) {
        return shapes.of(node.name()).getFirst();
    }

    private Axis input(Node node) {
        return output(node.inputs().getFirst());
    }

    private Axis norm(Node node, @Nullable String scale, @Nullable String shift) {
        if (scale != null) {
            return on(scale, 0, node);
        }
        return shift != null ? on(shift, 0, node) : input(node);
    }

    private Axis on(String tensor, int axis, Node node) {
        Axis found = Axis.fixed(units(node));
        List<PermutationGroup> groups = symmetry.groups();
        for (Symmetry.Bound bound : symmetry.boundTo(tensor)) {
            Placement place = bound.place();
            if (place.axis() != axis
                    || place.rows() != null
                    || groups.get(bound.group()).kind() != PermutationGroup.Kind.FREE) {
                continue;
            }
            for (int u = 0; u < place.units(); u++) {
                for (int k = 0; k < place.block(); k++) {
                    int at = place.positions()[u][k];
                    found.group[at] = bound.group();
                    found.unit[at] = u;
                    found.part[at] = k;
                }
            }
        }
        return found;
    }

    private Axis flattened(Node node, boolean channelsLast) {
        Axis in = input(node);
        int positions = Shapes.positions(shapes.of(node.inputs().getFirst()));
        Axis flat = Axis.fixed(in.length() * positions);
        for (int i = 0; i < in.length(); i++) {
            for (int p = 0; p < positions; p++) {
                int at = channelsLast ? p * in.length() + i : i * positions + p;
                in.copy(i, flat, at);
                flat.part[at] = in.part[i] * positions + p;
            }
        }
        return flat;
    }

    /** Where one of two is always zero, the units are the other's. */
    private Axis sum(Node node) {
        Axis sum = Axis.fixed(units(node));
        for (String name : node.inputs().reversed()) {
            Axis in = output(name);
            for (int i = 0; i < in.length(); i++) {
                if (in.group[i] != NONE) {
                    in.copy(i, sum, i);
                }
            }
        }
        return sum;
    }

    private Axis joined(Node node) {
        Axis joined = Axis.fixed(units(node));
        int at = 0;
        for (String name : node.inputs()) {
            Axis in = output(name);
            for (int i = 0; i < in.length(); i++) {
                in.copy(i, joined, at++);
            }
        }
        return joined;
    }

    private static Axis padded(Axis in, int before, int length) {
        Axis padded = Axis.fixed(length);
        for (int i = 0; i < in.length(); i++) {
            in.copy(i, padded, before + i);
        }
        return padded;
    }
}
