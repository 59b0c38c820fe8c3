package thalweg.evaluation;

import org.jspecify.annotations.Nullable;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;

/**
 * The element-wise end of a stage, in place: y ← act(scale · y + shift + added), by channel. Values
 * are [rows, channels]. Goes through small arrays, which run at three times the speed of buffers.
 *
 * @param scale one a channel, or null for 1
 * @param shift one a channel, or null for 0
 * @param activation null for none
 */
record Finish(
        float @Nullable [] scale, float @Nullable [] shift, Layer.@Nullable Activate activation) {
    /** Numbers at a time: the arrays fit into a core's own cache. */
    private static final int CHUNK = 2048;

    /**
     * @param numbers of y, from its beginning
     * @param channels innermost
     * @param added of y's shape, or null
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    void apply(
            NativeFloats y, long numbers, int channels, @Nullable NativeFloats added, Pace pace) {
        if (scale == null && shift == null && activation == null && added == null) {
            return;
        }
        int length = Math.max(1, CHUNK / channels) * channels;
        float[] values = new float[length];
        float[] others = new float[length];
        float[] scales = scale == null ? null : tiled(scale, length);
        float[] shifts = shift == null ? null : tiled(shift, length);
        for (long first = 0; first < numbers; first += length) {
            int n = (int) Math.min(length, numbers - first);
            y.read(first, values, 0, n);
            if (scales != null) {
                multiply(values, scales, n);
            }
            if (shifts != null) {
                add(values, shifts, n);
            }
            if (added != null) {
                added.read(first, others, 0, n);
                add(values, others, n);
            }
            if (activation != null) {
                activate(values, n, activation);
            }
            y.write(first, values, 0, n);
            pace.done(n);
        }
    }

    private static float[] tiled(float[] byChannel, int length) {
        float[] tiled = new float[length];
        for (int i = 0; i < length; i += byChannel.length) {
            System.arraycopy(byChannel, 0, tiled, i, byChannel.length);
        }
        return tiled;
    }

    private static void multiply(float[] x, float[] by, int n) {
        for (int i = 0; i < n; i++) {
            x[i] *= by[i];
        }
    }

    private static void add(float[] x, float[] other, int n) {
        for (int i = 0; i < n; i++) {
            x[i] += other[i];
        }
    }

    private static void activate(float[] x, int n, Layer.Activate a) {
        switch (a.function()) {
            case IDENTITY -> {}
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    x[i] = Math.max(0, x[i]);
                }
            }
            case LEAKY_RELU -> {
                float slope = (float) a.slope();
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] >= 0 ? x[i] : slope * x[i];
                }
            }
            case RELU6 -> clip(x, n, 0, 6);
            case CLIP -> clip(x, n, (float) a.least(), (float) a.most());
            case TANH, SIGMOID, GELU, GELU_TANH, SILU, ELU, SELU, HARD_SIGMOID, HARD_SWISH ->
                    any(x, n, a);
        }
    }

    private static void clip(float[] x, int n, float least, float most) {
        for (int i = 0; i < n; i++) {
            x[i] = Math.min(most, Math.max(least, x[i]));
        }
    }

    private static void any(float[] x, int n, Layer.Activate a) {
        for (int i = 0; i < n; i++) {
            x[i] = (float) a.of(x[i]);
        }
    }
}
