package thalweg.evaluation;

import java.util.function.DoubleUnaryOperator;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import thalweg.network.Layer;

/** Functions of straight pieces and hard swish for Deeplearning4j, whose own have other numbers. */
final class ExactFunction extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    private final transient Layer.Activate function;

    ExactFunction(Layer.Activate function) {
        this.function = function;
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.assign(mapped(in, function::of));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        return new Pair<>(in.assign(mapped(in, this::rise)).muli(epsilon), null);
    }

    /** The derivative, almost everywhere. */
    private double rise(double x) {
        return switch (function.function()) {
            case HARD_SIGMOID -> Math.abs(function.slope() * x) < 0.5 ? function.slope() : 0;
            case HARD_SWISH -> x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6;
            case CLIP -> x > function.least() && x < function.most() ? 1 : 0;
            default -> throw new IllegalStateException(function.label());
        };
    }

    private static INDArray mapped(INDArray in, DoubleUnaryOperator function) {
        float[] values = in.dup('c').data().asFloat();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) function.applyAsDouble(values[i]);
        }
        return Nd4j.create(values, in.shape(), 'c');
    }

    @Override
    public String toString() {
        return function.label();
    }
}
