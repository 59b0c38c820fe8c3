package thalweg.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Tensor;
import thalweg.network.GraphImport.Value;
import thalweg.network.KerasLayer.Call;
import thalweg.words.Phrase;

/**
 * Keras's layers as nodes of the graph. Arguments are those of each class's get_config; where a
 * name differs between versions, Keras 2's and 3's comes before Keras 1's.
 */
final class KerasLayers {
    /** They change nothing when a network is used. */
    private static final Set<String> NOTHING =
            Set.of(
                    "InputLayer",
                    "Dropout",
                    "SpatialDropout1D",
                    "SpatialDropout2D",
                    "GaussianDropout",
                    "GaussianNoise",
                    "AlphaDropout",
                    "ActivityRegularization",
                    "RandomFlip",
                    "RandomRotation",
                    "RandomZoom",
                    "RandomTranslation",
                    "RandomContrast",
                    "RandomBrightness");

    private final GraphImport graph;
    private final KerasWeights weights;
    private final KerasConvolutions convolutions;
    private final KerasNorms norms;
    private final KerasAttention attention;
    private final boolean channelsFirst;

    /** Of a hard sigmoid, which Keras 3 changed. */
    private final double hardSlope;

    KerasLayers(
            GraphImport graph, KerasWeights weights, Checkpoint checkpoint, boolean channelsFirst) {
        this.graph = graph;
        this.weights = weights;
        this.convolutions = new KerasConvolutions(graph, weights, checkpoint);
        this.norms = new KerasNorms(graph, weights, channelsFirst);
        this.attention = new KerasAttention(graph, weights);
        this.channelsFirst = channelsFirst;
        boolean third =
                checkpoint.format().startsWith("Keras 3")
                        || checkpoint.metadata().getOrDefault("keras_version", "").startsWith("3");
        this.hardSlope = third ? Activation.HARD_SIGMOID.slope() : 0.2;
    }

    /**
     * Adds what a layer does to what it reads.
     *
     * @throws NetworkException when it isn't known here, or doesn't fit
     * @throws IllegalArgumentException when its arguments make no sense
     */
    Value of(KerasLayer layer, Call call, List<Value> inputs) {
        Value x = inputs.getFirst();
        boolean several =
                Set.of("Add", "Multiply", "Concatenate", "Merge", "MultiHeadAttention")
                        .contains(layer.kind());
        if (inputs.size() != 1 && !several) {
            throw graph.refused(
                    layer.name(), layer.kind(), Phrase.of("badlayers.reads-values", inputs.size()));
        }
        if (NOTHING.contains(layer.kind())) {
            return x;
        }
        return switch (layer.kind()) {
            case "Dense" -> dense(layer, x);
            case "Embedding" -> embedding(layer, x);
            case "MultiHeadAttention" -> attention.of(layer, inputs, call.keywords());
            case "Conv1D", "Convolution1D" ->
                    activated(layer, convolutions.convolution(layer, x, 1));
            case "Conv2D", "Convolution2D" ->
                    activated(layer, convolutions.convolution(layer, x, 2));
            case "DepthwiseConv1D" -> activated(layer, convolutions.depthwise(layer, x, 1));
            case "DepthwiseConv2D" -> activated(layer, convolutions.depthwise(layer, x, 2));
            case "SeparableConv1D" -> activated(layer, convolutions.separable(layer, x, 1));
            case "SeparableConv2D", "SeparableConvolution2D" ->
                    activated(layer, convolutions.separable(layer, x, 2));
            case "Conv1DTranspose" -> activated(layer, convolutions.transposed(layer, x, 1));
            case "Conv2DTranspose" -> activated(layer, convolutions.transposed(layer, x, 2));
            case "BatchNormalization" -> norms.batchNorm(layer, x);
            case "LayerNormalization" -> norms.layerNorm(layer, x);
            case "GroupNormalization" -> norms.groupNorm(layer, x);
            case "Activation" -> activated(layer, layer.name(), x);
            case "ReLU" -> relu(layer, x);
            case "LeakyReLU" ->
                    graph.activate(
                            layer.name(),
                            x,
                            Activation.LEAKY_RELU,
                            layer.field("negative_slope", "alpha").asDouble(0.3));
            case "ELU" ->
                    graph.activate(
                            layer.name(), x, Activation.ELU, layer.field("alpha").asDouble(1));
            case "Softmax" -> graph.softmax(layer.name(), x);
            case "MaxPooling1D", "MaxPool1D" -> convolutions.pool(layer, x, Layer.Pooling.MAX, 1);
            case "MaxPooling2D", "MaxPool2D" -> convolutions.pool(layer, x, Layer.Pooling.MAX, 2);
            case "AveragePooling1D", "AvgPool1D" ->
                    convolutions.pool(layer, x, Layer.Pooling.AVERAGE, 1);
            case "AveragePooling2D", "AvgPool2D" ->
                    convolutions.pool(layer, x, Layer.Pooling.AVERAGE, 2);
            case "GlobalAveragePooling1D",
                    "GlobalAvgPool1D",
                    "GlobalAveragePooling2D",
                    "GlobalAvgPool2D" ->
                    globalPool(layer, x, Layer.Pooling.AVERAGE);
            case "GlobalMaxPooling1D", "GlobalMaxPool1D", "GlobalMaxPooling2D", "GlobalMaxPool2D" ->
                    globalPool(layer, x, Layer.Pooling.MAX);
            case "ZeroPadding1D" -> convolutions.zeroPadding(layer, x, 1);
            case "ZeroPadding2D" -> convolutions.zeroPadding(layer, x, 2);
            case "Flatten" -> flatten(layer, x);
            case "Reshape" -> reshape(layer, x);
            case "Rescaling" -> rescaling(layer, x);
            case "Add" -> graph.add(layer.name(), new Layer.Add(), inputs.toArray(Value[]::new));
            case "Multiply" ->
                    graph.add(layer.name(), new Layer.Multiply(), inputs.toArray(Value[]::new));
            case "Concatenate" -> concatenate(layer, inputs, layer.number(-1, "axis"));
            case "Merge" -> merge(layer, inputs);
            default ->
                    throw graph.refused(layer.name(), layer.kind(), Phrase.of("badlayers.unknown"));
        };
    }

