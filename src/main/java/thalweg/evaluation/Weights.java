package thalweg.evaluation;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer;
import thalweg.network.Node;

/**
 * The numbers of a dense layer or convolution.
 *
 * @param weight [out, in…]
 * @param bias [out]
 */
record Weights(float[] weight, float[] bias) {
    /** Of a dense layer or convolution; a bias that it lacks is 0. */
    static Weights of(Node node, Function<String, float[]> tensors) {
        Names names = names(node);
        float[] bias = names.bias() == null ? new float[names.out()] : tensors.apply(names.bias());
        return new Weights(tensors.apply(names.weight()), bias);
    }

    /** The tensors of a dense layer or convolution. */
    record Names(String weight, @Nullable String bias, int out) {}

    /**
     * @throws IllegalArgumentException when the node is of another kind
     */
    static Names names(Node node) {
        return switch (node.layer()) {
            case Layer.Dense d -> new Names(d.weight(), d.bias(), d.out());
            case Layer.Convolution c -> new Names(c.weight(), c.bias(), c.out());
            case Layer.TransposedConvolution c -> new Names(c.weight(), c.bias(), c.out());
            default -> throw new IllegalArgumentException("not linear: " + node);
        };
    }

    /** The layer that gives scale · y + shift where this one gives y. */
    Weights followedBy(Correction.Affine affine) {
        float[] w = new float[weight.length];
        float[] b = new float[bias.length];
        int row = w.length / b.length;
        for (int o = 0; o < b.length; o++) {
            double scale = affine.scale()[o];
            for (int i = o * row; i < (o + 1) * row; i++) {
                w[i] = (float) (scale * weight[i]);
            }
            b[o] = (float) (scale * bias[o] + affine.shift()[o]);
        }
        return new Weights(w, b);
    }
}
