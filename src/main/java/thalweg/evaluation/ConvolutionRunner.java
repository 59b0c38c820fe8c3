package thalweg.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Convolution;
import thalweg.engine.ConvolutionSpec;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;

/** A convolution by itself; what follows it in its stage comes after. */
final class ConvolutionRunner extends PlainRunner {
    private final ConvolutionSpec spec;
    private final Convolution convolution;

    ConvolutionRunner(Plan plan, Stage stage, LinearAlgebra algebra) {
        super(plan, stage);
        spec = ConvolutionSpecs.of(plan, stage.main(), false, Double.NaN);
        convolution = algebra.convolution(spec);
    }

    @Override
    public void load(ThetaReader theta) {
        super.load(theta);
        var weights = Weights.of(stage().main(), theta::get);
        convolution.load(weights.weight(), weights.bias());
    }

    @Override
    void raw(int n, List<NativeFloats> inputs, NativeFloats y, JobContext context) {
        run(convolution, spec, n, inputs.getFirst(), null, y, context);
    }

    /** In as many calls as leave waiting work its turn. */
    static void run(
            Convolution convolution,
            ConvolutionSpec spec,
            int n,
            NativeFloats x,
            @Nullable NativeFloats added,
            NativeFloats y,
            JobContext context) {
        int chunk = ForwardPass.chunk(spec.work(), n);
        for (int first = 0; first < n; first += chunk) {
            if (first > 0) {
                context.yieldOrStop();
            }
            long to = (long) first * spec.outputs();
            convolution.run(
                    Math.min(chunk, n - first), x, (long) first * spec.inputs(), y, to, added, to);
        }
    }

    @Override
    float @Nullable [] bias() {
        return null; // the convolution has added it
    }

    @Override
    public void close() {
        convolution.close();
    }
}
