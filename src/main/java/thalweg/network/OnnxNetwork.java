package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.OnnxGraph;
import thalweg.checkpoint.Tensor;
import thalweg.network.OnnxValue.Arranged;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Weight;
import thalweg.words.Phrase;

/**
 * Networks whose graph an ONNX file says: nothing is guessed but what the file leaves open, such as
 * the size of images.
 */
final class OnnxNetwork {
    /** Positions on an axis that the file leaves open, the first that fits. */
    private static final List<Integer> SIDES = List.of(32, 28, 64, 224);

    /** ONNX's numbers of int32 and int64. */
    private static final Set<Integer> WHOLE = Set.of(6, 7);

    /** More tokens than a table of their positions has rows, elsewhere a dictionary's. */
    private static final int MOST_TOKENS = 8192;

    private OnnxNetwork() {}

    /**
     * Reads it.
     *
     * @throws NetworkException when an operation isn't understood: names it
     */
    static Reading read(Checkpoint checkpoint, OnnxGraph graph) {
        return new Reader(checkpoint, graph).reading();
    }

    private static final class Reader {
        private final Checkpoint checkpoint;
        private final OnnxGraph graph;
        private final Set<String> initializers = new HashSet<>();
        private final Map<String, Integer> uses = new HashMap<>();
        private final Map<String, OnnxGraph.Node> users = new HashMap<>();

        /** The node after which a name is read no more, by its place among the nodes. */
        private final Map<String, Integer> last = new HashMap<>();

        private final List<Assumption> guesses = new ArrayList<>();

        Reader(Checkpoint checkpoint, OnnxGraph graph) {
            this.checkpoint = checkpoint;
            this.graph = graph;
            checkpoint.tensors().forEach(t -> initializers.add(t.name()));
            int place = 0;
            for (OnnxGraph.Node node : graph.nodes()) {
                if (!node.type().equals("Shape")) { // which goes by no number of what it reads
                    node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
                }
                node.inputs().forEach(input -> users.putIfAbsent(input, node));
                for (String input : node.inputs()) {
                    last.put(input, place);
                }
                place++;
            }
            graph.outputs().forEach(output -> uses.merge(output.name(), 1, Integer::sum));
        }

        Reading reading() {
            OnnxGraph.Value input = input();
            boolean open = input.shape().stream().skip(1).anyMatch(axis -> axis.size() < 1);
            if (!open) {
                return reading(input, 0);
            }
            NetworkException last = null;
            for (int side : sides(input)) {
                try {
                    Reading reading = reading(input, side);
                    List<Assumption> all = new ArrayList<>(reading.network().guesses());
                    all.add(
                            Assumption.of(
                                    Phrase.of(
                                            "assumed.input-left-open",
                                            reading.network().inputShape())));
                    var network = reading.network();
                    return new Reading(
                            new Network(network.architecture(), network.nodes(), all),
                            reading.views());
                } catch (NetworkException e) {
                    last = last == null ? e : last;
                }
            }
            throw last;
        }

        /** Whether the input is whole numbers in a row, each of which stands for a token. */
        private static boolean tokens(OnnxGraph.Value input) {
            return input.shape().size() == 2 && WHOLE.contains(input.type());
        }

        /** Of tokens, as many as a table has that is read beside that of the tokens themselves. */
        private List<Integer> sides(OnnxGraph.Value input) {
            if (!tokens(input)) {
                return SIDES;
            }
            Set<Integer> sides = new LinkedHashSet<>();
            for (OnnxGraph.Node node : graph.nodes()) {
                boolean table =
                        node.type().equals("Gather")
                                && !node.inputs().isEmpty()
                                && initializers.contains(node.inputs().getFirst())
                                && !node.inputs().contains(input.name());
                if (table) {
                    checkpoint
                            .tensor(node.inputs().getFirst())
                            .filter(t -> t.shape().size() == 2 && t.shape().get(0) <= MOST_TOKENS)
                            .ifPresent(t -> sides.add(t.shape().get(0)));
                }
                if (sides.size() == SIDES.size()) {
                    break;
                }
            }
            sides.addAll(SIDES);
            return List.copyOf(sides);
        }

        private NetworkException refused(Phrase what) {
            return new NetworkException(
                    what,
                    checkpoint.file().toString(),
                    Phrase.of("remedies.export-model-with-one-input-known-shape"));
        }

        private OnnxGraph.Value input() {
            List<OnnxGraph.Value> inputs =
                    graph.inputs().stream()
                            .filter(value -> !initializers.contains(value.name()))
                            .toList();
            if (inputs.size() != 1) {
                throw refused(
                        Phrase.of(
                                "badnetwork.onnx-graph-has-inputs",
                                inputs.size(),
                                inputs.stream().map(OnnxGraph.Value::name).toList()));
            }
            OnnxGraph.Value input = inputs.getFirst();
            if (!input.known() || input.shape().size() < 2 || input.shape().size() > 4) {
                throw refused(
                        Phrase.of("badnetwork.onnx-graphs-input-has-no-shape-two", input.name()));
            }
            if (graph.outputs().isEmpty() || graph.nodes().isEmpty()) {
                throw refused(Phrase.of("badnetwork.onnx-graph-has-no-output"));
            }
            return input;
        }

