package thalweg.evaluation;

import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.network.Activation;
import thalweg.network.Layer;

/**
 * What follows a stage's main node, forward and backward: bias, batch norm by the batch's own
 * statistics, addition, activation. Values are [rows, channels], channels innermost; numbers go
 * through small arrays, which run at three times the speed of buffers.
 */
final class StageEnd {
    /** Numbers at a time: the arrays fit into a core's own cache. */
    private static final int CHUNK = 2048;

    private final Stage stage;
    private final int channels;
    private final @Nullable String bias;
    private final boolean addsBias;
    private @Nullable ThetaReader theta;
    private @Nullable BatchNormPass norm;

    StageEnd(Stage stage, int channels) {
        this.stage = stage;
        this.channels = channels;
        bias = stage.linear() ? Weights.names(stage.main()).bias() : null;
        addsBias = stage.main().layer() instanceof Layer.Dense; // a convolution does so itself
    }

    /**
     * Whether the main node's output is to be kept beside the stage's: a derivative hangs on it
     * that the stage's output doesn't tell.
     */
    static boolean keepsRaw(Stage stage) {
        return stage.norm() != null || !byOutput(stage.activation());
    }

    private static boolean byOutput(Layer.@Nullable Activate activation) {
        return activation == null
                || switch (activation.function()) {
                    case IDENTITY, RELU -> true;
                    case LEAKY_RELU -> activation.slope() > 0;
                    default -> false;
                };
    }

    void load(ThetaReader newTheta) {
        theta = newTheta;
    }

    private ThetaReader theta() {
        if (theta == null) {
            throw new IllegalStateException("no θ was loaded");
        }
        return theta;
    }

    /**
     * Finishes the main node's output to the stage's.
     *
     * @param raw as its runner left it; the very room of {@code out} where it needn't be kept
     */
    void forward(
            NativeFloats raw,
            NativeFloats out,
            long numbers,
            @Nullable NativeFloats added,
            JobContext context) {
        float[] shift = bias == null || !addsBias ? null : theta().get(bias);
        var pace = new Pace(context);
        if (raw == out) {
            new Finish(null, shift, stage.activation()).apply(out, numbers, channels, added, pace);
            return;
        }
        new Finish(null, shift, null).apply(raw, numbers, channels, null, pace);
        copy(raw, out, numbers);
        context.yieldOrStop();
        norm =
                stage.norm() == null
                        ? null
                        : BatchNormPass.of(stage.norm(), theta(), raw, numbers, pace);
        context.yieldOrStop();
        Correction.Affine affine = norm == null ? null : norm.affine();
        new Finish(
                        affine == null ? null : affine.scale(),
                        affine == null ? null : affine.shift(),
                        stage.activation())
                .apply(out, numbers, channels, added, pace);
    }

    /** Zeros, from the beginning. */
    static void clear(NativeFloats values, long numbers) {
        float[] zeros = new float[(int) Math.min(CHUNK, numbers)];
        for (long first = 0; first < numbers; first += zeros.length) {
            values.write(first, zeros, 0, (int) Math.min(zeros.length, numbers - first));
        }
    }

    private static void copy(NativeFloats from, NativeFloats to, long numbers) {
        float[] values = new float[CHUNK];
        for (long first = 0; first < numbers; first += CHUNK) {
            int n = (int) Math.min(CHUNK, numbers - first);
            from.read(first, values, 0, n);
            to.write(first, values, 0, n);
        }
    }

    /**
     * Turns what the loss owes to the stage's output into what it owes to the main node's, in
     * place, and adds to the gradients of bias and batch norm.
     *
     * @param owed to what the stage adds, or null
     */
    void backward(
            NativeFloats raw,
            NativeFloats out,
            @Nullable NativeFloats added,
            NativeFloats d,
            long numbers,
            StageBackward.@Nullable Owed owed,
            NativeFloats gradient,
            JobContext context) {
        boolean active =
                stage.activation() != null && stage.activation().function() != Activation.IDENTITY;
        double[] sums = bias == null || norm != null ? null : new double[channels];
        if (active || sums != null) {
            activation(raw, out, added, d, numbers, sums, new Pace(context));
        }
        if (owed != null) {
            add(d, numbers, owed);
            context.yieldOrStop();
        }
        if (norm != null) {
            norm.backward(raw, d, numbers, gradient, context);
            sums = bias == null ? null : new double[channels]; // the mean takes a bias away
        }
        if (bias != null && sums != null) {
            StageBackward.add(sums, gradient, theta().offset(bias));
        }
    }

    /** d ← d · act'; and Σ d by channel, where wanted. */
    private void activation(
            NativeFloats raw,
            NativeFloats out,
            @Nullable NativeFloats added,
            NativeFloats d,
            long numbers,
            double @Nullable [] sums,
            Pace pace) {
        int length = Math.max(1, CHUNK / channels) * channels;
        float[] owed = new float[length];
        float[] values = new float[length];
        float[] others = new float[length];
        Layer.Activate a = stage.activation();
        for (long first = 0; first < numbers; first += length) {
            int n = (int) Math.min(length, numbers - first);
            d.read(first, owed, 0, n);
            pace.done(n);
            if (a == null || a.function() == Activation.IDENTITY) {
                sum(owed, n, sums);
                continue;
            }
            if (byOutput(a)) {
                out.read(first, values, 0, n);
                cut(owed, values, n, a.function() == Activation.RELU ? 0 : (float) a.slope());
            } else {
                raw.read(first, values, 0, n);
                before(values, n, first, added, others);
                for (int i = 0; i < n; i++) {
                    owed[i] *= (float) a.derivative(values[i]);
                }
            }
            d.write(first, owed, 0, n);
            sum(owed, n, sums);
        }
    }

    private static void sum(float[] owed, int n, double @Nullable [] sums) {
        if (sums != null) {
            for (int row = 0; row < n; row += sums.length) {
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += owed[row + c];
                }
            }
        }
    }

    private static void cut(float[] owed, float[] out, int n, float slope) {
        for (int i = 0; i < n; i++) {
            owed[i] = out[i] > 0 ? owed[i] : slope * owed[i];
        }
    }

    /** What went into the activation, from the main node's output. */
    private void before(
            float[] values, int n, long first, @Nullable NativeFloats added, float[] others) {
        if (norm != null) {
            float[] scale = norm.affine().scale();
            float[] shift = norm.affine().shift();
            for (int row = 0; row < n; row += channels) {
                for (int c = 0; c < channels; c++) {
                    values[row + c] = scale[c] * values[row + c] + shift[c];
                }
            }
        }
        if (added != null) {
            added.read(first, others, 0, n);
            for (int i = 0; i < n; i++) {
                values[i] += others[i];
            }
        }
    }

    /** Adds d to what is owed. */
    static void add(NativeFloats d, long numbers, StageBackward.Owed owed) {
        if (owed.begun()) {
            add(d, 0, owed, 0, numbers);
        } else {
            copy(d, owed.room(), numbers);
        }
    }

    /** Adds some of d to some of what is owed, all of which has been begun. */
    static void add(NativeFloats d, long from, StageBackward.Owed owed, long to, long numbers) {
        float[] values = new float[CHUNK];
        float[] sum = new float[CHUNK];
        for (long first = 0; first < numbers; first += CHUNK) {
            int n = (int) Math.min(CHUNK, numbers - first);
            d.read(from + first, values, 0, n);
            owed.room().read(to + first, sum, 0, n);
            for (int i = 0; i < n; i++) {
                sum[i] += values[i];
            }
            owed.room().write(to + first, sum, 0, n);
        }
    }
}
