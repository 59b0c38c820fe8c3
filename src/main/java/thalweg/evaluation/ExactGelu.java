package thalweg.evaluation;

import java.util.function.DoubleUnaryOperator;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import thalweg.network.Activation;

/**
 * x Φ(x) for Deeplearning4j, whose own GELU is an approximation (off by some 0.02 in the loss of a
 * small network).
 */
final class ExactGelu extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.assign(mapped(in, Activation.GELU::of));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        return new Pair<>(in.assign(mapped(in, ExactGelu::slope)).muli(epsilon), null);
    }

    /** Φ(x) + x φ(x). */
    private static double slope(double x) {
        double below = x == 0 ? 0.5 : Activation.GELU.of(x) / x;
        return below + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
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
        return "exact GELU";
    }
}