        /**
         * @param side positions on an axis that is left open
         */
        private Reading reading(OnnxGraph.Value input, int side) {
            guesses.clear();
            int batch = (int) Math.max(1, input.shape().getFirst().size());
            var build = new OnnxBuild(uses, batch, graph.opsets().getOrDefault("", 1L));
            for (Tensor tensor : checkpoint.tensors()) {
                build.put(tensor.name(), new Weight(tensor));
            }
            build.put(input.name(), feature(build, input, side));
            var operations = new OnnxOperations(build);
            String output = graph.outputs().getFirst().name();
            int place = 0;
            for (OnnxGraph.Node node : graph.nodes()) {
                var op = new OnnxOp(node, checkpoint.file().toString());
                if (ends(op, output)) {
                    guesses.add(
                            Assumption.of(Phrase.of("assumed.logits-taken", op.type(), op.name())));
                    output = op.input(0);
                    break;
                }
                OnnxGraph.Node next = users.get(op.output());
                operations.read(op, next == null ? "" : next.type());
                for (String read : node.inputs()) {
                    if (last.getOrDefault(read, 0) <= place) {
                        build.drop(read);
                    }
                }
                place++;
            }
            Feature last = whole(build, build.get(output));
            if (last == null) {
                throw refused(Phrase.of("badnetwork.onnx-graphs-output-not-understood", output));
            }
            if (last.positions() > 0 && !last.unitsFirst() && !last.unitsLast()) {
                throw refused(Phrase.of("badnetwork.onnx-graphs-output-has-axes-in-order"));
            }
            List<Node> nodes = needed(build.nodes(), last.node());
            var network = new Network(OnnxArchitecture.words(nodes), nodes, List.copyOf(guesses));
            return new Reading(network, build.views());
        }

        /** What a layer puts out, axes of length 1 added or inputs and positions taken together. */
        private static @Nullable Feature whole(OnnxBuild build, @Nullable OnnxValue value) {
            if (value instanceof Arranged a && a.of() instanceof Feature f && a.factor() == 1) {
                List<Integer> shape = new ArrayList<>(List.of(build.batch()));
                shape.addAll(f.shape().subList(1, f.shape().size()));
                shape.add(f.units());
                return a.layout()
                        .reshaped(shape)
                        .flatMap(layout -> layout.plain(f.shape(), build.batch()))
                        .map(axes -> new Feature(f.node(), f.shape(), axes))
                        .orElse(null);
            }
            return value instanceof Feature f ? f : null;
        }

        /** Softmax at the end, before which the logits are. */
        private static boolean ends(OnnxOp op, String output) {
            return (op.type().equals("Softmax") || op.type().equals("LogSoftmax"))
                    && op.output().equals(output);
        }

        private Feature feature(OnnxBuild build, OnnxGraph.Value input, int side) {
            List<OnnxGraph.Axis> dims = input.shape();
            int units = unitsOf(input);
            List<Integer> shape = new ArrayList<>();
            List<Integer> axes = new ArrayList<>(Collections.nCopies(dims.size(), -1));
            List<Integer> order = new ArrayList<>(List.of(units));
            for (int axis = 1; axis < dims.size(); axis++) {
                if (axis != units) {
                    order.add(axis);
                }
            }
            for (int axis : order) {
                long size = dims.get(axis).size();
                if (size < 1 && axis == units && !tokens(input)) {
                    throw refused(
                            Phrase.of(
                                    "badnetwork.onnx-graphs-input-leaves-channels-open",
                                    input.name()));
                }
                axes.set(axis, shape.size());
                shape.add(size < 1 ? side : Math.toIntExact(size));
            }
            return build.input(input.name(), shape, axes);
        }

        /** The axis of the units: the second, unless the first operations say otherwise. */
        private int unitsOf(OnnxGraph.Value input) {
            int rank = input.shape().size();
            String name = input.name();
            for (int hops = 0; hops < 8; hops++) {
                OnnxGraph.Node node = users.get(name);
                if (node == null || rank == 2) {
                    return 1;
                }
                var op = new OnnxOp(node, "");
                switch (node.type()) {
                    case "Identity", "Cast", "Dropout", "Relu" -> name = op.output();
                    case "MatMul", "LayerNormalization" -> {
                        return rank - 1;
                    }
                    case "Transpose" -> {
                        List<Integer> order = op.wholes("perm");
                        boolean batchFirst = order.size() == rank && order.getFirst() == 0;
                        return batchFirst ? order.get(1) : 1;
                    }
                    default -> {
                        return 1;
                    }
                }
            }
            return 1;
        }

        /** The nodes that the output goes back to, and the input. */
        private static List<Node> needed(List<Node> nodes, String output) {
            Set<String> needed = new HashSet<>(Set.of(output));
            List<Node> result = new ArrayList<>();
            for (Node node : nodes.reversed()) {
                if (needed.contains(node.name()) || node.inputs().isEmpty()) {
                    needed.addAll(node.inputs());
                    result.add(node);
                }
            }
            Collections.reverse(result);
            return result;
        }
    }
}
