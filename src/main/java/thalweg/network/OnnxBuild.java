package thalweg.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Weight;

/** The network as far as an ONNX graph is read: its nodes, and what the graph's names stand for. */
final class OnnxBuild {
    /** Larger constants are weights. */
    private static final int MOST_NUMBERS = 4096;

    private final Map<String, OnnxValue> values = new HashMap<>();
    private final Map<String, Integer> uses;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Integer>> shapes = new HashMap<>();

    /** How each tensor that a layer uses is seen. */
    private final Map<String, View> bound = new HashMap<>();

    private final int batch;

    /**
     * @param uses how often each name of the graph is used
     * @param batch inputs in a batch, as far as the graph says; else 1
     */
    OnnxBuild(Map<String, Integer> uses, int batch) {
        this.uses = uses;
        this.batch = batch;
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
        values.put(name, value);
    }

    @Nullable OnnxValue get(String name) {
        return values.get(name);
    }

    /** Whether nothing else uses an input of the operation. */
    boolean usedOnce(OnnxOp op, int input) {
        return uses.getOrDefault(op.input(input), 0) == 1;
    }

    OnnxValue value(OnnxOp op, int input) {
        OnnxValue value = values.get(op.input(input));
        if (value == null) {
            throw op.refused("takes " + op.input(input) + ", which nothing before it makes");
        }
        return value;
    }

    /** What a layer puts out. */
    Feature feature(OnnxOp op, int input) {
        if (value(op, input) instanceof Feature f) {
            return f;
        }
        throw op.refused("is not understood of " + op.input(input));
    }

    /** A tensor of the file. */
    Weight weight(OnnxOp op, int input) {
        return switch (value(op, input)) {
            case Weight w when w.tensor().type().floating() -> w;
            case Known _ ->
                    throw op.refused(
                            "has its weights in a Constant node, where they can't be replaced");
            default ->
                    throw op.refused("takes its weights from what is computed, not from a tensor");
        };
    }

    /** Numbers that are no weights: said by the graph, or by a small tensor of the file. */
    Known known(OnnxOp op, int input) {
        return switch (value(op, input)) {
            case Known k -> k;
            case Weight w when w.tensor().count() <= MOST_NUMBERS -> {
                float[] read = w.tensor().read();
                double[] numbers = new double[read.length];
                Arrays.setAll(numbers, i -> read[i]);
                yield new Known(numbers, w.shape());
            }
            default -> throw op.refused("is not understood with a computed " + op.input(input));
        };
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
        String name = wanted.isEmpty() ? "layer" : wanted;
        for (int n = 2; nodes.containsKey(name); n++) {
            name = (wanted.isEmpty() ? "layer" : wanted) + " (" + n + ")";
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
            throw op.refused("turns " + weight.tensor().name() + " in a way not understood");
        }
        order.forEach(axis -> axes.addAll(straight ? List.of(axis) : parts.get(axis)));
        List<Integer> file = weight.tensor().shape();
        if (Shapes.count(file) != Shapes.count(shape)) {
            throw op.refused("takes %s %s for %s".formatted(weight.tensor().name(), file, shape));
        }
        var view = new View(file, straight ? weight.axes() : axes, shape);
        View before = bound.putIfAbsent(weight.tensor().name(), view);
        if (before != null && !before.equals(view)) {
            throw op.refused(
                    "uses "
                            + weight.tensor().name()
                            + " in another form than a node before that shares it");
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
                    "takes %s %s for %d units"
                            .formatted(w.tensor().name(), w.tensor().shape(), size));
        }
        return bound(op, w, straight(w.shape().size()), List.of(size));
    }

    static List<Integer> straight(int axes) {
        return Feature.inOrder(axes).subList(1, axes + 1);
    }
}
