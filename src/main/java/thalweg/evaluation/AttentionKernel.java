package thalweg.evaluation;

import org.jspecify.annotations.Nullable;
import thalweg.network.Layer;

/** Multi-head self-attention of one sequence, [tokens, features]; see {@link Layer.Attention}. */
final class AttentionKernel implements Kernel {
    private final Layer.Attention layer;
    private final int tokens;
    private final Rows query;
    private final Rows key;
    private final Rows value;
    private final Rows output;

    private AttentionKernel(Layer.Attention layer, int tokens, ThetaReader theta) {
        this.layer = layer;
        this.tokens = tokens;
        query = rows(layer.query(), theta);
        key = rows(layer.key(), theta);
        value = rows(layer.value(), theta);
        output =
                new Rows(
                        theta.get(layer.output()),
                        layer.outputBias() == null ? null : theta.get(layer.outputBias()),
                        0,
                        layer.features(),
                        layer.value().rows());
    }

    static Kernel of(Layer.Attention layer, int tokens, ThetaReader theta) {
        return new AttentionKernel(layer, tokens, theta);
    }

    private Rows rows(Layer.Attention.Projection p, ThetaReader theta) {
        return new Rows(
                theta.get(p.weight()),
                p.bias() == null ? null : theta.get(p.bias()),
                p.first(),
                p.rows(),
                layer.features());
    }

    /** Some rows of W x + b. */
    private record Rows(float[] w, float @Nullable [] b, int first, int count, int in) {
        /** [tokens, in] to [tokens, count]. */
        float[] of(float[] x, int tokens) {
            float[] y = new float[tokens * count];
            for (int t = 0; t < tokens; t++) {
                for (int r = 0; r < count; r++) {
                    int row = (first + r) * in;
                    float sum = b == null ? 0 : b[first + r];
                    for (int i = 0; i < in; i++) {
                        sum += w[row + i] * x[t * in + i];
                    }
                    y[t * count + r] = sum;
                }
            }
            return y;
        }
    }

    @Override
    public void apply(float[][] inputs, float[] y) {
        float[] q = query.of(inputs[0], tokens);
        float[] k = key.of(inputs[0], tokens);
        float[] v = value.of(inputs[0], tokens);
        float[] mixed = new float[v.length];
        for (int head = 0; head < layer.heads(); head++) {
            for (int t = 0; t < tokens; t++) {
                mix(weights(q, k, head, t), v, head, t, mixed);
            }
        }
        System.arraycopy(output.of(mixed, tokens), 0, y, 0, y.length);
    }

    /** softmax(q k / √d) over the tokens that token t sees. */
    private double[] weights(float[] q, float[] k, int head, int t) {
        int all = layer.query().rows();
        int size = all / layer.heads();
        double[] weights = new double[layer.causal() ? t + 1 : tokens];
        double largest = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < weights.length; s++) {
            double sum = 0;
            for (int d = head * size; d < (head + 1) * size; d++) {
                sum += (double) q[t * all + d] * k[s * all + d];
            }
            weights[s] = sum / Math.sqrt(size);
            largest = Math.max(largest, weights[s]);
        }
        double total = 0;
        for (int s = 0; s < weights.length; s++) {
            weights[s] = Math.exp(weights[s] - largest);
            total += weights[s];
        }
        for (int s = 0; s < weights.length; s++) {
            weights[s] /= total;
        }
        return weights;
    }

    private void mix(double[] weights, float[] v, int head, int t, float[] mixed) {
        int all = layer.value().rows();
        int size = all / layer.heads();
        for (int d = head * size; d < (head + 1) * size; d++) {
            double sum = 0;
            for (int s = 0; s < weights.length; s++) {
                sum += weights[s] * v[s * all + d];
            }
            mixed[t * all + d] = (float) sum;
        }
    }
}
