package thalweg.network;

import thalweg.network.Layer.Pooling;
import thalweg.network.OnnxValue.Known;

/** What each operation of ONNX does to a network that is being read. */
final class OnnxOperations {
    private final OnnxBuild build;
    private final OnnxLayers layers;
    private final OnnxArithmetic arithmetic;
    private final OnnxNumbers numbers;
    private final OnnxShaping shaping;

    OnnxOperations(OnnxBuild build) {
        this.build = build;
        this.layers = new OnnxLayers(build);
        this.arithmetic = new OnnxArithmetic(build);
        this.numbers = new OnnxNumbers(build);
        this.shaping = new OnnxShaping(build, numbers);
    }

    /**
     * Reads one operation.
     *
     * @param next the type of the operation that uses its outcome first; "" for none
     * @throws NetworkException when it isn't understood: names it
     */
    void read(OnnxOp op, String next) {
        if (op.node().outputs().isEmpty()) {
            throw op.refused("without output is not understood");
        }
        if (!op.node().domain().isEmpty()) {
            throw op.refused("of " + op.node().domain() + " is not understood");
        }
        try {
            build.put(op.output(), value(op, next));
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw op.refused("has shapes or attributes that don't fit: " + e.getMessage());
        }
    }

    private OnnxValue value(OnnxOp op, String next) {
        return switch (op.type()) {
            case "Gemm" -> layers.gemm(op);
            case "MatMul" -> layers.matMul(op);
            case "Conv" -> layers.convolution(op);
            case "ConvTranspose" -> layers.transposedConvolution(op);
            case "BatchNormalization" -> layers.batchNorm(op);
            case "InstanceNormalization" -> layers.instanceNorm(op);
            case "GroupNormalization" -> layers.groupNorm(op);
            case "LayerNormalization" -> layers.layerNorm(op);
            case "Relu" -> layers.activate(op, Activation.RELU);
            case "LeakyRelu" -> layers.sloped(op, Activation.LEAKY_RELU, 0.01);
            case "Sigmoid" -> layers.activate(op, Activation.SIGMOID);
            case "Tanh" -> layers.activate(op, Activation.TANH);
            case "Swish" -> layers.activate(op, Activation.SILU);
            case "Gelu" -> layers.gelu(op);
            case "Clip" -> layers.clip(op);
            case "Elu" -> layers.sloped(op, Activation.ELU, 1);
            case "Selu" -> layers.selu(op);
            case "HardSigmoid" -> layers.hardSigmoid(op);
            case "HardSwish" -> layers.activate(op, Activation.HARD_SWISH);
            case "MaxPool" -> layers.pool(op, Pooling.MAX);
            case "AveragePool" -> layers.pool(op, Pooling.AVERAGE);
            case "GlobalMaxPool" -> layers.globalPool(op, Pooling.MAX);
            case "GlobalAveragePool" -> layers.globalPool(op, Pooling.AVERAGE);
            case "Add", "Sub", "Mul", "Div" -> calculated(op);
            case "Sum" -> {
                if (op.node().inputs().size() != 2) {
                    throw op.refused("of other than two values is not understood");
                }
                yield arithmetic.add(op);
            }
            case "Pow" -> arithmetic.power(op);
            case "Sqrt" -> arithmetic.root(op);
            case "Erf" -> arithmetic.erf(op);
            case "ReduceMean" -> arithmetic.mean(op);
            case "Flatten" -> shaping.flatten(op);
            case "Reshape" -> shaping.reshape(op, next);
            case "Transpose" -> shaping.transpose(op);
            case "Squeeze" -> shaping.squeeze(op);
            case "Unsqueeze" -> shaping.unsqueeze(op);
            case "Concat" -> shaping.concatenate(op);
            case "Slice" -> shaping.slice(op);
            case "Pad" -> shaping.pad(op);
            case "Shape" -> shaping.shape(op);
            case "Gather" -> numbers.gathered(op);
            case "Constant" -> numbers.constant(op);
            case "ConstantOfShape" -> numbers.filled(op);
            case "Identity", "Dropout", "Cast" -> build.value(op, 0);
            default -> throw op.refused("is an operation that is not understood");
        };
    }

    private OnnxValue calculated(OnnxOp op) {
        if (build.value(op, 0) instanceof Known && build.value(op, 1) instanceof Known) {
            return numbers.computed(op);
        }
        return switch (op.type()) {
            case "Add" -> arithmetic.add(op);
            case "Sub" -> arithmetic.subtract(op);
            case "Mul" -> arithmetic.multiply(op);
            default -> arithmetic.divide(op);
        };
    }
}
