package thalweg.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Tensor;
import thalweg.network.Dl4jModel.Vertex;
import thalweg.network.GraphImport.Value;
import thalweg.words.Phrase;

/**
 * Deeplearning4j's layers and vertices as nodes of the graph. (After the layers of
 * deeplearning4j-nn 1.0.0-M2.1.)
 */
final class Dl4jLayers {
    /** ActivationHardSigmoid's: min(1, max(0, 0.2 x + 0.5)). */
    private static final double HARD_SLOPE = 0.2;

    /** Activation functions that are known here, by their classes. */
    private static final Map<String, Activation> ACTIVATIONS =
            Map.of(
                    "ActivationIdentity", Activation.IDENTITY,
                    "ActivationReLU", Activation.RELU,
                    "ActivationLReLU", Activation.LEAKY_RELU,
                    "ActivationTanH", Activation.TANH,
                    "ActivationSigmoid", Activation.SIGMOID,
                    "ActivationSwish", Activation.SILU,
                    "ActivationReLU6", Activation.RELU6,
                    "ActivationELU", Activation.ELU,
                    "ActivationSELU", Activation.SELU,
                    "ActivationHardSigmoid", Activation.HARD_SIGMOID);

    private final GraphImport graph;
    private final Checkpoint checkpoint;

    Dl4jLayers(GraphImport graph, Checkpoint checkpoint) {
        this.graph = graph;
        this.checkpoint = checkpoint;
    }

    /**
     * Adds what a vertex does to what it reads.
     *
     * @throws NetworkException when it isn't known here, or doesn't fit
     * @throws IllegalArgumentException when its arguments make no sense
     */
    Value of(Vertex v, List<Value> inputs) {
        Value x = inputs.getFirst();
        if (inputs.size() != 1 && !v.kind().endsWith("Vertex")) {
            throw graph.refused(
                    v.name(), v.kind(), Phrase.of("badlayers.reads-values", inputs.size()));
        }
        return switch (v.kind()) {
            case "DenseLayer", "OutputLayer" -> dense(v, x);
            case "LossLayer", "ActivationLayer" -> activated(v, v.name(), x);
            case "DropoutLayer" -> x;
            case "ConvolutionLayer", "Convolution2D" -> convolution(v, x, 2);
            case "Convolution1DLayer", "Convolution1D" -> convolution(v, x, 1);
            case "DepthwiseConvolution2D" -> depthwise(v, x);
            case "SeparableConvolution2D" -> separable(v, x);
            case "Deconvolution2D" -> transposed(v, x);
            case "BatchNormalization" -> batchNorm(v, x);
            case "SubsamplingLayer", "Pooling2D" -> pool(v, x, 2);
            case "Subsampling1DLayer", "Pooling1D" -> pool(v, x, 1);
            case "GlobalPoolingLayer" ->
                    graph.globalPool(
                            v.name(),
                            x,
                            pooling(v),
                            !v.config().path("collapseDimensions").asBoolean(true));
            case "ZeroPaddingLayer" -> {
                List<Integer> pad = v.numbers("padding", 4);
                yield graph.padded(
                        v.name(),
                        x,
                        List.of(pad.get(0), pad.get(2)),
                        List.of(pad.get(1), pad.get(3)));
            }
            case "ZeroPadding1DLayer" -> {
                List<Integer> pad = v.numbers("padding", 2);
                yield graph.padded(v.name(), x, pad.subList(0, 1), pad.subList(1, 2));
            }
            case "ElementWiseVertex" -> {
                if (!v.config().path("op").asText().equals("Add")) {
                    throw graph.refused(
                            v.name(),
                            v.kind(),
                            Phrase.of("badlayers.no-sum", v.config().path("op").asText()));
                }
                yield graph.add(v.name(), new Layer.Add(), inputs.toArray(Value[]::new));
            }
            case "MergeVertex" ->
                    graph.add(v.name(), new Layer.Concatenate(), inputs.toArray(Value[]::new));
            default -> throw graph.refused(v.name(), v.kind(), Phrase.of("badlayers.unknown"));
        };
    }

    private static boolean bias(Vertex v) {
        return v.config().path("hasBias").asBoolean(true);
    }

    private static @Nullable String biasName(Vertex v) {
        return bias(v) ? v.key() + "_b" : null;
    }

