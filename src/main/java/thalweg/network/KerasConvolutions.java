package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.KernelLayout;
import thalweg.checkpoint.Tensor;
import thalweg.network.GraphImport.Value;
import thalweg.words.Phrase;

/** Keras's layers that move over positions, without the activation that may follow inside them. */
final class KerasConvolutions {
    private final GraphImport graph;
    private final KerasWeights weights;
    private final Checkpoint checkpoint;

    KerasConvolutions(GraphImport graph, KerasWeights weights, Checkpoint checkpoint) {
        this.graph = graph;
        this.weights = weights;
        this.checkpoint = checkpoint;
    }

    /** A layer's window over what it reads, and the zeros around that. */
    private Window window(
            KerasLayer layer, Value x, List<Integer> kernel, List<Integer> stride, int axes) {
        List<Integer> dilation = layer.numbers(axes, 1, "dilation_rate");
        List<Integer> none = GraphImport.all(axes, 0);
        String padding = layer.text("valid", "padding", "border_mode");
        if (graph.positions(x).size() != axes) {
            throw graph.refused(
                    layer.name(),
                    layer.kind(),
                    Phrase.of("badlayers.gets-other-axes", graph.shape(x)));
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
                            layer.name(),
                            layer.kind(),
                            Phrase.of("badlayers.unknown-padding", padding));
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
            throw graph.refused(layer.name(), layer.kind(), Phrase.of("badlayers.saved-by-theano"));
        }
        if (outputsFirst()) {
            graph.guess(Phrase.of("assumed.kernels-not-turned"));
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

    Value convolution(KerasLayer layer, Value x, int axes) {
        requireUnflipped(layer);
        boolean bias = layer.bias();
        List<Tensor> t = weights.of(layer, KerasWeights.withBias(bias, "kernel"));
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
        return graph.add(layer.name(), convolution, graph.bare(x));
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
            throw new UnsoundException(
                    Phrase.of("badlayers.tensor-is-not", kernel.name(), kernel.shape(), expected));
        }
        graph.view(kernel.name(), new View(kernel.shape(), order, shape));
    }

    Value depthwise(KerasLayer layer, Value x, int axes) {
        requireUnflipped(layer);
        boolean bias = layer.bias();
        List<Tensor> t = weights.of(layer, KerasWeights.withBias(bias, "depthwise_kernel"));
        Value y = depthwise(layer, layer.name(), x, axes, t.getFirst(), bias ? t.getLast() : null);
        return y;
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

    Value separable(KerasLayer layer, Value x, int axes) {
        requireUnflipped(layer);
        boolean bias = layer.bias();
        List<Tensor> t =
                weights.of(
                        layer, KerasWeights.withBias(bias, "depthwise_kernel", "pointwise_kernel"));
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
        return graph.add(layer.name(), convolution, deep);
    }

    /** Keras keeps the kernel [kernel…, out, in]. (utils.conv_utils.deconv_output_length) */
    Value transposed(KerasLayer layer, Value x, int axes) {
        requireUnflipped(layer);
        boolean bias = layer.bias();
        List<Tensor> t = weights.of(layer, KerasWeights.withBias(bias, "kernel"));
        Tensor kernel = t.getFirst();
        if (axes == 1) {
            graph.turned(kernel.name(), kernel.shape(), 1, 2, 0);
        } else {
            graph.turned(kernel.name(), kernel.shape(), 2, 3, 0, 1);
        }
        if (!layer.field("output_padding").isMissingNode()) {
            throw graph.refused(
                    layer.name(), layer.kind(), Phrase.of("badlayers.own-output-padding"));
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
        return graph.add(layer.name(), convolution, x);
    }

    Value pool(KerasLayer layer, Value x, Layer.Pooling kind, int axes) {
        String[] size = {"pool_size", "pool_length"};
        List<Integer> kernel = layer.numbers(axes, 2, size);
        List<Integer> stride =
                layer.field("strides", "stride").isMissingNode()
                        ? kernel
                        : layer.numbers(axes, "strides", "stride");
        return graph.pool(layer.name(), x, kind, window(layer, x, kernel, stride, axes), false);
    }

    /** Zeros: one number, one an axis, or a pair an axis. */
    Value zeroPadding(KerasLayer layer, Value x, int axes) {
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
}
