package thalweg.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.network.OnnxValue.Arranged;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Part;
import thalweg.network.OnnxValue.Step;
import thalweg.words.Phrase;

/**
 * GELU as exporters write it: x / 2 · (1 + erf(x / √2)), or by a hyperbolic tangent, its factors in
 * any order. (Hendrycks and Gimpel, arXiv 1606.08415, section 2.)
 */
final class OnnxGelu {
    /** Relative, of numbers that exporters round. */
    private static final double CLOSE = 1e-3;

    private final OnnxBuild build;

    OnnxGelu(OnnxBuild build) {
        this.build = build;
    }

    private static boolean close(double x, double to) {
        return Math.abs(x / to - 1) < CLOSE;
    }

    OnnxValue erf(OnnxOp op) {
        Scaled x = scaled(build.value(op, 0));
        if (x != null && close(x.factor(), Math.sqrt(0.5))) {
            return new Part(Step.ERF, x.of(), 0);
        }
        throw op.refused(Phrase.of("badonnx.only-in-gelu"));
    }

    /** Of x + 0.044715 x³, or null. */
    @Nullable OnnxValue tanh(OnnxOp op) {
        return build.value(op, 0) instanceof Part p
                        && p.step() == Step.CUBIC
                        && close(p.number(), Activation.ROOT_2_OVER_PI)
                ? new Part(Step.TANH, p.of(), 0)
                : null;
    }

    /** x² or x³, or null. */
    static @Nullable OnnxValue power(Feature x, double exponent) {
        return exponent == 2
                ? new Part(Step.SQUARE, x, 1)
                : exponent == 3 ? new Part(Step.CUBE, x, 1) : null;
    }

    /** A sum of a part of GELU and something else, or null. */
    @Nullable OnnxValue sum(Part p, OnnxValue other) {
        Double number = build.number(other);
        boolean one = number != null && number == 1;
        return switch (p.step()) {
            case ERF -> one ? new Part(Step.ERF_GATE, p.of(), 1) : null;
            case TANH -> one ? new Part(Step.TANH_GATE, p.of(), 1) : null;
            case SQUARE ->
                    one && close(p.number(), Activation.CUBED)
                            ? new Part(Step.SQUARE_PLUS_1, p.of(), 0)
                            : null;
            case CUBE ->
                    p.of().equals(other) && close(p.number(), Activation.CUBED)
                            ? new Part(Step.CUBIC, p.of(), 1)
                            : null;
            default -> null;
        };
    }

    /** A product of a part of GELU and something else, or null. */
    @Nullable OnnxValue product(OnnxOp op, Part p, OnnxValue other) {
        Double number = build.number(other);
        if (number != null) {
            return switch (p.step()) {
                case SQUARE, CUBE, CUBIC, ERF_GATE, TANH_GATE ->
                        new Part(p.step(), p.of(), p.number() * number);
                case ERF_GATED, TANH_GATED ->
                        gated(op, p.step() == Step.TANH_GATED, p.of(), p.number() * number);
                default -> null;
            };
        }
        Scaled x = scaled(other);
        if (x == null || !x.of().equals(p.of())) {
            return null;
        }
        return switch (p.step()) {
            case SQUARE -> new Part(Step.CUBE, p.of(), p.number() * x.factor());
            case SQUARE_PLUS_1 -> new Part(Step.CUBIC, p.of(), x.factor());
            case ERF_GATE, TANH_GATE ->
                    gated(op, p.step() == Step.TANH_GATE, p.of(), p.number() * x.factor());
            default -> null;
        };
    }

    private OnnxValue gated(OnnxOp op, boolean tanh, Feature x, double factor) {
        if (!close(factor, 0.5)) {
            return new Part(tanh ? Step.TANH_GATED : Step.ERF_GATED, x, factor);
        }
        Activation function = tanh ? Activation.GELU_TANH : Activation.GELU;
        return build.add(op, new Layer.Activate(function), x);
    }

    /** What a layer puts out, times a number. */
    private record Scaled(Feature of, double factor) {}

    private @Nullable Scaled scaled(OnnxValue value) {
        if (value instanceof Feature f) {
            return new Scaled(f, 1);
        }
        if (value instanceof Arranged a && a.of() instanceof Feature f) {
            boolean asItWas = a.layout().equals(build.arranged(f).layout());
            return Optional.of(f)
                    .filter(_ -> asItWas)
                    .map(x -> new Scaled(x, a.factor()))
                    .orElse(null);
        }
        return null;
    }
}
