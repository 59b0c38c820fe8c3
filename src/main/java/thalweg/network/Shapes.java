package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import thalweg.words.Phrase;

/** The shape of what each node puts out, worked out from the input's. */
public final class Shapes {
    private final Map<String, List<Integer>> byNode;

    private Shapes(Map<String, List<Integer>> byNode) {
        this.byNode = byNode;
    }

    /**
     * Follows the network from its input.
     *
     * @throws NetworkException when a layer doesn't fit what comes in: names it
     */
    public static Shapes of(Network network) {
        Map<String, List<Integer>> byNode = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            List<List<Integer>> inputs = new ArrayList<>();
            for (String input : node.inputs()) {
                inputs.add(Objects.requireNonNull(byNode.get(input), input));
            }
            byNode.put(node.name(), output(node, inputs));
        }
        return new Shapes(byNode);
    }

    /** [units, positions…] of a node's output. */
    public List<Integer> of(String node) {
        return Objects.requireNonNull(byNode.get(node), node);
    }

    /** Numbers in a value of that shape. */
    public static int count(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Positions of each unit in a value of that shape. */
    public static int positions(List<Integer> shape) {
        return count(shape.subList(1, shape.size()));
    }

    /**
     * The shape of what a node puts out for inputs of those shapes.
     *
     * @throws NetworkException when they don't fit the layer
     */
    static List<Integer> output(Node node, List<List<Integer>> inputs) {
        List<Integer> in = inputs.isEmpty() ? List.of() : inputs.getFirst();
        return switch (node.layer()) {
            case Layer.Input input -> input.shape();
            case Layer.Dense d -> {
                requireUnits(node, in, d.in());
                yield withUnits(in, d.out());
            }
            case Layer.Convolution c -> {
                requireUnits(node, in, c.in());
                requireAxes(node, in, c.window().axes());
                yield slid(node, c.out(), in, c.window(), false);
            }
            case Layer.TransposedConvolution c -> {
                requireUnits(node, in, c.in());
                requireAxes(node, in, c.window().axes());
                yield transposed(node, c, in);
            }
            case Layer.BatchNorm n -> {
                requireUnits(node, in, n.size());
                yield in;
            }
            case Layer.GroupNorm n -> {
                requireUnits(node, in, n.size());
                yield in;
            }
            case Layer.LayerNorm n -> {
                boolean whole = n.shape().equals(in);
                if (!whole && !(n.shape().size() == 1 && n.shape().get(0).equals(in.get(0)))) {
                    throw misfit(node, in, Phrase.plain(n.shape().toString()));
                }
                yield in;
            }
            case Layer.Activate _ -> in;
            case Layer.Pool p -> {
                requireAxes(node, in, p.window().axes());
                yield slid(node, in.get(0), in, p.window(), p.ceil());
            }
            case Layer.AdaptivePool p -> {
                requireAxes(node, in, p.output().size());
                List<Integer> shape = new ArrayList<>(List.of(in.get(0)));
                shape.addAll(p.output());
                yield shape;
            }
            case Layer.Flatten _ -> List.of(count(in));
            case Layer.Add _ -> {
                for (List<Integer> other : inputs) {
                    if (!other.equals(in)) {
                        throw misfit(node, other, Phrase.plain(in.toString()));
                    }
                }
                yield in;
            }
            case Layer.Multiply _ -> product(node, inputs);
            case Layer.Concatenate _ -> concatenated(node, inputs);
            case Layer.ZeroPadShortcut s -> {
                List<Integer> shape = new ArrayList<>(in);
                shape.set(0, in.get(0) + s.before() + s.after());
                for (int axis = 1; axis < shape.size(); axis++) {
                    shape.set(axis, (in.get(axis) + s.stride() - 1) / s.stride());
                }
                yield shape;
            }
            case Layer.AddLearned a -> {
                if (!a.shape().equals(in)) {
                    throw misfit(node, in, Phrase.plain(a.shape().toString()));
                }
                yield in;
            }
            case Layer.Tokens _ -> List.of(in.get(0), positions(in));
            case Layer.ClassToken t -> {
                requireUnits(node, in, t.size());
                requireAxes(node, in, 1);
                yield List.of(in.get(0), in.get(1) + 1);
            }
            case Layer.TakeToken t -> {
                requireAxes(node, in, 1);
                if (t.index() >= in.get(1) || t.index() < -in.get(1)) {
                    throw misfit(node, in, Phrase.of("badnetwork.token", t.index()));
                }
                yield List.of(in.get(0));
            }
            case Layer.Embedding e -> List.of(e.size(), count(in));
            case Layer.Attention a -> {
                requireUnits(node, in, a.features());
                requireAxes(node, in, 1);
                yield in;
            }
        };
    }

    /** The shape of the one with positions. */
    private static List<Integer> product(Node node, List<List<Integer>> inputs) {
        List<Integer> a = inputs.getFirst();
        List<Integer> b = inputs.getLast();
        boolean same = inputs.size() == 2 && a.getFirst().equals(b.getFirst());
        if (!same || !a.equals(b) && positions(a) != 1 && positions(b) != 1) {
            throw misfit(node, b, Phrase.plain(a.toString()));
        }
        return positions(a) >= positions(b) ? a : b;
    }

    private static List<Integer> withUnits(List<Integer> shape, int units) {
        List<Integer> result = new ArrayList<>(shape);
        result.set(0, units);
        return result;
    }

    private static List<Integer> slid(
            Node node, int units, List<Integer> in, Window window, boolean ceil) {
        List<Integer> shape = new ArrayList<>(List.of(units));
        for (int axis = 0; axis < window.axes(); axis++) {
            int n = window.output(axis, in.get(axis + 1), ceil);
            if (n < 1) {
                throw misfit(node, in, Phrase.of("badnetwork.positions-more", window.kernel()));
            }
            shape.add(n);
        }
        return shape;
    }

    private static List<Integer> transposed(
            Node node, Layer.TransposedConvolution c, List<Integer> in) {
        List<Integer> shape = new ArrayList<>(List.of(c.out()));
        for (int axis = 0; axis < c.window().axes(); axis++) {
            int n =
                    c.window()
                            .transposedOutput(axis, in.get(axis + 1), c.outputPadding().get(axis));
            if (n < 1) {
                throw misfit(node, in, Phrase.of("badnetwork.less-padding"));
            }
            shape.add(n);
        }
        return shape;
    }

    private static List<Integer> concatenated(Node node, List<List<Integer>> inputs) {
        List<Integer> first = inputs.getFirst();
        int units = 0;
        for (List<Integer> other : inputs) {
            if (!other.subList(1, other.size()).equals(first.subList(1, first.size()))) {
                throw misfit(node, other, Phrase.of("badnetwork.positions", first));
            }
            units += other.get(0);
        }
        return Collections.unmodifiableList(withUnits(first, units));
    }

    private static void requireUnits(Node node, List<Integer> in, int units) {
        if (in.get(0) != units) {
            throw misfit(node, in, Phrase.of("badnetwork.units", units));
        }
    }

    private static void requireAxes(Node node, List<Integer> in, int axes) {
        if (in.size() != axes + 1) {
            throw misfit(node, in, Phrase.of("badnetwork.axes-of-positions", axes));
        }
    }

    private static NetworkException misfit(Node node, List<Integer> in, Phrase wanted) {
        return new NetworkException(
                Phrase.of("badnetwork.layer-gets-takes", node.name(), in, wanted),
                String.join(", ", node.inputs()) + " → " + node.name(),
                Phrase.of("remedies.correct-networks-description"));
    }
}
