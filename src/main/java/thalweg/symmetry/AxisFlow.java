package thalweg.symmetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer;
import thalweg.network.Layer.Attention.Projection;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Shapes;

/**
 * Follows units through a network: each kind of layer says which units it makes, which it passes
 * on, which it ties and which tensors they are bound to. The input's and the output's units never
 * move.
 */
final class AxisFlow {
    /**
     * What units are bound to: an axis of a tensor, or a node's output.
     *
     * @param name of the tensor, or of the node
     * @param axis of the tensor; −1 for a node's output
     * @param offset where on the axis the first unit lies
     * @param units in order of position
     * @param blocks where each of so many blocks of rows sees an axis of its own; else 1
     * @param rows rows of each such block
     */
    record Role(String name, int axis, int offset, UnitAxis units, int blocks, int rows) {
        boolean ofTensor() {
            return axis >= 0;
        }
    }

    /**
     * Units that a layer treats in equal blocks: within a block they may change places, and blocks
     * may as wholes.
     *
     * @param families axes of as many blocks each; a block is the b-th part of all of them
     */
    record Blocks(int count, List<UnitAxis> families) {}

    private final Network network;
    private final Shapes shapes;
    private final Units units = new Units();
    private final Map<String, UnitAxis> outputs = new HashMap<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<Blocks> blocks = new ArrayList<>();

    AxisFlow(Network network) {
        this.network = network;
        this.shapes = Shapes.of(network);
    }

    Symmetry symmetry() {
        for (Node node : network.nodes()) {
            UnitAxis output = flow(node);
            outputs.put(node.name(), output);
            roles.add(new Role(node.name(), -1, 0, output, 1, 0));
        }
        UnitAxis last = output(network.nodes().getLast().name());
        for (int unit : last.unit()) {
            if (unit != UnitAxis.ZERO) {
                units.fix(unit);
            }
        }
        return new Symmetry(new GroupsOfUnits(units, roles, blocks).groups());
    }

    private UnitAxis output(String node) {
        return Objects.requireNonNull(outputs.get(node), node);
    }

    /** Binds a node's tensors and returns the units it puts out. */
    private UnitAxis flow(Node node) {
        UnitAxis in = node.inputs().isEmpty() ? made(node, 0) : output(node.inputs().getFirst());
        return switch (node.layer()) {
            case Layer.Input input -> input(node, input);
            case Layer.Dense d -> {
                bind(d.weight(), 1, in);
                yield outputsOf(node, d.out(), d.weight(), d.bias());
            }
            case Layer.Convolution c ->
                    convolution(node, in, c.weight(), c.bias(), c.out(), c.groups());
            case Layer.TransposedConvolution c ->
                    convolution(node, in, c.weight(), c.bias(), c.out(), c.groups());
            case Layer.BatchNorm _, Layer.LayerNorm _, Layer.AddLearned _, Layer.ClassToken _ -> {
                node.layer().slots().forEach(slot -> bind(slot.tensor(), 0, in));
                yield in;
            }
            case Layer.GroupNorm n -> {
                node.layer().slots().forEach(slot -> bind(slot.tensor(), 0, in));
                if (n.groups() > 1 && n.groups() < n.size()) {
                    blocks.add(new Blocks(n.groups(), List.of(in)));
                }
                yield in;
            }
            case Layer.Activate _,
                    Layer.Pool _,
                    Layer.AdaptivePool _,
                    Layer.Tokens _,
                    Layer.TakeToken _ ->
                    in;
            case Layer.Flatten f ->
                    in.flattened(
                            Shapes.positions(shapes.of(node.inputs().getFirst())),
                            f.channelsLast());
            case Layer.Add _ -> sum(node);
            case Layer.Multiply _ ->
                    product(output(node.inputs().getFirst()), output(node.inputs().getLast()));
            case Layer.Concatenate _ ->
                    node.inputs().stream()
                            .map(this::output)
                            .reduce(UnitAxis::followedBy)
                            .orElseThrow();
            case Layer.ZeroPadShortcut s -> in.padded(s.before(), s.after());
            case Layer.Embedding e -> {
                UnitAxis out = made(node, e.size());
                bind(e.weight(), 1, out);
                yield out;
            }
            case Layer.Attention a -> attention(node, a, in);
        };
    }

