package thalweg.evaluation;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.network.Layer;

/**
 * What follows a stage's main node along the line, to second order and in place: bias, batch norm
 * by the batch's own statistics, addition, activation. The sums of an element are in double.
 */
final class JetEnd {
    /** Numbers at a time: the arrays fit into a core's own cache. */
    private static final int CHUNK = 2048;

    private final Stage stage;
    private final int channels;
    private final float[] bias;
    private final float[] biasChange;
    private final @Nullable Norm norm;

    /** γ and β, and how they change along the line, by channel. */
    private record Norm(
            double epsilon, float[] scale, float[] scaleChange, float[] shift, float[] change) {}

    JetEnd(Stage stage, int channels, ThetaReader theta, ThetaReader delta) {
        this.stage = stage;
        this.channels = channels;
        bias = bias(theta::get);
        biasChange = bias(delta::get);
        Layer.BatchNorm n = stage.norm();
        norm =
                n == null
                        ? null
                        : new Norm(
                                n.epsilon(),
                                theta.getOr(n.scale(), channels, 1),
                                delta.getOr(n.scale(), channels, 0),
                                theta.getOr(n.shift(), channels, 0),
                                delta.getOr(n.shift(), channels, 0));
    }

    private float[] bias(Function<String, float[]> tensors) {
        return stage.linear() ? Weights.of(stage.main(), tensors).bias() : new float[channels];
    }

    /**
     * @param y the main node's output, becomes the stage's
     * @param numbers of each of its coefficients, from the beginning
     * @param added of y's shape, or null
     */
    void apply(Jet y, long numbers, @Nullable Jet added, JobContext context) {
        Affine affine = norm == null ? plain() : normalising(norm, y, numbers, context);
        int length = Math.max(1, CHUNK / channels) * channels;
        var part = new Jet.Part(length);
        var other = new Jet.Part(length);
        var pace = new Pace(context);
        for (long first = 0; first < numbers; first += length) {
            int n = (int) Math.min(length, numbers - first);
            part.read(y, first, n);
            affine.apply(part, n);
            if (added != null) {
                other.read(added, first, n);
                part.add(other, n);
            }
            if (stage.activation() != null) {
                activate(part, n, stage.activation());
            }
            part.write(y, first, n);
            pace.done(3L * n);
        }
    }

    /**
     * y ← k (y − mean) + shift, each of them a jet by channel.
     *
     * @param mean [3][channels]: value, first and second coefficient; likewise k and shift
     */
    private record Affine(double[][] mean, double[][] k, double[][] shift) {
        void apply(Jet.Part part, int n) {
            int channels = mean[0].length;
            for (int i = 0; i < n; i++) {
                int c = i % channels;
                double y0 = part.value[i] - mean[0][c];
                double y1 = part.first[i] - mean[1][c];
                double y2 = part.second[i] - mean[2][c];
                part.value[i] = (float) (k[0][c] * y0 + shift[0][c]);
                part.first[i] = (float) (k[0][c] * y1 + k[1][c] * y0 + shift[1][c]);
                part.second[i] = (float) (k[0][c] * y2 + k[1][c] * y1 + k[2][c] * y0 + shift[2][c]);
            }
        }
    }

    /** The bias alone. */
    private Affine plain() {
        double[][] k = new double[3][channels];
        Arrays.fill(k[0], 1);
        double[][] shift = new double[3][channels];
        for (int c = 0; c < channels; c++) {
            shift[0][c] = bias[c];
            shift[1][c] = biasChange[c];
        }
        return new Affine(new double[3][channels], k, shift);
    }

    /**
     * γ / √(σ² + ε) and what it is along the line, with σ² = mean (y − μ)² a jet itself. A bias
     * before batch norm moves with the mean, and changes nothing.
     */
    private Affine normalising(Norm norm, Jet y, long numbers, JobContext context) {
        double[][] mean = new double[3][channels];
        long rows = numbers / channels;
        eachRow(
                y,
                numbers,
                context,
                (part, at, c) -> {
                    mean[0][c] += part.value[at] / rows;
                    mean[1][c] += part.first[at] / rows;
                    mean[2][c] += part.second[at] / rows;
                });
        double[][] variance = new double[3][channels];
        eachRow(
                y,
                numbers,
                context,
                (part, at, c) -> {
                    double y0 = part.value[at] - mean[0][c];
                    double y1 = part.first[at] - mean[1][c];
                    double y2 = part.second[at] - mean[2][c];
                    variance[0][c] += y0 * y0 / rows;
                    variance[1][c] += 2 * y0 * y1 / rows;
                    variance[2][c] += (y1 * y1 + 2 * y0 * y2) / rows;
                });
        double[][] k = new double[3][channels];
        double[][] shift = new double[3][channels];
        for (int c = 0; c < channels; c++) {
            double v = variance[0][c] + norm.epsilon;
            double s0 = 1 / Math.sqrt(v);
            double u1 = variance[1][c] / v;
            double s1 = -s0 * u1 / 2;
            double s2 = s0 * (3 * u1 * u1 / 8 - variance[2][c] / v / 2);
            k[0][c] = norm.scale[c] * s0;
            k[1][c] = norm.scale[c] * s1 + norm.scaleChange[c] * s0;
            k[2][c] = norm.scale[c] * s2 + norm.scaleChange[c] * s1;
            shift[0][c] = norm.shift[c];
            shift[1][c] = norm.change[c];
        }
        return new Affine(mean, k, shift);
    }

    /** Takes one number of each coefficient. */
    @FunctionalInterface
    private interface Element {
        void take(Jet.Part part, int at, int channel);
    }

    private void eachRow(Jet y, long numbers, JobContext context, Element element) {
        int length = Math.max(1, CHUNK / channels) * channels;
        var part = new Jet.Part(length);
        var pace = new Pace(context);
        for (long first = 0; first < numbers; first += length) {
            int n = (int) Math.min(length, numbers - first);
            part.read(y, first, n);
            for (int at = 0; at < n; at++) {
                element.take(part, at, at % channels);
            }
            pace.done(3L * n);
        }
    }

    private static void activate(Jet.Part part, int n, Layer.Activate a) {
        for (int i = 0; i < n; i++) {
            double y0 = part.value[i];
            double y1 = part.first[i];
            double slope = a.derivative(y0);
            part.value[i] = (float) a.of(y0);
            part.first[i] = (float) (slope * y1);
            part.second[i] =
                    (float) (slope * part.second[i] + a.secondDerivative(y0) * y1 * y1 / 2);
        }
    }
}
