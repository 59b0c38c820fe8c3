package thalweg.network;

import thalweg.network.OnnxValue.Feature;
import thalweg.words.Phrase;

/** Operations of ONNX that are one function of each number. */
final class OnnxActivations {
    private final OnnxBuild build;

    OnnxActivations(OnnxBuild build) {
        this.build = build;
    }

    OnnxValue activate(OnnxOp op, Activation function) {
        return build.add(op, new Layer.Activate(function), build.feature(op, 0));
    }

    OnnxValue sloped(OnnxOp op, Activation function, double unsaid) {
        var layer = new Layer.Activate(function, op.real("alpha", unsaid));
        return build.add(op, layer, build.feature(op, 0));
    }

    /** Bounds are attributes before the eleventh version of the operators, then inputs. */
    OnnxValue clip(OnnxOp op) {
        var layer = Layer.Activate.clip(bound(op, 1, "min", -1), bound(op, 2, "max", 1));
        Feature x = build.feature(op, 0);
        return layer.function() == Activation.IDENTITY ? x : build.add(op, layer, x);
    }

    /** Infinite where it isn't said, or is the largest number of 32 bits, as older writers say. */
    private double bound(OnnxOp op, int input, String attribute, int sign) {
        double said = op.real(attribute, sign * Double.POSITIVE_INFINITY);
        if (!op.input(input).isEmpty()) {
            double[] given = build.known(op, input).values();
            if (given.length != 1) {
                throw op.refused(Phrase.of("badonnx.bound-for-each-unit"));
            }
            said = given[0];
        }
        return Math.abs(said) >= Float.MAX_VALUE ? sign * Double.POSITIVE_INFINITY : said;
    }

    OnnxValue selu(OnnxOp op) {
        boolean usual =
                Math.abs(op.real("alpha", 1.67326) - 1.67326) < 1e-4
                        && Math.abs(op.real("gamma", 1.0507) - 1.0507) < 1e-4;
        if (!usual) {
            throw op.refused(Phrase.of("badonnx.own-numbers"));
        }
        return activate(op, Activation.SELU);
    }

    OnnxValue hardSigmoid(OnnxOp op) {
        if (op.real("beta", 0.5) != 0.5) {
            throw op.refused(Phrase.of("badonnx.not-half-at-zero"));
        }
        double slope = op.real("alpha", 0.2);
        double sixth = Activation.HARD_SIGMOID.slope();
        boolean rounded = (float) slope == (float) sixth;
        var layer = new Layer.Activate(Activation.HARD_SIGMOID, rounded ? sixth : slope);
        return build.add(op, layer, build.feature(op, 0));
    }

    OnnxValue gelu(OnnxOp op) {
        return switch (op.words("approximate", "none")) {
            case "none" -> activate(op, Activation.GELU);
            case "tanh" -> activate(op, Activation.GELU_TANH);
            default -> throw op.refused(Phrase.of("badonnx.approximation"));
        };
    }
}