    private UnitAxis made(Node node, int count) {
        return UnitAxis.of(units.make(node.name(), count), count);
    }

    private UnitAxis input(Node node, Layer.Input input) {
        UnitAxis out = made(node, input.shape().getFirst());
        for (int unit : out.unit()) {
            units.fix(unit);
        }
        return out;
    }

    private UnitAxis outputsOf(Node node, int count, String weight, @Nullable String bias) {
        UnitAxis out = made(node, count);
        bind(weight, 0, out);
        if (bias != null) {
            bind(bias, 0, out);
        }
        return out;
    }

    private void bind(String tensor, int axis, UnitAxis bound) {
        roles.add(new Role(tensor, axis, 0, bound, 1, 0));
    }

    private UnitAxis convolution(
            Node node, UnitAxis in, String weight, @Nullable String bias, int out, int groups) {
        if (groups == 1) {
            bind(weight, 1, in);
            return outputsOf(node, out, weight, bias);
        }
        if (groups == in.length() && groups == out) {
            // Depthwise: each channel is convolved with a kernel of its own and stays itself.
            bind(weight, 0, in);
            if (bias != null) {
                bind(bias, 0, in);
            }
            return in;
        }
        roles.add(new Role(weight, 1, 0, in, groups, out / groups));
        UnitAxis result = outputsOf(node, out, weight, bias);
        blocks.add(new Blocks(groups, List.of(in, result)));
        return result;
    }

    /**
     * The units of a residual sum are one; where one of two is always zero, they are the other's.
     */
    private UnitAxis sum(Node node) {
        UnitAxis result = output(node.inputs().getFirst());
        for (String name : node.inputs().subList(1, node.inputs().size())) {
            result = sum(result, output(name));
        }
        return result;
    }

    private UnitAxis sum(UnitAxis a, UnitAxis b) {
        int[] unit = a.unit().clone();
        int[] part = a.part().clone();
        for (int i = 0; i < unit.length; i++) {
            if (unit[i] == UnitAxis.ZERO) {
                unit[i] = b.unit()[i];
                part[i] = b.part()[i];
            } else if (b.unit()[i] != UnitAxis.ZERO) {
                units.unite(unit[i], b.unit()[i]);
                if (part[i] != b.part()[i]) {
                    units.stick(unit[i]);
                }
            }
        }
        return new UnitAxis(unit, part);
    }

    /**
     * The units of a product are one. What meets a unit that is always the same stays, since there
     * it counts for something else than elsewhere.
     */
    private UnitAxis product(UnitAxis a, UnitAxis b) {
        for (int i = 0; i < a.length(); i++) {
            if (a.unit()[i] == UnitAxis.ZERO && b.unit()[i] != UnitAxis.ZERO) {
                units.fix(b.unit()[i]);
            } else if (b.unit()[i] == UnitAxis.ZERO && a.unit()[i] != UnitAxis.ZERO) {
                units.fix(a.unit()[i]);
            }
        }
        return sum(a, b);
    }

    /**
     * Heads move whole. Within one, queries move with keys (their products are summed), and values
     * with the columns of the output's weight.
     */
    private UnitAxis attention(Node node, Layer.Attention a, UnitAxis in) {
        List<String> bound = new ArrayList<>();
        for (Projection p : List.of(a.query(), a.key(), a.value())) {
            if (!bound.contains(p.weight())) {
                bind(p.weight(), 1, in);
                bound.add(p.weight());
            }
        }
        UnitAxis queries = made(node, a.query().rows());
        UnitAxis values = made(node, a.value().rows());
        project(a.query(), queries);
        project(a.key(), queries);
        project(a.value(), values);
        bind(a.output(), 1, values);
        if (a.heads() > 1) {
            blocks.add(new Blocks(a.heads(), List.of(queries, values)));
        }
        return outputsOf(node, a.features(), a.output(), a.outputBias());
    }

    private void project(Projection p, UnitAxis rows) {
        roles.add(new Role(p.weight(), 0, p.first(), rows, 1, 0));
        if (p.bias() != null) {
            roles.add(new Role(p.bias(), 0, p.first(), rows, 1, 0));
        }
    }
}