    private Tensor tensor(Vertex v, String part) {
        return checkpoint
                .tensor(v.key() + "_" + part)
                .orElseThrow(
                        () ->
                                graph.refused(
                                        v.name(),
                                        v.kind(),
                                        Phrase.of("badlayers.lacks-tensor", v.key() + "_" + part)));
    }

    private Value dense(Vertex v, Value x) {
        if (v.config().path("hasLayerNorm").asBoolean(false)) {
            throw graph.refused(v.name(), v.kind(), Phrase.of("badlayers.layer-norm-inside"));
        }
        Tensor weight = tensor(v, "W");
        graph.turned(weight.name(), weight.shape(), 1, 0);
        var dense =
                new Layer.Dense(
                        weight.name(), biasName(v), graph.units(x), v.number("nout", "nOut"));
        return activated(v, graph.add(v.name(), dense, x));
    }

    private Window window(Vertex v, Value x, int axes) {
        List<Integer> kernel = v.numbers("kernelSize", axes);
        List<Integer> stride = v.numbers("stride", axes);
        List<Integer> dilation = v.numbers("dilation", axes);
        String mode = v.config().path("convolutionMode").asText("Truncate");
        if (graph.positions(x).size() != axes) {
            throw graph.refused(
                    v.name(), v.kind(), Phrase.of("badlayers.gets-other-axes", graph.shape(x)));
        }
        return switch (mode) {
            case "Same" -> SamePadding.window(kernel, stride, dilation, graph.paddedPositions(x));
            case "Causal" -> {
                int before = dilation.getFirst() * (kernel.getFirst() - 1);
                var none = GraphImport.all(axes, 0);
                yield new Window(kernel, stride, GraphImport.all(axes, before), none, dilation);
            }
            default -> {
                List<Integer> padding = v.numbers("padding", axes);
                yield new Window(kernel, stride, padding, padding, dilation);
            }
        };
    }

    private Value convolution(Vertex v, Value x, int axes) {
        Tensor weight = tensor(v, "W");
        List<Integer> shape = weight.shape();
        if (axes == 1) { // kept as [out, in, length, 1]
            graph.view(weight.name(), View.reshaped(shape, shape.subList(0, 3)));
        }
        var convolution =
                new Layer.Convolution(
                        weight.name(),
                        biasName(v),
                        graph.units(x),
                        v.number("nout", "nOut"),
                        graph.over(x, window(v, x, axes)),
                        1);
        return activated(v, graph.add(v.name(), convolution, graph.bare(x)));
    }

    /** The weight is [height, width, in, times]. */
    private Value depthwise(Vertex v, Value x) {
        Tensor weight = tensor(v, "W");
        int out = Math.multiplyExact(graph.units(x), v.number("depthMultiplier"));
        List<Integer> kernel = v.numbers("kernelSize", 2);
        List<Integer> shape = List.of(out, 1, kernel.get(0), kernel.get(1));
        graph.view(weight.name(), new View(weight.shape(), List.of(2, 3, 0, 1), shape));
        var convolution =
                new Layer.Convolution(
                        weight.name(),
                        biasName(v),
                        graph.units(x),
                        out,
                        graph.over(x, window(v, x, 2)),
                        graph.units(x));
        return activated(v, graph.add(v.name(), convolution, graph.bare(x)));
    }

    /** The first weight is [times, in, height, width], the second [out, in · times, 1, 1]. */
    private Value separable(Vertex v, Value x) {
        Tensor weight = tensor(v, "W");
        int between = Math.multiplyExact(graph.units(x), v.number("depthMultiplier"));
        List<Integer> kernel = v.numbers("kernelSize", 2);
        List<Integer> shape = List.of(between, 1, kernel.get(0), kernel.get(1));
        graph.view(weight.name(), new View(weight.shape(), List.of(1, 0, 2, 3), shape));
        var deep =
                new Layer.Convolution(
                        weight.name(),
                        null,
                        graph.units(x),
                        between,
                        graph.over(x, window(v, x, 2)),
                        graph.units(x));
        Value y = graph.add(v.name() + ".depthwise", deep, graph.bare(x));
        var point =
                new Layer.Convolution(
                        tensor(v, "pW").name(),
                        biasName(v),
                        between,
                        v.number("nout", "nOut"),
                        Window.square(1, 1, 0),
                        1);
        return activated(v, graph.add(v.name(), point, y));
    }