    private Value dense(KerasLayer layer, Value x) {
        boolean bias = layer.bias();
        List<Tensor> t = weights.of(layer, KerasWeights.withBias(bias, "kernel"));
        Tensor kernel = t.getFirst();
        graph.turned(kernel.name(), kernel.shape(), 1, 0);
        if (channelsFirst && graph.shape(x).size() > 1) {
            throw graph.refused(layer.name(), layer.kind(), Phrase.of("badlayers.reads-last-axis"));
        }
        var dense =
                new Layer.Dense(
                        kernel.name(),
                        bias ? t.getLast().name() : null,
                        graph.units(x),
                        layer.number("units", "output_dim"));
        return activated(layer, graph.add(layer.name(), dense, x));
    }

    private Value embedding(KerasLayer layer, Value x) {
        Tensor table = weights.of(layer, List.of("embeddings")).getFirst();
        if (layer.flag(false, "mask_zero")) {
            throw graph.refused(layer.name(), layer.kind(), Phrase.of("badlayers.masks-zeros"));
        }
        int count = layer.number("input_dim");
        return graph.add(
                layer.name(),
                new Layer.Embedding(table.name(), count, layer.number("output_dim")),
                x);
    }

    /** A layer's own activation, after it. */
    private Value activated(KerasLayer layer, Value x) {
        return activated(layer, layer.name() + ".activation", x);
    }

    private Value activated(KerasLayer layer, String name, Value x) {
        var said = layer.field("activation");
        String function = said.isObject() ? function(said) : said.asText("linear");
        if (function.equals("softmax") || function.equals("log_softmax")) {
            return graph.softmax(layer.name(), x);
        }
        Optional<Activation> known = Activation.named(function);
        if (known.isEmpty()) {
            throw graph.refused(
                    layer.name(),
                    layer.kind(),
                    Phrase.of("badlayers.unknown-activation", function));
        }
        double slope =
                switch (known.get()) {
                    case LEAKY_RELU -> 0.2; // the function's own, where the layer's is 0.3
                    case HARD_SIGMOID -> hardSlope;
                    default -> known.get().slope();
                };
        return graph.activate(name, x, known.get(), slope);
    }

    /** {"class_name": "function", "config": "relu"}, or a class of its own. */
    private static String function(JsonNode said) {
        return said.path("config").isTextual()
                ? said.path("config").asText()
                : said.path("class_name").asText();
    }

    private Value relu(KerasLayer layer, Value x) {
        double slope = layer.field("negative_slope").asDouble(0);
        boolean cut = layer.field("max_value").isNumber();
        if (layer.field("threshold").asDouble(0) != 0 || cut && slope != 0) {
            throw graph.refused(layer.name(), layer.kind(), Phrase.of("badlayers.cut-off-below"));
        }
        if (cut) {
            double most = layer.field("max_value").asDouble();
            return graph.activate(layer.name(), x, Layer.Activate.clip(0, most));
        }
        return slope == 0
                ? graph.activate(layer.name(), x, Activation.RELU, 0)
                : graph.activate(layer.name(), x, Activation.LEAKY_RELU, slope);
    }

