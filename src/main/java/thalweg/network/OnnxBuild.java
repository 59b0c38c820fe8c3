package thalweg.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.network.OnnxValue.Arranged;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Scores;
import thalweg.network.OnnxValue.Weight;
import thalweg.words.Phrase;

/** The network as far as an ONNX graph is read: its nodes, and what the graph's names stand for. */
final class OnnxBuild {
    /** Larger constants are weights. */
    static final int MOST_NUMBERS = 1 << 20;

    /** As many numbers in all may be computed, so that no small file takes long: GPT-2's masks. */
    private static final long MOST_IN_ALL = 1 << 27;

    /** As many may be held at once, so that no small file asks for much memory. */
    private static final long MOST_HELD = 1 << 24;

    private final Map<String, OnnxValue> values = new HashMap<>();
    private final Map<String, Integer> uses;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Integer>> shapes = new HashMap<>();

    /** How often each name was taken already, so that many of one name are soon told apart. */
    private final Map<String, Integer> named = new HashMap<>();

    /** How each tensor that a layer uses is seen. */
    private final Map<String, View> bound = new HashMap<>();

    /** Nodes whose output is read more than once. */
    private final Set<String> shared = new HashSet<>();

    private final int batch;
    private final long opset;
    private long computed;
    private long held;

    /**
     * @param uses how often the numbers behind each name of the graph are used
     * @param batch inputs in a batch, as far as the graph says; else 1
     * @param opset the version of ONNX's operators
     */
    OnnxBuild(Map<String, Integer> uses, int batch, long opset) {
        this.uses = uses;
        this.batch = batch;
        this.opset = opset;
    }

    long opset() {
        return opset;
    }