    /** The weight is [in, out, height, width]. */
    private Value transposed(Vertex v, Value x) {
        Tensor weight = tensor(v, "W");
        graph.turned(weight.name(), weight.shape(), 1, 0, 2, 3);
        List<Integer> kernel = v.numbers("kernelSize", 2);
        List<Integer> stride = v.numbers("stride", 2);
        List<Integer> dilation = v.numbers("dilation", 2);
        List<Integer> padding = v.numbers("padding", 2);
        boolean same = v.config().path("convolutionMode").asText().equals("Same");
        Window window =
                same
                        ? SamePadding.transposed(kernel, stride, dilation)
                        : new Window(kernel, stride, padding, padding, dilation);
        List<Integer> more =
                same
                        ? List.of(
                                Math.max(0, stride.get(0) - window.extent(0)),
                                Math.max(0, stride.get(1) - window.extent(1)))
                        : List.of(0, 0);
        var convolution =
                new Layer.TransposedConvolution(
                        weight.name(),
                        biasName(v),
                        graph.units(x),
                        v.number("nout", "nOut"),
                        window,
                        more,
                        1);
        return activated(v, graph.add(v.name(), convolution, x));
    }

    private Value batchNorm(Vertex v, Value x) {
        boolean locked = v.config().path("lockGammaBeta").asBoolean(false);
        if (locked
                && (v.config().path("gamma").asDouble(1) != 1
                        || v.config().path("beta").asDouble(0) != 0)) {
            throw graph.refused(v.name(), v.kind(), Phrase.of("badlayers.fixed-scale-and-shift"));
        }
        boolean logs = v.config().path("useLogStd").asBoolean(false);
        Tensor variance = tensor(v, logs ? "log10stdev" : "var");
        if (logs) {
            graph.view(variance.name(), View.logDeviations(variance.shape()));
        }
        var norm =
                new Layer.BatchNorm(
                        locked ? null : v.key() + "_gamma",
                        locked ? null : v.key() + "_beta",
                        v.key() + "_mean",
                        variance.name(),
                        graph.units(x),
                        v.config().path("eps").asDouble(1e-5));
        return graph.add(v.name(), norm, x);
    }

    private Layer.Pooling pooling(Vertex v) {
        return switch (v.config().path("poolingType").asText()) {
            case "MAX" -> Layer.Pooling.MAX;
            case "AVG" -> Layer.Pooling.AVERAGE;
            default ->
                    throw graph.refused(
                            v.name(),
                            v.kind(),
                            Phrase.of(
                                    "badlayers.pools-by", v.config().path("poolingType").asText()));
        };
    }

    private Value pool(Vertex v, Value x, int axes) {
        boolean counts = v.config().path("avgPoolIncludePadInDivisor").asBoolean(false);
        return graph.pool(v.name(), x, pooling(v), window(v, x, axes), counts);
    }

    private Value activated(Vertex v, Value x) {
        return activated(v, v.name() + ".activation", x);
    }

    private Value activated(Vertex v, String name, Value x) {
        JsonNode function = v.config().path("activationFn");
        String kind = Dl4jModel.kind(function);
        if (kind.equals("ActivationSoftmax")) {
            return graph.softmax(v.name(), x);
        }
        if (kind.equals("ActivationHardTanH")) {
            return graph.activate(name, x, Layer.Activate.clip(-1, 1));
        }
        Activation known = ACTIVATIONS.get(kind);
        if (known == null) {
            throw graph.refused(
                    v.name(), v.kind(), Phrase.of("badlayers.unknown-activation-class", kind));
        }
        if (known == Activation.RELU) {
            double most = function.path("max").asDouble(0);
            double slope = function.path("negativeSlope").asDouble(0);
            if (function.path("threshold").asDouble(0) != 0 || most != 0 && slope != 0) {
                throw graph.refused(v.name(), v.kind(), Phrase.of("badlayers.relu-cut-off-below"));
            }
            if (most > 0) {
                return graph.activate(name, x, Layer.Activate.clip(0, most));
            }
            return slope == 0
                    ? graph.activate(name, x, known, 0)
                    : graph.activate(name, x, Activation.LEAKY_RELU, slope);
        }
        double unsaid = known == Activation.HARD_SIGMOID ? HARD_SLOPE : known.slope();
        return graph.activate(name, x, known, function.path("alpha").asDouble(unsaid));
    }
}
