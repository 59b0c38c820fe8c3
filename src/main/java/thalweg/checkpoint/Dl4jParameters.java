package thalweg.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Which tensors a Deeplearning4j layer's part of the parameters is cut into, and in which order.
 * (After the ParamInitializer of each kind of layer, deeplearning4j-nn 1.0.0-M2.1,
 * org.deeplearning4j.nn.params.)
 */
final class Dl4jParameters {
    private static final Set<String> WITHOUT =
            Set.of(
                    "ActivationLayer",
                    "DropoutLayer",
                    "LossLayer",
                    "RnnLossLayer",
                    "CnnLossLayer",
                    "Cnn3DLossLayer",
                    "GlobalPoolingLayer",
                    "SubsamplingLayer",
                    "Subsampling1DLayer",
                    "Subsampling3DLayer",
                    "Pooling1D",
                    "Pooling2D",
                    "LocalResponseNormalization",
                    "SpaceToBatchLayer",
                    "SpaceToDepthLayer",
                    "Upsampling1D",
                    "Upsampling2D",
                    "Upsampling3D",
                    "ZeroPadding1DLayer",
                    "ZeroPaddingLayer",
                    "ZeroPadding3DLayer",
                    "Cropping1D",
                    "Cropping2D",
                    "Cropping3D",
                    "MaskLayer",
                    "RepeatVector");

    private final String where;
    private final String layer;
    private final String kind;
    private final JsonNode json;
    private final List<Parameter> parameters = new ArrayList<>();

    private Dl4jParameters(String where, String layer, String kind, JsonNode json) {
        this.where = where;
        this.layer = layer;
        this.kind = kind;
        this.json = json;
    }

    /**
     * One tensor.
     *
     * @param name as Deeplearning4j's own, such as "0_W"
     * @param layout in the flat parameters
     */
    record Parameter(String name, Strided layout) {}

    /**
     * The tensors of a layer, in the order of the flat parameters.
     *
     * @param layer its name or number
     * @param json its configuration; null when a vertex is no layer
     * @throws CheckpointException when the kind of layer isn't known or its sizes make no sense
     */
    static List<Parameter> of(String layer, @Nullable JsonNode json, String where) {
        if (json == null || !json.isObject()) {
            return List.of();
        }
        String name = json.path("@class").asText();
        String kind = name.substring(name.lastIndexOf('.') + 1);
        if (kind.equals("FrozenLayer") && json.path("layer").isObject()) {
            return of(layer, json.get("layer"), where);
        }
        var parameters = new Dl4jParameters(where, layer, kind, json);
        parameters.cut();
        return parameters.parameters;
    }

    private void cut() {
        switch (kind) {
            case "DenseLayer",
                    "OutputLayer",
                    "RnnOutputLayer",
                    "EmbeddingLayer",
                    "EmbeddingSequenceLayer" -> {
                fortran("W", in(), out());
                bias();
                if (json.path("hasLayerNorm").asBoolean(false)) {
                    add("g", out());
                }
            }
            case "ConvolutionLayer", "Convolution2D" -> {
                bias();
                add("W", out(), in(), kernel(0), kernel(1));
            }
            case "Convolution1DLayer", "Convolution1D" -> {
                bias();
                add("W", out(), in(), kernel(0), 1);
            }
            case "Deconvolution2D" -> {
                bias();
                add("W", in(), out(), kernel(0), kernel(1));
            }
            case "DepthwiseConvolution2D" -> {
                bias();
                add("W", kernel(0), kernel(1), in(), size("depthMultiplier"));
            }
            case "SeparableConvolution2D" -> {
                long times = size("depthMultiplier");
                bias();
                add("W", times, in(), kernel(0), kernel(1));
                add("pW", out(), in() * times, 1, 1);
            }
            case "BatchNormalization" -> {
                if (!json.path("lockGammaBeta").asBoolean(false)) {
                    add("gamma", out());
                    add("beta", out());
                }
                add("mean", out());
                add(json.path("useLogStd").asBoolean(false) ? "log10stdev" : "var", out());
            }
            case "PReLULayer" -> slopes();
            default -> {
                if (!WITHOUT.contains(kind)) {
                    throw new CheckpointException(
                            Phrase.of(
                                    "badcheckpoint.layer-kind-parameters-not-read",
                                    Text.shown(layer),
                                    Text.shown(kind)),
                            where,
                            Phrase.of("remedies.use-model-dense-convolutional-layers"));
                }
            }
        }
    }

    private void bias() {
        if (json.path("hasBias").asBoolean(true)) {
            add("b", out());
        }
    }

    /** One slope an input, or one for all along the shared axes. */
    private void slopes() {
        JsonNode shape = json.path("inputShape");
        var axes = new long[shape.size()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = shape.get(i).asLong(-1);
        }
        for (JsonNode shared : json.path("sharedAxes")) {
            int axis = shared.asInt() - 1;
            if (axis < 0 || axis >= axes.length) {
                throw lies();
            }
            axes[axis] = 1;
        }
        fortran("W", axes);
    }

    private void add(String name, long... shape) {
        add(name, Strided.rowMajor(shape));
    }

    /** The first axis runs fastest. */
    private void fortran(String name, long... shape) {
        var strides = new long[shape.length];
        long stride = 1;
        for (int i = 0; i < shape.length; i++) {
            strides[i] = stride;
            stride *= Math.max(shape[i], 1);
        }
        add(name, Strided.of(shape, strides));
    }

    private void add(String name, @Nullable Strided layout) {
        if (layout == null || layout.count() == 0) {
            throw lies();
        }
        parameters.add(new Parameter(layer + "_" + name, layout));
    }

    private long in() {
        return json.has("nin") ? size("nin") : size("nIn");
    }

    private long out() {
        return json.has("nout") ? size("nout") : size("nOut");
    }

    private long kernel(int axis) {
        return whole(json.path("kernelSize").path(axis));
    }

    private long size(String field) {
        return whole(json.path(field));
    }

    private long whole(JsonNode node) {
        if (!node.canConvertToInt() || node.asInt() <= 0) {
            throw lies();
        }
        return node.asInt();
    }

    private CheckpointException lies() {
        return new CheckpointException(
                Phrase.of("badcheckpoint.configuration-layer-makes-no-sense", Text.shown(layer)),
                where,
                Phrase.of("remedies.copy-save-model-again"));
    }
}