    private Value globalPool(KerasLayer layer, Value x, Layer.Pooling kind) {
        return graph.globalPool(layer.name(), x, kind, layer.flag(false, "keepdims"));
    }

    /**
     * Keras flattens in the order in which values lie, so with channels last; one told that they
     * come first brings them last before. (layers.reshaping.flatten; Keras 1 never did.)
     */
    private Value flatten(KerasLayer layer, Value x) {
        boolean turns = layer.text("", "data_format").equals("channels_first");
        List<Integer> shape = graph.shape(x);
        if (shape.size() == 2 && graph.unread(x)) {
            // A picture without channels, as in Keras's own MNIST examples: rows, then columns.
            return graph.reshapeInput(x, List.of(Shapes.count(shape)));
        }
        return graph.flatten(layer.name(), x, !channelsFirst || turns);
    }

    private Value reshape(KerasLayer layer, Value x) {
        List<Integer> shape = graph.shape(x);
        var said = layer.field("target_shape", "dims");
        List<Integer> target =
                new ArrayList<>(KerasLayer.numbers(said, said.size(), "target_shape"));
        int open = target.indexOf(-1);
        if (open >= 0) {
            target.set(open, 1);
            target.set(open, Shapes.count(shape) / Math.max(1, Shapes.count(target)));
        }
        if (!target.isEmpty() && Shapes.count(target) == Shapes.count(shape)) {
            if (target.size() == 1) {
                return shape.size() == 2 && graph.unread(x)
                        ? graph.reshapeInput(x, target)
                        : graph.flatten(layer.name(), x, !channelsFirst);
            }
            List<Integer> seen = new ArrayList<>(target);
            if (!channelsFirst) {
                seen.addFirst(seen.removeLast());
            }
            if (seen.equals(shape)) {
                return x;
            }
            Value before = graph.beforeFlatten(x);
            if (before != null && graph.shape(before).equals(seen)) {
                return before;
            }
            boolean tokens = shape.size() > 2 && seen.size() == 2 && !channelsFirst;
            if (tokens && seen.getFirst().equals(shape.getFirst())) {
                return graph.add(layer.name(), new Layer.Tokens(), x);
            }
            if (graph.unread(x) && (shape.size() == 1 || seen.getFirst() == 1)) {
                return graph.reshapeInput(x, seen);
            }
        }
        throw graph.refused(layer.name(), layer.kind(), Phrase.of("badlayers.unknown-reshape"));
    }

    /** The program's pixels come from 0 to 1, Keras's from 0 to 255. */
    private Value rescaling(KerasLayer layer, Value x) {
        double scale = 255 * layer.field("scale").asDouble(Double.NaN);
        double offset = layer.field("offset").asDouble(0);
        if (!graph.unread(x) || !(scale > 0)) {
            throw graph.refused(layer.name(), layer.kind(), Phrase.of("badlayers.only-at-input"));
        }
        boolean plain = Math.abs(scale - 1) < 1e-6 && offset == 0;
        graph.guess(
                plain
                        ? Phrase.of("assumed.pixels-from-0-to-1", layer.name())
                        : Phrase.of(
                                "assumed.input-normalised",
                                "%.4g".formatted(-offset / scale),
                                "%.4g".formatted(1 / scale),
                                layer.name()));
        return x;
    }

    private Value concatenate(KerasLayer layer, List<Value> inputs, int axis) {
        if (!norms.channels(inputs.getFirst(), axis)) {
            throw graph.refused(
                    layer.name(),
                    layer.kind(),
                    Phrase.of("badlayers.joins-other-axis", String.valueOf(axis)));
        }
        return graph.add(layer.name(), new Layer.Concatenate(), inputs.toArray(Value[]::new));
    }

    /** Keras 1. */
    private Value merge(KerasLayer layer, List<Value> inputs) {
        return switch (layer.text("sum", "mode")) {
            case "sum" -> graph.add(layer.name(), new Layer.Add(), inputs.toArray(Value[]::new));
            case "concat" -> concatenate(layer, inputs, layer.number(-1, "concat_axis"));
            default ->
                    throw graph.refused(
                            layer.name(),
                            layer.kind(),
                            Phrase.of("badlayers.neither-adds-nor-joins"));
        };
    }
}
