package thalweg.network;

import java.util.List;
import thalweg.network.Layer.Pooling;
import thalweg.words.Phrase;

/** What each operation of ONNX does to a network that is being read. */
final class OnnxOperations {
    private final OnnxBuild build;
    private final OnnxLayers layers;
    private final OnnxActivations activations;
    private final OnnxArithmetic arithmetic;
    private final OnnxNumbers numbers;
    private final OnnxShaping shaping;
    private final OnnxPicking picking;
    private final OnnxElementwise elementwise;
    private final OnnxAttention attention;
    private final OnnxGelu gelu;
    private final OnnxMoments moments;

    OnnxOperations(OnnxBuild build) {
        this.build = build;
        this.numbers = new OnnxNumbers(build);
        this.elementwise = new OnnxElementwise(build);
        this.attention = new OnnxAttention(build);
        this.gelu = new OnnxGelu(build);
        this.moments = new OnnxMoments(build, numbers);
        this.layers = new OnnxLayers(build, attention);
        this.activations = new OnnxActivations(build);
        this.arithmetic = new OnnxArithmetic(build, attention, gelu, moments);
        this.shaping = new OnnxShaping(build, numbers, elementwise);
        this.picking = new OnnxPicking(build, numbers);
    }

    /**
     * Reads one operation.
     *
     * @param next the type of the operation that uses its outcome first; "" for none
     * @throws NetworkException when it isn't understood: names it
     */
    void read(OnnxOp op, String next) {
        if (op.node().outputs().isEmpty()) {
            throw op.refused(Phrase.of("badonnx.no-output"));
        }
        if (!op.node().domain().isEmpty()) {
            throw op.refused(Phrase.of("badonnx.domain", op.node().domain()));
        }
        try {
            if (op.type().equals("Split")) {
                List<OnnxValue> parts = picking.split(op);
                for (int i = 0; i < parts.size(); i++) {
                    build.put(op.node().outputs().get(i), parts.get(i));
                }
            } else {
                build.put(op.output(), value(op, next));
            }
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            NetworkException refused =
                    op.refused(Phrase.of("badonnx.misfit", UnsoundException.reason(e)));
            refused.initCause(e);
            throw refused;
        }
    }

    private OnnxValue value(OnnxOp op, String next) {
        if (elementwise.knows(op)) {
            return elementwise.of(op);
        }
        return switch (op.type()) {
            case "Gemm" -> layers.gemm(op);
            case "MatMul" -> layers.matMul(op);
            case "Conv" -> layers.convolution(op);
            case "ConvTranspose" -> layers.transposedConvolution(op);
            case "BatchNormalization" -> layers.batchNorm(op);
            case "InstanceNormalization" -> layers.instanceNorm(op);
            case "GroupNormalization" -> layers.groupNorm(op);
            case "LayerNormalization" -> layers.layerNorm(op);
            case "Relu" -> activations.activate(op, Activation.RELU);
            case "LeakyRelu" -> activations.sloped(op, Activation.LEAKY_RELU, 0.01);
            case "Sigmoid" -> activations.activate(op, Activation.SIGMOID);
            case "Tanh" -> {
                OnnxValue part = gelu.tanh(op);
                yield part == null ? activations.activate(op, Activation.TANH) : part;
            }
            case "Swish" -> activations.activate(op, Activation.SILU);
            case "Gelu" -> activations.gelu(op);
            case "Clip" -> activations.clip(op);
            case "Elu" -> activations.sloped(op, Activation.ELU, 1);
            case "Selu" -> activations.selu(op);
            case "HardSigmoid" -> activations.hardSigmoid(op);
            case "HardSwish" -> activations.activate(op, Activation.HARD_SWISH);
            case "MaxPool" -> layers.pool(op, Pooling.MAX);
            case "AveragePool" -> layers.pool(op, Pooling.AVERAGE);
            case "GlobalMaxPool" -> layers.globalPool(op, Pooling.MAX);
            case "GlobalAveragePool" -> layers.globalPool(op, Pooling.AVERAGE);
            case "Add" -> arithmetic.add(op);
            case "Sub" -> moments.centred(op);
            case "Mul" -> arithmetic.multiply(op);
            case "Div" -> arithmetic.divide(op);
            case "Sum" -> {
                if (op.node().inputs().size() != 2) {
                    throw op.refused(Phrase.of("badonnx.not-two-values"));
                }
                yield arithmetic.add(op);
            }
            case "Pow" -> moments.power(op);
            case "Sqrt" -> moments.root(op);
            case "Erf" -> gelu.erf(op);
            case "ReduceMean" -> moments.mean(op);
            case "Flatten" -> shaping.flatten(op);
            case "Reshape" -> shaping.reshape(op, next);
            case "Transpose" -> shaping.transpose(op);
            case "Squeeze" -> shaping.squeeze(op);
            case "Unsqueeze" -> shaping.unsqueeze(op);
            case "Expand" -> shaping.expand(op);
            case "Softmax" -> attention.softmax(op);
            case "Where" -> attention.chosen(op);
            case "Concat" -> picking.concatenate(op);
            case "Slice" -> picking.slice(op);
            case "Pad" -> shaping.pad(op);
            case "Shape" -> shaping.shape(op);
            case "Gather" -> picking.gather(op);
            case "Constant" -> numbers.constant(op);
            case "ConstantOfShape" -> numbers.filled(op);
            case "Range" -> numbers.range(op);
            case "Trilu" -> numbers.triangle(op);
            case "IsNaN" -> attention.guard(op);
            case "Identity", "Dropout", "Cast" -> build.value(op, 0);
            default -> throw op.refused(Phrase.of("badonnx.operation"));
        };
    }
}
