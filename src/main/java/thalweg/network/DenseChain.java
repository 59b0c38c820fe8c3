package thalweg.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.Tensor;

/**
 * A chain of dense layers found in a checkpoint's structure, whatever its tensors are called.
 *
 * @param layers from the input to the output
 * @param layout how the file stores its weights
 * @param guesses what neither shapes nor names settled, as shown
 */
record DenseChain(List<Link> layers, Layout layout, List<String> guesses) {
    /** How a file stores a weight. */
    enum Layout {
        OUT_IN,
        IN_OUT;

        int in(Tensor weight) {
            return weight.shape().get(this == OUT_IN ? 1 : 0);
        }

        int out(Tensor weight) {
            return weight.shape().get(this == OUT_IN ? 0 : 1);
        }
    }

    /** Copies the lists. */
    DenseChain {
        layers = List.copyOf(layers);
        guesses = List.copyOf(guesses);
    }

    /** One dense layer: its tensors and its widths. */
    record Link(String name, Tensor weight, @Nullable Tensor bias, int in, int out) {}

    /**
     * Finds the chain.
     *
     * @throws NetworkException when the tensors don't make one: says which doesn't fit
     */
    static DenseChain recognise(Checkpoint checkpoint) {
        return ChainReading.read(checkpoint);
    }

    /** Whether a tensor is a single integer, such as a step: no part of θ, kept as it is. */
    static boolean counter(Tensor t) {
        return !t.type().floating() && t.count() == 1 && t.shape().size() <= 1;
    }

    /**
     * The graph of the chain.
     *
     * @param guess what the activation rests on when the file doesn't say, or null
     */
    Network network(Activation activation, @Nullable String guess) {
        boolean activated = layers.size() > 1;
        List<Node> nodes = new ArrayList<>();
        String last = inputName();
        nodes.add(new Node(last, new Layer.Input(layers.getFirst().in()), List.of()));
        StringBuilder widths = new StringBuilder().append(layers.getFirst().in());
        for (int i = 0; i < layers.size(); i++) {
            Link link = layers.get(i);
            Tensor bias = link.bias();
            var dense =
                    new Layer.Dense(
                            link.weight().name(),
                            bias == null ? null : bias.name(),
                            link.in(),
                            link.out());
            nodes.add(new Node(link.name(), dense, List.of(last)));
            last = link.name();
            widths.append('-').append(link.out());
            if (i < layers.size() - 1 && activation != Activation.IDENTITY) {
                String name = link.name() + ".activation";
                nodes.add(new Node(name, new Layer.Activate(activation), List.of(last)));
                last = name;
            }
        }
        if (activated) {
            widths.append(' ').append(activation.label());
        }
        List<String> all = new ArrayList<>();
        if (activated && guess != null) {
            all.add(guess);
        }
        all.addAll(guesses);
        return new Network(widths.toString(), nodes, all);
    }

    /** "input", unless a layer is called so. */
    private String inputName() {
        boolean taken = layers.stream().anyMatch(link -> link.name().equals("input"));
        return taken ? "network input" : "input";
    }

    /** The numbers, in the checkpoint's order, every weight as [out, in]. */
    Parameters read(Checkpoint checkpoint) {
        Set<String> weights = new LinkedHashSet<>();
        for (Link link : layers) {
            weights.add(link.weight().name());
        }
        List<Parameter> parameters = new ArrayList<>();
        for (Tensor t : checkpoint.tensors()) {
            float[] values = t.read();
            List<Integer> shape = t.shape();
            if (layout == Layout.IN_OUT && weights.contains(t.name())) {
                values = Transposed.of(values, shape.get(0), shape.get(1));
                shape = shape.reversed();
            }
            parameters.add(new Parameter(t.name(), shape, values, !counter(t), t.type()));
        }
        return new Parameters(parameters);
    }

    /** The numbers of θ in the file's own layout and order. */
    List<Checkpoints.Content> write(Parameters theta) {
        Set<String> weights = new LinkedHashSet<>();
        for (Link link : layers) {
            weights.add(link.weight().name());
        }
        List<Checkpoints.Content> contents = new ArrayList<>();
        for (Parameter p : theta.all()) {
            float[] values = p.values();
            List<Integer> shape = p.shape();
            if (layout == Layout.IN_OUT && weights.contains(p.name())) {
                values = Transposed.of(values, shape.get(0), shape.get(1));
                shape = shape.reversed();
            }
            contents.add(new Checkpoints.Content(p.name(), p.storedAs(), shape, values));
        }
        return contents;
    }
}
