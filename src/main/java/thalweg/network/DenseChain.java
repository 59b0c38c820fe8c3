package thalweg.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Tensor;

/**
 * A chain of dense layers found in a checkpoint's structure, whatever its tensors are called.
 *
 * @param layers from the input to the output
 * @param layout how the file stores its weights
 * @param guesses what neither shapes nor names settled
 */
record DenseChain(List<Link> layers, Layout layout, List<Assumption> guesses) {
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

    /**
     * The graph of the chain.
     *
     * @param guess what the activation rests on when the file doesn't say, or null
     */
    Network network(Activation activation, @Nullable Assumption guess) {
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
        List<Assumption> all = new ArrayList<>();
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

    /** The chain with its graph, and how its weights are seen. */
    Reading reading(Activation activation, @Nullable Assumption guess) {
        Map<String, View> views = new HashMap<>();
        if (layout == Layout.IN_OUT) {
            for (Link link : layers) {
                views.put(link.weight().name(), View.reordered(link.weight().shape(), 1, 0));
            }
        }
        return new Reading(network(activation, guess), views);
    }
}
