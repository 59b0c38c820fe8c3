package thalweg.evaluation;

import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer;

/** What is done, while a network runs over training data, to the raw outputs of its stages. */
interface Correction {
    /**
     * What a channel's raw output becomes: scale · y + shift.
     *
     * @param scale one a channel
     * @param shift one a channel
     */
    record Affine(float[] scale, float[] shift) {
        /** Batch norm with its running statistics. */
        static Affine running(Layer.BatchNorm n, Function<String, float[]> tensors) {
            float[] mean = tensors.apply(n.mean());
            float[] variance = tensors.apply(n.variance());
            return normalising(n, tensors, c -> mean[c], c -> variance[c]);
        }

        /** Batch norm with these means and variances, by channel. */
        static Affine normalising(
                Layer.BatchNorm n,
                Function<String, float[]> tensors,
                IntToDoubleFunction mean,
                IntToDoubleFunction variance) {
            float[] gamma = n.scale() == null ? null : tensors.apply(n.scale());
            float[] beta = n.shift() == null ? null : tensors.apply(n.shift());
            float[] scale = new float[n.size()];
            float[] shift = new float[n.size()];
            for (int c = 0; c < scale.length; c++) {
                double by = 1 / Math.sqrt(variance.applyAsDouble(c) + n.epsilon());
                double s = gamma == null ? by : gamma[c] * by;
                scale[c] = (float) s;
                shift[c] = (float) ((beta == null ? 0 : beta[c]) - mean.applyAsDouble(c) * s);
            }
            return new Affine(scale, shift);
        }
    }

    /** Whether it wants a stage's moments. */
    boolean wants(Stage stage);

    /**
     * Takes what a stage's raw output (bias included, before batch norm, addition and activation)
     * was over one batch.
     *
     * @return what is applied to it in place of batch norm; null for nothing
     */
    @Nullable Affine meet(Stage stage, ChannelMoments moments);
}