    int batch() {
        return batch;
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** Of the tensors that the file stores otherwise than the program sees them. */
    Map<String, View> views() {
        Map<String, View> views = new HashMap<>(bound);
        views.values()
                .removeIf(view -> view.equals(View.reshaped(view.fileShape(), view.fileShape())));
        return views;
    }

    void put(String name, OnnxValue value) {
        OnnxValue before = values.put(name, value);
        held += count(value) - (before == null ? 0 : count(before));
        String node = node(value);
        if (node != null && uses.getOrDefault(name, 0) > 1) {
            shared.add(node);
        }
    }

    private static @Nullable String node(OnnxValue value) {
        return switch (value) {
            case Feature f -> f.node();
            case Arranged a when a.of() instanceof Feature f -> f.node();
            default -> null;
        };
    }

    /** Lets numbers go that nothing reads any more. */
    void drop(String name) {
        if (values.get(name) instanceof Known k) {
            held -= count(k);
            values.remove(name);
        }
    }

    private static long count(OnnxValue value) {
        return value instanceof Known k ? k.values().length : 0;
    }

    @Nullable OnnxValue get(String name) {
        return values.get(name);
    }

    /** Whether nothing else uses an input of the operation, in whatever shape. */
    boolean usedOnce(OnnxOp op, int input) {
        String node = node(value(op, input));
        return uses.getOrDefault(op.input(input), 0) == 1
                && (node == null || !shared.contains(node));
    }

    OnnxValue value(OnnxOp op, int input) {
        OnnxValue value = values.get(op.input(input));
        if (value == null) {
            throw op.refused(
                    op.input(input).isEmpty()
                            ? Phrase.of("badonnx.lacks-input")
                            : Phrase.of("badonnx.not-made-before", op.input(input)));
        }
        return value;
    }

    /** What a layer puts out. */
    Feature feature(OnnxOp op, int input) {
        if (value(op, input) instanceof Feature f) {
            return f;
        }
        throw op.refused(
                switch (value(op, input)) {
                    case Arranged _, Scores _ -> Phrase.of("badonnx.cut-turned-or-multiplied");
                    default -> Phrase.of("badonnx.of", op.input(input));
                });
    }

    /** What a layer puts out, its axes perhaps cut, joined or turned. */
    Arranged arranged(OnnxOp op, int input) {
        return value(op, input) instanceof Arranged a ? a : arranged(feature(op, input));
    }

    Arranged arranged(Feature f) {
        return new Arranged(f, OnnxLayout.of(f, batch), 1);
    }

    /**
     * What a layer puts out, where that is one number a unit that lies as in a value of that shape,
     * so that it can multiply all positions; else null.
     *
     * @param dims in the graph: 1 for positions
     */
    @Nullable Feature gate(OnnxValue value, List<Integer> dims) {
        if (value instanceof Feature f) {
            return gate(arranged(f), dims);
        }
        return value instanceof Arranged a
                        && a.of() instanceof Feature f
                        && a.factor() == 1
                        && a.layout().first() == 0
                        && a.layout().dims().equals(dims)
                        && Shapes.positions(f.shape()) == 1
                        && Shapes.count(dims) == batch * f.units()
                ? f
                : null;
    }

    /** What a layer puts out, where that is nothing more. */
    OnnxValue settled(String name, Arranged a) {
        if (!(a.of() instanceof Feature f) || a.factor() != 1) {
            return a;
        }
        Optional<List<Integer>> axes = a.layout().plain(f.shape(), batch);
        if (axes.isPresent()) {
            return new Feature(f.node(), f.shape(), axes.get());
        }
        if (f.positions() < 2) {
            return a;
        }
        List<Integer> shape = List.of(f.units(), Shapes.positions(f.shape()));
        return a.layout()
                .asTokens(f.shape())
                .plain(shape, batch)
                .<OnnxValue>map(tokens -> add(name, new Layer.Tokens(), tokens, f.node()))
                .orElse(a);
    }

    /** A tensor of the file. */
    Weight weight(OnnxOp op, int input) {
        return switch (value(op, input)) {
            case Weight w when w.tensor().type().floating() -> w;
            case Known _ -> throw op.refused(Phrase.of("badonnx.weights-in-constant"));
            default -> throw op.refused(Phrase.of("badonnx.weights-computed"));
        };
    }

    /** Numbers that are no weights: said by the graph, or by a small tensor of the file. */
    Known known(OnnxOp op, int input) {
        return switch (value(op, input)) {
            case Known k -> k;
            case Weight w when w.tensor().count() <= MOST_NUMBERS -> {
                spend(op, w.tensor().count());
                yield known(w);
            }
            default -> throw op.refused(Phrase.of("badonnx.with-computed", op.input(input)));
        };
    }

    /** A tensor's numbers. */
    static Known known(Weight w) {
        float[] read = w.tensor().read();
        double[] numbers = new double[read.length];
        Arrays.setAll(numbers, i -> read[i]);
        boolean straight = w.axes().equals(straight(w.axes().size()));
        if (!straight) {
            throw new UnsoundException(Phrase.of("badonnx.turned-numbers"));
        }
        return new Known(numbers, w.shape(), !w.tensor().type().floating());
    }

    /** Counts numbers that are computed, and refuses too many. */
    void spend(OnnxOp op, long count) {
        computed += count;
        boolean most = count < 0 || count > MOST_NUMBERS || computed > MOST_IN_ALL;
        if (most || held > MOST_HELD) {
            throw op.refused(Phrase.of("badonnx.too-many-numbers", count));
        }
    }

    /** One number, or null where the value is something else. */
    @Nullable Double number(OnnxValue value) {
        return switch (value) {
            case Known k when k.values().length == 1 -> k.values()[0];
            case Weight w when w.tensor().count() == 1 -> (double) w.tensor().read()[0];
            default -> null;
        };
    }

    /** Whether an input is given and every number of it is that one. */
    boolean all(OnnxOp op, int input, double number) {
        return Arrays.stream(known(op, input).values()).allMatch(x -> x == number);
    }

    Node node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    /** Puts another layer in the place of a node's. */
    void replace(String node, Layer layer) {
        nodes.put(node, new Node(node, layer, node(node).inputs()));
    }

    Feature input(String name, List<Integer> shape, List<Integer> axes) {
        nodes.put(name, new Node(name, new Layer.Input(shape), List.of()));
        shapes.put(name, shape);
        return new Feature(name, shape, axes);
    }

    /** Adds a layer, and gives its shape. */
    Feature add(String wanted, Layer layer, List<Integer> axes, String... inputs) {
        String base = wanted.isEmpty() ? "layer" : wanted;
        String name = base;
        while (nodes.containsKey(name)) {
            name = "%s (%d)".formatted(base, named.merge(base, 1, Integer::sum) + 1);
        }
        var node = new Node(name, layer, List.of(inputs));
        List<List<Integer>> comeIn = new ArrayList<>();
        for (String input : inputs) {
            comeIn.add(Objects.requireNonNull(shapes.get(input), input));
        }
        List<Integer> shape = Shapes.output(node, comeIn);
        nodes.put(name, node);
        shapes.put(name, shape);
        return new Feature(name, shape, axes);
    }

    /** A layer that keeps the axes as they are. */
    Feature add(OnnxOp op, Layer layer, Feature of) {
        return add(op.name(), layer, of.axes(), of.node());
    }

    /**
     * The name of a tensor that a layer uses, seen in the program's shape.
     *
     * @param order the value's axes in the program's order
     */
    String bound(OnnxOp op, Weight weight, List<Integer> order, List<Integer> shape) {
        List<Integer> axes = new ArrayList<>();
        boolean straight = order.equals(order.stream().sorted().toList());
        List<List<Integer>> parts = weight.parts().orElse(List.of());
        if (!straight && parts.isEmpty()) {
            throw op.refused(Phrase.of("badonnx.turns", weight.tensor().name()));
        }
        order.forEach(axis -> axes.addAll(straight ? List.of(axis) : parts.get(axis)));
        List<Integer> file = weight.tensor().shape();
        if (Shapes.count(file) != Shapes.count(shape)) {
            throw op.refused(Phrase.of("badonnx.takes-for", weight.tensor().name(), file, shape));
        }
        var view = new View(file, straight ? weight.axes() : axes, shape);
        View before = bound.putIfAbsent(weight.tensor().name(), view);
        if (before != null && !before.equals(view)) {
            throw op.refused(Phrase.of("badonnx.other-form", weight.tensor().name()));
        }
        return weight.tensor().name();
    }

    /** One number for each of so many units; null where it is left out or does nothing. */
    @Nullable String vector(OnnxOp op, int input, int size, double nothing) {
        if (op.input(input).isEmpty()) {
            return null;
        }
        if (value(op, input) instanceof Known && all(op, input, nothing)) {
            return null;
        }
        Weight w = weight(op, input);
        if (w.tensor().count() != size) {
            throw op.refused(
                    Phrase.of(
                            "badonnx.takes-for",
                            w.tensor().name(),
                            w.tensor().shape(),
                            Phrase.of("badnetwork.units", size)));
        }
        return bound(op, w, straight(w.shape().size()), List.of(size));
    }

    static List<Integer> straight(int axes) {
        return Feature.inOrder(axes).subList(1, axes + 1);
    }
}
