package thalweg.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import thalweg.words.Phrase;

/** Builds a graph node after node, and knows the units that the last one puts out. */
final class Builder {
    private static final double TORCH_EPSILON = 1e-5;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> units = new HashMap<>();
    private final List<Assumption> guesses = new ArrayList<>();
    private String last = "input";

    Builder(Integer... inputShape) {
        nodes.add(new Node(last, new Layer.Input(List.of(inputShape)), List.of()));
        units.put(last, inputShape[0]);
    }

    /** The last node. */
    String last() {
        return last;
    }

    /** Goes on from another node. */
    Builder at(String node) {
        last = node;
        return this;
    }

    /** Units that the last node puts out. */
    int units() {
        return Objects.requireNonNull(units.get(last));
    }

    Builder then(String name, Layer layer, int out) {
        return join(name, layer, out, last);
    }

    private Builder join(String name, Layer layer, int out, String... inputs) {
        String free = name;
        for (int n = 2; units.containsKey(free); n++) {
            free = name + " (" + n + ")";
        }
        nodes.add(new Node(free, layer, List.of(inputs)));
        units.put(free, out);
        last = free;
        return this;
    }

    Builder convolution(Module m, int stride, int padding) {
        return then(m.path(), m.asConvolution(units(), stride, padding), m.out());
    }

    Builder norm(Module m) {
        if (!m.batchNorm()) {
            guess(Phrase.of("assumed.norms-over-units"));
        }
        if (m.saved() == null && m.epsilon() != TORCH_EPSILON) {
            guess(Phrase.of("assumed.epsilon-of-norms", m.epsilon()));
        }
        return then(m.path(), m.asNorm(), m.size());
    }

    Builder dense(Module m) {
        return then(m.path(), m.asDense(), m.out());
    }

    Builder activate(Activation function) {
        if (function == Activation.IDENTITY) {
            return this;
        }
        return then(last + ".activation", new Layer.Activate(function), units());
    }

    /** Pooling over a line or a square. */
    Builder pool(Layer.Pooling kind, int axes, int kernel, int stride, int padding) {
        var window = Window.of(java.util.Collections.nCopies(axes, kernel), stride, padding);
        return then(last + ".pool", new Layer.Pool(kind, window, false, true), units());
    }

    /** Averages over squares of so many positions, the last cut at the edge. */
    Builder averagePool(int positions) {
        var window = Window.square(positions, positions, 0);
        var pool = new Layer.Pool(Layer.Pooling.AVERAGE, window, true, false);
        return then(last + ".pool", pool, units());
    }

    Builder adaptivePool(int axes, int positions) {
        var output = java.util.Collections.nCopies(axes, positions);
        var pool = new Layer.AdaptivePool(Layer.Pooling.AVERAGE, output);
        return then(last + ".pool", pool, units());
    }

    /** To one axis of so many units. */
    Builder flatten(int units, boolean channelsLast) {
        return then("flatten", new Layer.Flatten(channelsLast), units);
    }

    /** The sum of the last node and another. */
    Builder add(String name, String other) {
        return join(name, new Layer.Add(), units(), last, other);
    }

    Builder guess(Phrase guess) {
        return guess(Assumption.of(guess));
    }

    Builder guess(Assumption guess) {
        if (!guesses.contains(guess)) {
            guesses.add(guess);
        }
        return this;
    }

    Network network(String architecture) {
        var network = new Network(architecture, nodes, guesses);
        Shapes.of(network);
        return network;
    }
}
