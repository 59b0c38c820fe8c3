package thalweg.evaluation;

import java.nio.FloatBuffer;
import thalweg.engine.NativeFloats;
import thalweg.network.Activation;

/** The element-wise half of a dense layer, in place: y ← act(y + b), in one pass. */
final class BiasAndActivation {
    private BiasAndActivation() {}

    /**
     * @param y row-major [rows, out]
     */
    static void apply(DenseChain.Step step, NativeFloats theta, NativeFloats y, int rows) {
        int out = step.out();
        float[] bias = new float[out];
        if (step.hasBias()) {
            theta.read(step.bias(), bias, 0, out);
        } else if (step.activation() == Activation.IDENTITY) {
            return;
        }
        FloatBuffer numbers = y.buffer();
        for (int row = 0; row < rows; row++) {
            int at = row * out;
            switch (step.activation()) {
                case IDENTITY -> add(numbers, at, bias);
                case RELU -> addRelu(numbers, at, bias);
                default -> addAny(numbers, at, bias, step.activation());
            }
        }
    }

    private static void add(FloatBuffer y, int at, float[] bias) {
        for (int i = 0; i < bias.length; i++) {
            y.put(at + i, y.get(at + i) + bias[i]);
        }
    }

    private static void addRelu(FloatBuffer y, int at, float[] bias) {
        for (int i = 0; i < bias.length; i++) {
            y.put(at + i, Math.max(0, y.get(at + i) + bias[i]));
        }
    }

    private static void addAny(FloatBuffer y, int at, float[] bias, Activation activation) {
        for (int i = 0; i < bias.length; i++) {
            y.put(at + i, (float) activation.of(y.get(at + i) + bias[i]));
        }
    }
}
