package thalweg.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Convolution;
import thalweg.engine.ConvolutionSpec;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.network.Activation;
import thalweg.network.Layer;

/**
 * A convolution's whole stage in one native call: batch norm is folded into its weights, W ← s W
 * and b ← s b + t, which costs a pass over the weights for each θ; addition and ReLU happen while
 * the output is still in the processor's registers.
 */
final class FoldedRunner implements StageRunner {
    private final Stage stage;
    private final ConvolutionSpec spec;
    private final Convolution convolution;
    private final @Nullable Finish after;
    private final int outputs;
    private final int channels;

    FoldedRunner(Plan plan, Stage stage, LinearAlgebra algebra) {
        this.stage = stage;
        double slope = slope(stage.activation());
        spec = ConvolutionSpecs.of(plan, stage.main(), stage.added() != null, slope);
        convolution = algebra.convolution(spec);
        outputs = plan.outputs(stage);
        channels = plan.shape(stage.output()).getFirst();
        after =
                stage.activation() == null || !Double.isNaN(slope)
                        ? null
                        : new Finish(null, null, stage.activation());
    }

    /** Of max(x, slope · x); NaN where the function is no such one. */
    private static double slope(Layer.@Nullable Activate a) {
        if (a == null) {
            return Double.NaN;
        }
        if (a.function() == Activation.RELU) {
            return 0;
        }
        boolean leaky = a.function() == Activation.LEAKY_RELU;
        return leaky ? a.slope() : Double.NaN;
    }

    @Override
    public void load(ThetaReader theta) {
        var weights = Weights.of(stage.main(), theta::get);
        if (stage.norm() != null) {
            weights = weights.followedBy(theta.running(stage.norm()));
        }
        convolution.load(weights.weight(), weights.bias());
    }

    @Override
    public void run(
            int n,
            List<NativeFloats> inputs,
            @Nullable NativeFloats added,
            NativeFloats y,
            @Nullable Correction correction,
            JobContext context) {
        if (correction != null) {
            throw new IllegalArgumentException("a folded stage shows no raw output");
        }
        ConvolutionRunner.run(convolution, spec, n, inputs.getFirst(), added, y, context);
        if (after != null) {
            after.apply(y, (long) n * outputs, channels, null, new Pace(context));
        }
    }

    @Override
    public void close() {
        convolution.close();
    }
}
