package thalweg.evaluation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;

/**
 * What every stage but a folded convolution does: the raw output, then batch norm or what stands in
 * its place, addition and activation.
 */
abstract class PlainRunner implements StageRunner {
    private final Stage stage;
    private final int outputs;
    private final int channels;
    private @Nullable ThetaReader theta;
    private Correction.@Nullable Affine running;

    PlainRunner(Plan plan, Stage stage) {
        this.stage = stage;
        this.outputs = plan.outputs(stage);
        this.channels = plan.shape(stage.output()).getFirst();
    }

    @Override
    public void load(ThetaReader newTheta) {
        theta = newTheta;
        running = stage.norm() == null ? null : newTheta.running(stage.norm());
    }

    final Stage stage() {
        return stage;
    }

    final ThetaReader theta() {
        return Objects.requireNonNull(theta, "no θ was loaded");
    }

    /** Fills y with the main node's output, without its bias. */
    abstract void raw(int n, List<NativeFloats> inputs, NativeFloats y, JobContext context);

    /** What is still to be added to the raw output by channel, or null. */
    abstract float @Nullable [] bias();

    @Override
    public final void run(
            int n,
            List<NativeFloats> inputs,
            @Nullable NativeFloats added,
            NativeFloats y,
            @Nullable Correction correction,
            JobContext context) {
        raw(n, inputs, y, context);
        var pace = new Pace(context);
        long numbers = (long) n * outputs;
        float[] shift = bias();
        Correction.Affine affine = running;
        if (correction != null && correction.wants(stage)) {
            if (shift != null) {
                new Finish(null, shift, null).apply(y, numbers, channels, null, pace);
                shift = null;
            }
            affine = correction.meet(stage, ChannelMoments.of(y, numbers, channels, pace));
        }
        float[] scale = null;
        if (affine != null) {
            scale = affine.scale();
            shift = sum(affine, shift);
        }
        new Finish(scale, shift, stage.activation()).apply(y, numbers, channels, added, pace);
    }

    /** scale · bias + shift. */
    private static float[] sum(Correction.Affine affine, float @Nullable [] bias) {
        if (bias == null) {
            return affine.shift();
        }
        float[] sum = new float[bias.length];
        for (int c = 0; c < sum.length; c++) {
            sum[c] = affine.scale()[c] * bias[c] + affine.shift()[c];
        }
        return sum;
    }

    @Override
    public void close() {}
}
