package thalweg.evaluation;

import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;

/**
 * Batch norm by the statistics of the batch at hand, y = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε),
 * and its backward pass, in which μ and σ² hang on every x: ∂x = γ / √(σ² + ε) · (∂y − mean ∂y − x̂
 * · mean(∂y x̂)). (Ioffe and Szegedy, arXiv 1502.03167, section 3.)
 *
 * @param affine scale · x + shift is y
 */
record BatchNormPass(
        Layer.BatchNorm norm, ThetaReader theta, ChannelMoments moments, Correction.Affine affine) {
    /** Numbers at a time. */
    private static final int CHUNK = 2048;

    /** Of the first numbers of x, [rows, channels]. */
    static BatchNormPass of(
            Layer.BatchNorm norm, ThetaReader theta, NativeFloats x, long numbers, Pace pace) {
        var moments = ChannelMoments.of(x, numbers, norm.size(), pace);
        var affine =
                Correction.Affine.normalising(
                        norm, theta::get, c -> moments.mean()[c], c -> moments.variance()[c]);
        return new BatchNormPass(norm, theta, moments, affine);
    }

    /** Turns ∂y into ∂x, in place, and adds to the gradients of γ and β. */
    void backward(
            NativeFloats x,
            NativeFloats d,
            long numbers,
            NativeFloats gradient,
            JobContext context) {
        var pace = new Pace(context);
        int channels = norm.size();
        int length = Math.max(1, CHUNK / channels) * channels;
        float[] values = new float[length];
        float[] owed = new float[length];
        float[] inverse = new float[channels];
        float[] mean = new float[channels];
        for (int c = 0; c < channels; c++) {
            inverse[c] = (float) (1 / Math.sqrt(moments.variance()[c] + norm.epsilon()));
            mean[c] = (float) moments.mean()[c];
        }
        double[] shift = new double[channels];
        double[] scale = new double[channels];
        for (long first = 0; first < numbers; first += length) {
            int n = (int) Math.min(length, numbers - first);
            x.read(first, values, 0, n);
            d.read(first, owed, 0, n);
            pace.done(n);
            for (int row = 0; row < n; row += channels) {
                for (int c = 0; c < channels; c++) {
                    float by = owed[row + c];
                    shift[c] += by;
                    scale[c] += by * ((values[row + c] - mean[c]) * inverse[c]);
                }
            }
        }
        add(norm.scale(), scale, gradient);
        add(norm.shift(), shift, gradient);
        long rows = numbers / channels;
        float[] meanShift = new float[channels];
        float[] meanScale = new float[channels];
        for (int c = 0; c < channels; c++) {
            meanShift[c] = (float) (shift[c] / rows);
            meanScale[c] = (float) (scale[c] / rows);
        }
        for (long first = 0; first < numbers; first += length) {
            int n = (int) Math.min(length, numbers - first);
            x.read(first, values, 0, n);
            d.read(first, owed, 0, n);
            pace.done(n);
            for (int row = 0; row < n; row += channels) {
                for (int c = 0; c < channels; c++) {
                    float hat = (values[row + c] - mean[c]) * inverse[c];
                    owed[row + c] =
                            affine.scale()[c] * (owed[row + c] - meanShift[c] - hat * meanScale[c]);
                }
            }
            d.write(first, owed, 0, n);
        }
    }

    private void add(@Nullable String tensor, double[] sums, NativeFloats gradient) {
        if (tensor != null) {
            StageBackward.add(sums, gradient, theta.offset(tensor));
        }
    }
}
