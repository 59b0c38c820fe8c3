package thalweg.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
 * @param ambiguous whether shapes alone don't settle the layout
 */
record DenseChain(List<Link> layers, Layout layout, boolean ambiguous) {
    /** How a file stores a weight. */
    enum Layout {
        OUT_IN,
        IN_OUT
    }

    /** One dense layer: its tensors and its widths. */
    record Link(String name, Tensor weight, @Nullable Tensor bias, int in, int out) {}

    /**
     * Finds the chain.
     *
     * @throws NetworkException when the tensors don't make one: says which doesn't fit
     */
    static DenseChain recognise(Checkpoint checkpoint) {
        List<Tensor> weights = new ArrayList<>();
        List<Tensor> vectors = new ArrayList<>();
        for (Tensor t : checkpoint.tensors()) {
            switch (t.shape().size()) {
                case 2 -> weights.add(t);
                case 1 -> vectors.add(t);
                default -> throw unfit(checkpoint, t);
            }
        }
        if (weights.isEmpty()) {
            throw new NetworkException(
                    "there is no weight matrix among its "
                            + checkpoint.tensors().size()
                            + " tensors",
                    checkpoint.file().toString(),
                    "choose a checkpoint of a network of dense layers");
        }
        Set<String> used = new HashSet<>();
        Map<Tensor, @Nullable Tensor> biases = new LinkedHashMap<>();
        for (Tensor w : weights) {
            Tensor bias = biasOf(w, vectors, used);
            biases.put(w, bias);
            if (bias != null) {
                used.add(bias.name());
            }
        }
        for (Tensor v : vectors) {
            if (!used.contains(v.name())) {
                throw unfit(checkpoint, v);
            }
        }
        List<Tensor> outIn = chain(weights, biases, Layout.OUT_IN);
        List<Tensor> inOut = chain(weights, biases, Layout.IN_OUT);
        if (outIn.isEmpty() && inOut.isEmpty()) {
            throw broken(checkpoint, weights);
        }
        Layout layout = outIn.isEmpty() ? Layout.IN_OUT : Layout.OUT_IN;
        boolean square = weights.stream().allMatch(w -> w.shape().get(0).equals(w.shape().get(1)));
        boolean named = weights.stream().allMatch(w -> lastPart(w.name()).equals("kernel"));
        if (!outIn.isEmpty() && !inOut.isEmpty() && named) {
            layout = Layout.IN_OUT;
        }
        List<Link> links = new ArrayList<>();
        for (Tensor w : layout == Layout.OUT_IN ? outIn : inOut) {
            links.add(
                    new Link(layerName(w.name()), w, biases.get(w), in(w, layout), out(w, layout)));
        }
        return new DenseChain(
                uniquelyNamed(links), layout, !outIn.isEmpty() && !inOut.isEmpty() && square);
    }

    /** The graph of the chain. */
    Network network(Activation activation, boolean guessed) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node("input", new Layer.Input(layers.getFirst().in()), List.of()));
        StringBuilder widths = new StringBuilder().append(layers.getFirst().in());
        String last = "input";
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
        List<String> guesses = new ArrayList<>();
        if (guessed && layers.size() > 1) {
            guesses.add("activation: " + activation.label());
        }
        if (ambiguous) {
            guesses.add("weights stored as out × in");
        }
        return new Network(widths + " " + activation.label(), nodes, guesses);
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
            parameters.add(new Parameter(t.name(), shape, values, true, t.type()));
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

    /** The weights in an order in which each one's inputs are the last one's outputs, or none. */
    private static List<Tensor> chain(
            List<Tensor> weights, Map<Tensor, @Nullable Tensor> biases, Layout layout) {
        for (Tensor w : weights) {
            Tensor bias = biases.get(w);
            if (bias != null && bias.shape().get(0) != out(w, layout)) {
                return List.of();
            }
        }
        if (chains(weights, layout)) {
            return weights;
        }
        List<Tensor> sorted = new ArrayList<>(weights);
        sorted.sort((x, y) -> NaturalOrder.compare(x.name(), y.name()));
        if (chains(sorted, layout)) {
            return sorted;
        }
        return ChainOrder.find(sorted, t -> in(t, layout), t -> out(t, layout));
    }

    private static boolean chains(List<Tensor> order, Layout layout) {
        for (int i = 1; i < order.size(); i++) {
            if (in(order.get(i), layout) != out(order.get(i - 1), layout)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Tensor biasOf(Tensor weight, List<Tensor> vectors, Set<String> used) {
        String layer = layerName(weight.name());
        for (Tensor v : vectors) {
            boolean fits = weight.shape().contains(v.shape().get(0)) && !used.contains(v.name());
            if (fits && layerName(v.name()).equals(layer)) {
                return v;
            }
        }
        return null;
    }

    private static List<Link> uniquelyNamed(List<Link> links) {
        Set<String> names = new HashSet<>();
        List<Link> result = new ArrayList<>();
        for (Link link : links) {
            boolean free = !link.name().isEmpty() && names.add(link.name());
            String name = free ? link.name() : link.weight().name();
            result.add(new Link(name, link.weight(), link.bias(), link.in(), link.out()));
        }
        return result;
    }

    /** "fc1.weight" and "fc1.bias" give "fc1"; "W0" and "b0" give "0". */
    private static String layerName(String tensor) {
        String last = lastPart(tensor);
        String stem = tensor.substring(0, tensor.length() - last.length());
        return switch (last) {
            case "weight", "bias", "kernel", "W", "b", "w", "scale" ->
                    stem.isEmpty() ? "" : stem.substring(0, stem.length() - 1);
            default ->
                    stem
                            + last.replaceFirst("(?i)^(weights?|bias(es)?|kernel|w|b)_?(?=\\d)", "")
                                    .replaceFirst("(?i)_?(weights?|bias(es)?|kernel|w|b)$", "");
        };
    }

    private static String lastPart(String name) {
        int cut = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'));
        return name.substring(cut + 1);
    }

    private static int in(Tensor w, Layout layout) {
        return w.shape().get(layout == Layout.OUT_IN ? 1 : 0);
    }

    private static int out(Tensor w, Layout layout) {
        return w.shape().get(layout == Layout.OUT_IN ? 0 : 1);
    }

    private static NetworkException unfit(Checkpoint checkpoint, Tensor tensor) {
        return new NetworkException(
                "tensor " + tensor.name() + " " + tensor.shape() + " fits no chain of dense layers",
                checkpoint.file().toString(),
                "choose a network of dense layers: this version reads no others");
    }

    private static NetworkException broken(Checkpoint checkpoint, List<Tensor> weights) {
        for (int i = 1; i < weights.size(); i++) {
            Tensor w = weights.get(i);
            Tensor before = weights.get(i - 1);
            if (in(w, Layout.OUT_IN) != out(before, Layout.OUT_IN)) {
                return new NetworkException(
                        "the weights make no chain: "
                                + w.name()
                                + " "
                                + w.shape()
                                + " doesn't follow "
                                + before.name()
                                + " "
                                + before.shape(),
                        checkpoint.file().toString(),
                        "choose a network of dense layers, one after the other");
            }
        }
        return new NetworkException(
                "the biases don't fit the weights",
                checkpoint.file().toString(),
                "choose a network of dense layers, one after the other");
    }
}
