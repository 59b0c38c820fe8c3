package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.words.Phrase;

/**
 * A graph under construction from what a file says of it. What the program has no layer for but can
 * do without is kept beside a value until it is known what follows: zeros around it, which the next
 * convolution takes as its padding, and a softmax, which is left out at the end.
 */
final class GraphImport {
    private final String where;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, List<Integer>> shapes = new HashMap<>();
    private final Map<String, View> views = new HashMap<>();
    private final List<Assumption> guesses = new ArrayList<>();

    /**
     * What a layer of the file puts out.
     *
     * @param node the node whose output it is
     * @param before zeros in front, an axis of positions; empty for none
     * @param after zeros behind
     * @param softmax the layer whose softmax is taken of it, or null
     */
    record Value(String node, List<Integer> before, List<Integer> after, @Nullable String softmax) {
        Value(String node) {
            this(node, List.of(), List.of(), null);
        }
    }

    /**
     * @param where the file, for what is refused
     */
    GraphImport(String where) {
        this.where = where;
    }

    /**
     * Begins with the network's input.
     *
     * @param shape [units, positions…]
     */
    Value input(String name, List<Integer> shape) {
        if (!nodes.isEmpty()) {
            throw new NetworkException(
                    Phrase.of("badnetwork.network-has-more-than-one-input"),
                    Phrase.of("badnetwork.in-layers", where, nodes.getFirst().name(), name),
                    Phrase.of("remedies.choose-network-one-input"));
        }
        return add(name, new Layer.Input(shape));
    }

    /** The network's input in another shape of as many numbers, as long as nothing reads it. */
    Value reshapeInput(Value input, List<Integer> shape) {
        if (nodes.size() != 1 || Shapes.count(shape) != Shapes.count(shape(input))) {
            throw new IllegalArgumentException(input + " as " + shape);
        }
        nodes.clear();
        return add(input.node(), new Layer.Input(shape));
    }

    /** Whether a value is the network's input and nothing has read it yet. */
    boolean unread(Value value) {
        return nodes.size() == 1 && plain(value) && value.node().equals(nodes.getFirst().name());
    }

    /** [units, positions…] of a value, without zeros around it. */
    List<Integer> shape(Value value) {
        return Objects.requireNonNull(shapes.get(value.node()), value.node());
    }

    /** Positions of a value, without zeros around it. */
    List<Integer> positions(Value value) {
        return shape(value).subList(1, shape(value).size());
    }

    /** Units of a value. */
    int units(Value value) {
        return shape(value).getFirst();
    }

    /** A layer that reads these values; its name is made unique. */
    Value add(String name, Layer layer, Value... inputs) {
        List<String> read = new ArrayList<>();
        List<List<Integer>> in = new ArrayList<>();
        for (Value input : inputs) {
            requirePlain(name, input);
            read.add(input.node());
            in.add(shape(input));
        }
        String free = name;
        for (int n = 2; shapes.containsKey(free) && !read.isEmpty(); n++) {
            free = name + " (" + n + ")";
        }
        var node = new Node(free, layer, read);
        shapes.put(free, Shapes.output(node, in));
        nodes.add(node);
        return new Value(free);
    }

    private static boolean plain(Value value) {
        return value.before().isEmpty() && value.softmax() == null;
    }

    private void requirePlain(String layer, Value value) {
        if (value.softmax() != null) {
            throw new NetworkException(
                    Phrase.of("badnetwork.layer-takes-softmax-not-networks-end", value.softmax()),
                    Phrase.of("badnetwork.in-layer", where, layer),
                    Phrase.of("remedies.choose-network-only-softmax-output"));
        }
        if (!value.before().isEmpty()) {
            throw new NetworkException(
                    Phrase.of("badnetwork.layer-reads-zeros-padded-around-value-only", layer),
                    where,
                    Phrase.of("remedies.choose-network-padding-comes-before-convolutions"));
        }
    }

    /** An activation, or the value itself where there is none. */
    Value activate(String name, Value value, Activation function, double slope) {
        return activate(name, value, new Layer.Activate(function, slope));
    }

    /** The same, with bounds too. */
    Value activate(String name, Value value, Layer.Activate layer) {
        return layer.function() == Activation.IDENTITY ? value : add(name, layer, value);
    }

    /** A softmax: left out at the network's end, refused anywhere else. */
    Value softmax(String layer, Value value) {
        requirePlain(layer, value);
        return new Value(value.node(), List.of(), List.of(), layer);
    }

    /** Zeros around each position axis. */
    Value padded(String layer, Value value, List<Integer> before, List<Integer> after) {
        int axes = positions(value).size();
        if (before.size() != axes || after.size() != axes || Collections.min(before) < 0) {
            throw new UnsoundException(Phrase.of("badlayers.pads", layer, before, after));
        }
        if (value.before().isEmpty()) {
            requirePlain(layer, value);
            return new Value(value.node(), before, after, null);
        }
        return new Value(
                value.node(), sum(value.before(), before), sum(value.after(), after), null);
    }

    /** Positions of a value with the zeros around it. */
    List<Integer> paddedPositions(Value value) {
        return value.before().isEmpty()
                ? positions(value)
                : sum(sum(positions(value), value.before()), value.after());
    }

    /** The window of a layer that takes the zeros around a value into its own padding. */
    Window over(Value value, Window window) {
        return value.before().isEmpty()
                ? window
                : new Window(
                        window.kernel(),
                        window.stride(),
                        sum(window.before(), value.before()),
                        sum(window.after(), value.after()),
                        window.dilation());
    }

