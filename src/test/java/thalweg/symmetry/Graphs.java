package thalweg.symmetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.ElementType;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.network.Window;

/** Builds small networks of any layers for tests, a node after the other. */
public final class Graphs {
    private final List<Node> nodes = new ArrayList<>();

    /** Begins with an input of that shape. */
    public static Graphs input(Integer... shape) {
        var graph = new Graphs();
        graph.nodes.add(new Node("input", new Layer.Input(List.of(shape)), List.of()));
        return graph;
    }

    /** A layer that reads the last one. */
    public Graphs then(String name, Layer layer) {
        return after(name, layer, nodes.getLast().name());
    }

    /** A layer that reads the named ones. */
    public Graphs after(String name, Layer layer, String... inputs) {
        nodes.add(new Node(name, layer, List.of(inputs)));
        return this;
    }

    /** A dense layer with bias. */
    public Graphs dense(String name, int in, int out) {
        return then(name, new Layer.Dense(name + ".weight", name + ".bias", in, out));
    }

    /** A square convolution without bias that keeps the size. */
    public Graphs conv(String name, int in, int out, int kernel, int groups) {
        var window = Window.square(kernel, 1, kernel / 2);
        return then(name, new Layer.Convolution(name + ".weight", null, in, out, window, groups));
    }

    /** Batch norm. */
    public Graphs norm(String name, int size) {
        return then(
                name,
                new Layer.BatchNorm(
                        name + ".weight",
                        name + ".bias",
                        name + ".running_mean",
                        name + ".running_var",
                        size,
                        1e-5));
    }

    /** Leaky ReLU after the last node: no unit's output is lost. */
    public Graphs activate() {
        String last = nodes.getLast().name();
        return then(last + ".act", new Layer.Activate(Activation.LEAKY_RELU, 0.2));
    }

    /** The network. */
    public Network network() {
        return new Network("test", nodes, List.of());
    }

    /** Normal numbers for every tensor; variances and scales positive. */
    public static Parameters random(Network network, long seed) {
        Random random = new Random(seed);
        List<Parameter> parameters = new ArrayList<>();
        for (Layer.Slot slot : network.slots()) {
            int fan = slot.shape().size() < 2 ? 4 : slot.count() / slot.shape().get(0);
            float[] values = new float[slot.count()];
            for (int i = 0; i < values.length; i++) {
                double x = random.nextGaussian() * Math.sqrt(2.0 / fan);
                values[i] = (float) (slot.tensor().endsWith("running_var") ? 0.5 + x * x : x);
            }
            parameters.add(
                    new Parameter(
                            slot.tensor(),
                            slot.shape(),
                            values,
                            slot.learnable(),
                            ElementType.F32,
                            slot.blocks()));
        }
        return new Parameters(parameters);
    }

    /** Attention whose queries, keys and values are rows of one tensor. */
    public static Layer.Attention fused(
            String name, int features, int heads, @Nullable Boolean causal) {
        List<Layer.Attention.Projection> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            parts.add(
                    new Layer.Attention.Projection(
                            name + ".in.weight",
                            name + ".in.bias",
                            3 * features,
                            i * features,
                            features));
        }
        return new Layer.Attention(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                name + ".out.weight",
                name + ".out.bias",
                features,
                heads,
                Boolean.TRUE.equals(causal));
    }
}
