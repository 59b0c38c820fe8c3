package thalweg.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.KernelLayout;
import thalweg.checkpoint.Tensor;
import thalweg.network.GraphImport.Value;

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
    private final Checkpoint checkpoint;
    private final boolean channelsFirst;

    KerasLayers(
            GraphImport graph, KerasWeights weights, Checkpoint checkpoint, boolean channelsFirst) {
        this.graph = graph;
        this.weights = weights;
        this.checkpoint = checkpoint;
        this.channelsFirst = channelsFirst;
    }

    /**
     * Adds what a layer does to what it reads.
     *
     * @throws NetworkException when it isn't known here, or doesn't fit
     * @throws IllegalArgumentException when its arguments make no sense
     */
    Value of(KerasLayer layer, List<Value> inputs) {
        Value x = inputs.getFirst();
        boolean several = Set.of("Add", "Concatenate", "Merge").contains(layer.kind());
        if (inputs.size() != 1 && !several) {
            throw graph.refused(
                    layer.name(), layer.kind(), "reads %d values".formatted(inputs.size()));
        }
        if (NOTHING.contains(layer.kind())) {
            return x;
        }
        return switch (layer.kind()) {
            case "Dense" -> dense(layer, x);
            case "Embedding" -> embedding(layer, x);
            case "Conv1D", "Convolution1D" -> convolution(layer, x, 1);
            case "Conv2D", "Convolution2D" -> convolution(layer, x, 2);
            case "DepthwiseConv1D" -> depthwise(layer, x, 1);
            case "DepthwiseConv2D" -> depthwise(layer, x, 2);
            case "SeparableConv1D" -> separable(layer, x, 1);
            case "SeparableConv2D", "SeparableConvolution2D" -> separable(layer, x, 2);
            case "Conv1DTranspose" -> transposed(layer, x, 1);
            case "Conv2DTranspose" -> transposed(layer, x, 2);
            case "BatchNormalization" -> batchNorm(layer, x);
            case "LayerNormalization" -> layerNorm(layer, x);
            case "GroupNormalization" -> groupNorm(layer, x);
            case "Activation" -> activated(layer, layer.name(), x);
            case "ReLU" -> relu(layer, x);
            case "LeakyReLU" ->
                    graph.activate(
                            layer.name(),
                            x,
                            Activation.LEAKY_RELU,
                            layer.field("negative_slope", "alpha").asDouble(0.3));
            case "Softmax" -> graph.softmax(layer.name(), x);
            case "MaxPooling1D", "MaxPool1D" -> pool(layer, x, Layer.Pooling.MAX, 1);
            case "MaxPooling2D", "MaxPool2D" -> pool(layer, x, Layer.Pooling.MAX, 2);
            case "AveragePooling1D", "AvgPool1D" -> pool(layer, x, Layer.Pooling.AVERAGE, 1);
            case "AveragePooling2D", "AvgPool2D" -> pool(layer, x, Layer.Pooling.AVERAGE, 2);
            case "GlobalAveragePooling1D",
                    "GlobalAvgPool1D",
                    "GlobalAveragePooling2D",
                    "GlobalAvgPool2D" ->
                    globalPool(layer, x, Layer.Pooling.AVERAGE);
            case "GlobalMaxPooling1D", "GlobalMaxPool1D", "GlobalMaxPooling2D", "GlobalMaxPool2D" ->
                    globalPool(layer, x, Layer.Pooling.MAX);
            case "ZeroPadding1D" -> zeroPadding(layer, x, 1);
            case "ZeroPadding2D" -> zeroPadding(layer, x, 2);
            case "Flatten" -> flatten(layer, x);
            case "Reshape" -> reshape(layer, x);
            case "Rescaling" -> rescaling(layer, x);
            case "Add" -> graph.add(layer.name(), new Layer.Add(), inputs.toArray(Value[]::new));
            case "Concatenate" -> concatenate(layer, inputs, layer.number(-1, "axis"));
            case "Merge" -> merge(layer, inputs);
            default -> throw graph.refused(layer.name(), layer.kind(), "isn't known here");
        };
    }

    private static List<String> withBias(boolean bias, String... kernels) {
        List<String> roles = new ArrayList<>(List.of(kernels));
        if (bias) {
            roles.add("bias");
        }
        return roles;
    }

    private static boolean bias(KerasLayer layer) {
        return layer.flag(true, "use_bias", "bias");
    }

    private Value dense(KerasLayer layer, Value x) {
        boolean bias = bias(layer);
        List<Tensor> t = weights.of(layer, withBias(bias, "kernel"));
        Tensor kernel = t.getFirst();
        graph.turned(kernel.name(), kernel.shape(), 1, 0);
        if (channelsFirst && graph.shape(x).size() > 1) {
            throw graph.refused(layer.name(), layer.kind(), "reads the last axis of an image");
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
            throw graph.refused(layer.name(), layer.kind(), "masks zeros");
        }
        int count = layer.number("input_dim");
        return graph.add(
                layer.name(),
                new Layer.Embedding(table.name(), count, layer.number("output_dim")),
                x);
    }

    /** A layer's window over what it reads, and the zeros around that. */
    private Window window(
            KerasLayer layer, Value x, List<Integer> kernel, List<Integer> stride, int axes) {
        List<Integer> dilation = layer.numbers(axes, 1, "dilation_rate");
        List<Integer> none = GraphImport.all(axes, 0);
        String padding = layer.text("valid", "padding", "border_mode");
        if (graph.positions(x).size() != axes) {
            throw graph.refused(
                    layer.name(), layer.kind(), "gets " + graph.shape(x) + ", of other axes");
        }
        return switch (padding) {
            case "valid" -> new Window(kernel, stride, none, none, dilation);
            case "same" -> SamePadding.window(kernel, stride, dilation, graph.paddedPositions(x));
            case "causal" -> {
                int before = dilation.getFirst() * (kernel.getFirst() - 1);
                yield new Window(kernel, stride, List.of(before), none, dilation);
            }
            default ->
                    throw graph.refused(
                            layer.name(), layer.kind(), "pads \"" + padding + "\", unknown here");
        };
    }

    private List<Integer> kernel(KerasLayer layer, int axes) {
        if (layer.field("kernel_size").isMissingNode()) { // Keras 1
            return axes == 1
                    ? List.of(layer.number("filter_length"))
                    : List.of(layer.number("nb_row"), layer.number("nb_col"));
        }
        return layer.numbers(axes, "kernel_size");
    }

    private static List<Integer> stride(KerasLayer layer, int axes) {
        return layer.numbers(axes, 1, "strides", "subsample", "subsample_length");
    }

    /** Keras 1 with Theano's order of axes stored out × in first, as the program sees them. */
    private boolean outputsFirst() {
        return checkpoint.layout() == KernelLayout.DENSE_OUTPUTS_LAST;
    }

    private void requireUnflipped(KerasLayer layer) {
        if (checkpoint.metadata().getOrDefault("backend", "").equals("theano")) {
            throw graph.refused(
                    layer.name(), layer.kind(), "was saved by Theano, which turns kernels around");
        }
        if (outputsFirst()) {
            graph.guess("kernels: not turned around, as TensorFlow's are and Theano's not");
        }
    }

    /** [kernel…, in, out] seen as out × in × kernel. */
    private void turnKernel(Tensor kernel, int axes) {
        if (outputsFirst()) {
            return;
        }
        List<Integer> shape = kernel.shape();
        if (axes == 1 && shape.size() == 4 && shape.get(1) == 1) {
            // Keras 1 kept a convolution over a line as one over a plane, [length, 1, in, out].
            List<Integer> seen = List.of(shape.get(3), shape.get(2), shape.get(0));
            graph.view(kernel.name(), new View(shape, List.of(3, 2, 0, 1), seen));
        } else if (axes == 1) {
            graph.turned(kernel.name(), shape, 2, 1, 0);
        } else {
            graph.turned(kernel.name(), shape, 3, 2, 0, 1);
        }
    }

    private Value convolution(KerasLayer layer, Value x, int axes) {
        requireUnflipped(layer);
        boolean bias = bias(layer);
        List<Tensor> t = weights.of(layer, withBias(bias, "kernel"));
        Tensor kernel = t.getFirst();
        turnKernel(kernel, axes);
        Window window = window(layer, x, kernel(layer, axes), stride(layer, axes), axes);
        var convolution =
                new Layer.Convolution(
                        kernel.name(),
                        bias ? t.getLast().name() : null,
                        graph.units(x),
                        layer.number("filters", "nb_filter"),
                        graph.over(x, window),
                        layer.number(1, "groups"));
        return activated(layer, graph.add(layer.name(), convolution, graph.bare(x)));
    }

    /** [kernel…, in, times] seen as in · times kernels, those of a channel together. */
    private void seeDepthwise(Tensor kernel, List<Integer> window, int units, int times) {
        int axes = window.size();
        List<Integer> order = new ArrayList<>(List.of(axes, axes + 1));
        List<Integer> shape = new ArrayList<>(List.of(Math.multiplyExact(units, times), 1));
        List<Integer> expected = new ArrayList<>(window);
        expected.addAll(List.of(units, times));
        for (int axis = 0; axis < axes; axis++) {
            order.add(axis);
            shape.add(window.get(axis));
        }
        if (!kernel.shape().equals(expected)) {
            throw new IllegalArgumentException(
                    "%s is %s, not %s".formatted(kernel.name(), kernel.shape(), expected));
        }
        graph.view(kernel.name(), new View(kernel.shape(), order, shape));
    }

    private Value depthwise(KerasLayer layer, Value x, int axes) {
        requireUnflipped(layer);
        boolean bias = bias(layer);
        List<Tensor> t = weights.of(layer, withBias(bias, "depthwise_kernel"));
        Value y = depthwise(layer, layer.name(), x, axes, t.getFirst(), bias ? t.getLast() : null);
        return activated(layer, y);
    }

    private Value depthwise(
            KerasLayer layer,
            String name,
            Value x,
            int axes,
            Tensor kernel,
            @Nullable Tensor bias) {
        int times = layer.number(1, "depth_multiplier");
        List<Integer> size = kernel(layer, axes);
        seeDepthwise(kernel, size, graph.units(x), times);
        Window window = window(layer, x, size, stride(layer, axes), axes);
        var convolution =
                new Layer.Convolution(
                        kernel.name(),
                        bias == null ? null : bias.name(),
                        graph.units(x),
                        Math.multiplyExact(graph.units(x), times),
                        graph.over(x, window),
                        graph.units(x));
        return graph.add(name, convolution, graph.bare(x));
    }

    private Value separable(KerasLayer layer, Value x, int axes) {
        requireUnflipped(layer);
        boolean bias = bias(layer);
        List<Tensor> t = weights.of(layer, withBias(bias, "depthwise_kernel", "pointwise_kernel"));
        Value deep = depthwise(layer, layer.name() + ".depthwise", x, axes, t.getFirst(), null);
        Tensor point = t.get(1);
        turnKernel(point, axes);
        var convolution =
                new Layer.Convolution(
                        point.name(),
                        bias ? t.getLast().name() : null,
                        graph.units(deep),
                        layer.number("filters", "nb_filter"),
                        Window.of(GraphImport.all(axes, 1), 1, 0),
                        1);
        return activated(layer, graph.add(layer.name(), convolution, deep));
    }

    /** Keras keeps the kernel [kernel…, out, in]. (utils.conv_utils.deconv_output_length) */
    private Value transposed(KerasLayer layer, Value x, int axes) {
        requireUnflipped(layer);
        boolean bias = bias(layer);
        List<Tensor> t = weights.of(layer, withBias(bias, "kernel"));
        Tensor kernel = t.getFirst();
        if (axes == 1) {
            graph.turned(kernel.name(), kernel.shape(), 1, 2, 0);
        } else {
            graph.turned(kernel.name(), kernel.shape(), 2, 3, 0, 1);
        }
        if (!layer.field("output_padding").isMissingNode()) {
            throw graph.refused(layer.name(), layer.kind(), "has an output padding of its own");
        }
        List<Integer> size = kernel(layer, axes);
        List<Integer> stride = stride(layer, axes);
        List<Integer> dilation = layer.numbers(axes, 1, "dilation_rate");
        List<Integer> none = GraphImport.all(axes, 0);
        boolean same = layer.text("valid", "padding").equals("same");
        Window window =
                same
                        ? SamePadding.transposed(size, stride, dilation)
                        : new Window(size, stride, none, none, dilation);
        List<Integer> more = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            more.add(Math.max(0, stride.get(axis) - window.extent(axis)));
        }
        var convolution =
                new Layer.TransposedConvolution(
                        kernel.name(),
                        bias ? t.getLast().name() : null,
                        graph.units(x),
                        layer.number("filters"),
                        window,
                        more,
                        1);
        return activated(layer, graph.add(layer.name(), convolution, x));
    }

    /** Whether an axis argument names the channels of a value; negative counts from the end. */
    private boolean channels(Value x, int axis) {
        int last = graph.shape(x).size();
        return axis == (channelsFirst ? 1 : last) || axis == (channelsFirst ? -last : -1);
    }

    private void requireChannels(KerasLayer layer, Value x) {
        var axis = layer.field("axis");
        int number = axis.isArray() ? axis.path(0).asInt() : axis.asInt(-1);
        if (axis.isArray() && axis.size() != 1 || !channels(x, number)) {
            throw graph.refused(
                    layer.name(), layer.kind(), "normalises axis " + axis + ", not the channels");
        }
    }

    private Value batchNorm(KerasLayer layer, Value x) {
        requireChannels(layer, x);
        if (layer.number(0, "mode") == 1) {
            throw graph.refused(layer.name(), layer.kind(), "normalises each example by itself");
        }
        boolean scale = layer.flag(true, "scale");
        boolean center = layer.flag(true, "center");
        List<String> roles = new ArrayList<>(affine(scale, center));
        roles.addAll(List.of("moving_mean", "moving_variance"));
        List<Tensor> t = weights.of(layer, roles);
        var norm =
                new Layer.BatchNorm(
                        scale ? t.getFirst().name() : null,
                        center ? t.get(scale ? 1 : 0).name() : null,
                        t.get(t.size() - 2).name(),
                        t.getLast().name(),
                        graph.units(x),
                        layer.field("epsilon").asDouble(1e-3));
        return graph.add(layer.name(), norm, x);
    }

    private static List<String> affine(boolean scale, boolean center) {
        List<String> roles = new ArrayList<>();
        if (scale) {
            roles.add("gamma");
        }
        if (center) {
            roles.add("beta");
        }
        return roles;
    }

    private Value layerNorm(KerasLayer layer, Value x) {
        if (layer.flag(false, "rms_scaling")) {
            throw graph.refused(layer.name(), layer.kind(), "scales by the root mean square");
        }
        boolean scale = layer.flag(true, "scale");
        boolean center = layer.flag(true, "center");
        List<Tensor> t = weights.of(layer, affine(scale, center));
        List<Integer> shape = graph.shape(x);
        boolean whole = layer.field("axis").size() == shape.size() && shape.size() > 1;
        if (!whole) {
            requireChannels(layer, x);
        } else if (!channelsFirst) {
            for (Tensor each : t) {
                List<Integer> order = new ArrayList<>(List.of(shape.size() - 1));
                for (int axis = 0; axis < shape.size() - 1; axis++) {
                    order.add(axis);
                }
                graph.turned(each.name(), each.shape(), order.toArray(Integer[]::new));
            }
        }
        var norm =
                new Layer.LayerNorm(
                        scale ? t.getFirst().name() : null,
                        center ? t.getLast().name() : null,
                        whole ? shape : List.of(graph.units(x)),
                        layer.field("epsilon").asDouble(1e-3));
        return graph.add(layer.name(), norm, x);
    }

    private Value groupNorm(KerasLayer layer, Value x) {
        requireChannels(layer, x);
        boolean scale = layer.flag(true, "scale");
        boolean center = layer.flag(true, "center");
        List<Tensor> t = weights.of(layer, affine(scale, center));
        int groups = layer.number(32, "groups");
        var norm =
                new Layer.GroupNorm(
                        scale ? t.getFirst().name() : null,
                        center ? t.getLast().name() : null,
                        graph.units(x),
                        groups == -1 ? graph.units(x) : groups,
                        layer.field("epsilon").asDouble(1e-3));
        return graph.add(layer.name(), norm, x);
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
                    "has the activation \"" + function + "\", which isn't known here");
        }
        // The function's own default, where the layer LeakyReLU's is 0.3.
        return graph.activate(name, x, known.get(), 0.2);
    }

    /** {"class_name": "function", "config": "relu"}, or a class of its own. */
    private static String function(JsonNode said) {
        return said.path("config").isTextual()
                ? said.path("config").asText()
                : said.path("class_name").asText();
    }

    private Value relu(KerasLayer layer, Value x) {
        if (!layer.field("max_value").isMissingNode()
                || layer.field("threshold").asDouble(0) != 0) {
            throw graph.refused(layer.name(), layer.kind(), "is cut off, which isn't known here");
        }
        double slope = layer.field("negative_slope").asDouble(0);
        return slope == 0
                ? graph.activate(layer.name(), x, Activation.RELU, 0)
                : graph.activate(layer.name(), x, Activation.LEAKY_RELU, slope);
    }

    private Value pool(KerasLayer layer, Value x, Layer.Pooling kind, int axes) {
        String[] size = {"pool_size", "pool_length"};
        List<Integer> kernel = layer.numbers(axes, 2, size);
        List<Integer> stride =
                layer.field("strides", "stride").isMissingNode()
                        ? kernel
                        : layer.numbers(axes, "strides", "stride");
        return graph.pool(layer.name(), x, kind, window(layer, x, kernel, stride, axes), false);
    }

    private Value globalPool(KerasLayer layer, Value x, Layer.Pooling kind) {
        return graph.globalPool(layer.name(), x, kind, layer.flag(false, "keepdims"));
    }

    /** Zeros: one number, one an axis, or a pair an axis. */
    private Value zeroPadding(KerasLayer layer, Value x, int axes) {
        var padding = layer.field("padding");
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        boolean pairs = padding.path(0).isArray() || axes == 1 && padding.isArray();
        for (int axis = 0; axis < axes; axis++) {
            var its = padding.path(0).isArray() ? padding.path(axis) : padding;
            List<Integer> numbers =
                    pairs
                            ? KerasLayer.numbers(its, 2, "padding")
                            : Collections.nCopies(2, layer.numbers(axes, 1, "padding").get(axis));
            before.add(numbers.get(0));
            after.add(numbers.get(1));
        }
        return graph.padded(layer.name(), x, before, after);
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
            target.set(open, Shapes.count(shape) / Shapes.count(target));
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
            if (graph.unread(x) && (shape.size() == 1 || seen.getFirst() == 1)) {
                return graph.reshapeInput(x, seen);
            }
        }
        throw graph.refused(layer.name(), layer.kind(), "is neither a flatten nor the first layer");
    }

    /** The program's pixels come from 0 to 1, Keras's from 0 to 255. */
    private Value rescaling(KerasLayer layer, Value x) {
        double scale = 255 * layer.field("scale").asDouble(Double.NaN);
        double offset = layer.field("offset").asDouble(0);
        if (!graph.unread(x) || !(scale > 0)) {
            throw graph.refused(layer.name(), layer.kind(), "is only known at the input");
        }
        boolean plain = Math.abs(scale - 1) < 1e-6 && offset == 0;
        graph.guess(
                plain
                        ? "input: pixels from 0 to 1, so that " + layer.name() + " is left out"
                        : "input: normalised with mean %.4g and deviation %.4g, which %s does"
                                .formatted(-offset / scale, 1 / scale, layer.name()));
        return x;
    }

    private Value concatenate(KerasLayer layer, List<Value> inputs, int axis) {
        if (!channels(inputs.getFirst(), axis)) {
            throw graph.refused(
                    layer.name(), layer.kind(), "joins axis " + axis + ", not the channels");
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
                            layer.name(), layer.kind(), "neither adds nor joins its inputs");
        };
    }
}