    /** The value without the zeros around it, for a layer that has taken them. */
    Value bare(Value value) {
        return new Value(value.node(), List.of(), List.of(), value.softmax());
    }

    private static List<Integer> sum(List<Integer> x, List<Integer> y) {
        List<Integer> sum = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            sum.add(x.get(i) + y.get(i));
        }
        return sum;
    }

    /**
     * Pooling. The largest of a window ignores padding, where zeros around a value would count:
     * they change nothing only where no number is below zero.
     *
     * @param countPadding whether zeros of the window's own padding count in an average
     */
    Value pool(String name, Value value, Layer.Pooling kind, Window window, boolean countPadding) {
        boolean zeros = !value.before().isEmpty();
        boolean own =
                !window.before().stream().allMatch(n -> n == 0)
                        || !window.after().stream().allMatch(n -> n == 0);
        if (zeros && (kind == Layer.Pooling.MAX ? !nonNegative(value) : own && !countPadding)) {
            requirePlain(name, value);
        }
        var pool = new Layer.Pool(kind, over(value, window), false, countPadding || zeros);
        return add(name, pool, bare(value));
    }

    private boolean nonNegative(Value value) {
        for (Node node : nodes) {
            if (node.name().equals(value.node())) {
                return node.layer() instanceof Layer.Activate a
                        && switch (a.function()) {
                            case RELU, RELU6, SIGMOID, HARD_SIGMOID -> true;
                            case CLIP -> a.least() >= 0;
                            default -> false;
                        };
            }
        }
        return false;
    }

    /** Over all positions; without them afterwards unless {@code kept}. */
    Value globalPool(String name, Value value, Layer.Pooling kind, boolean kept) {
        var ones = Collections.nCopies(positions(value).size(), 1);
        Value pooled = add(name, new Layer.AdaptivePool(kind, ones), value);
        return kept ? pooled : flatten(name + ".flatten", pooled, false);
    }

    /** To one axis, or the value itself where it has only one. */
    Value flatten(String name, Value value, boolean channelsLast) {
        if (shape(value).size() == 1) {
            requirePlain(name, value);
            return value;
        }
        // One channel, or one position: both orders are the same, and the plainer is taken.
        boolean either = units(value) == 1 || Shapes.positions(shape(value)) == 1;
        if (either && unread(value)) {
            return reshapeInput(value, List.of(Shapes.count(shape(value))));
        }
        return add(name, new Layer.Flatten(channelsLast && !either), value);
    }

    /** What a flatten read whose outcome a value is, of one position; else null. */
    @Nullable Value beforeFlatten(Value value) {
        for (Node node : nodes) {
            if (node.name().equals(value.node()) && node.layer() instanceof Layer.Flatten) {
                var before = new Value(node.inputs().getFirst());
                return plain(value) && Shapes.positions(shape(before)) == 1 ? before : null;
            }
        }
        return null;
    }

    /** How a tensor's numbers are seen. */
    void view(String tensor, View view) {
        views.put(tensor, view);
    }

    /** Says what the file didn't, and was assumed. */
    void guess(Phrase guess) {
        Assumption assumption = Assumption.of(guess);
        if (!guesses.contains(assumption)) {
            guesses.add(assumption);
        }
    }

    /** What can't be taken over, and why. */
    NetworkException refused(String layer, String kind, Phrase why) {
        return new NetworkException(
                Phrase.of("badlayers.not-understood", layer, kind, why),
                where,
                Phrase.of("remedies.choose-network-layers-known"));
    }

    /** A layer whose configuration makes no sense: what was thrown when it was made of that. */
    NetworkException senseless(String layer, String kind, RuntimeException thrown, Phrase remedy) {
        var senseless =
                new NetworkException(
                        Phrase.of(
                                "badnetwork.configuration-layer-makes-no-sense",
                                layer,
                                kind,
                                UnsoundException.reason(thrown)),
                        where,
                        remedy);
        senseless.initCause(thrown);
        return senseless;
    }

    /**
     * The finished graph, of what the output needs.
     *
     * @throws NetworkException when a tensor of the file has no place in it
     */
    Reading reading(Value output, Checkpoint checkpoint) {
        if (output.softmax() != null) {
            guess(Phrase.of("assumed.loss-of-logits", output.softmax()));
        } else if (!output.before().isEmpty()) {
            throw new NetworkException(
                    Phrase.of("badlayers.output-padded"),
                    where,
                    Phrase.of("remedies.choose-network-padding-comes-before-convolutions"));
        }
        Set<String> needed = new HashSet<>(Set.of(output.node()));
        List<Node> kept = new ArrayList<>();
        for (Node node : nodes.reversed()) {
            if (needed.contains(node.name()) || node.layer() instanceof Layer.Input) {
                needed.addAll(node.inputs());
                kept.add(node);
            }
        }
        Collections.reverse(kept);
        var network = new Network(Summary.of(kept), kept, guesses);
        return new Reading(network, views).requireAll(checkpoint);
    }

    /** As many times the same number. */
    static List<Integer> all(int axes, int number) {
        return Collections.nCopies(axes, number);
    }

    /** A tensor's axes in another order. */
    void turned(String tensor, List<Integer> shape, Integer... axes) {
        if (shape.size() != axes.length) {
            throw new UnsoundException(
                    Phrase.of("badlayers.tensor-axes", tensor, shape, axes.length));
        }
        view(tensor, View.reordered(shape, axes));
    }
}
