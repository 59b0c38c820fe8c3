package thalweg.evaluation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.ConvolutionGradient;
import thalweg.engine.ConvolutionSpec;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;

/** A convolution backward, or a transposed one, in calls that leave waiting work its turn. */
final class ConvolutionBackward implements StageBackward {
    private final Stage stage;
    private final String weight;
    private final ConvolutionSpec spec;
    private final NativeMemory memory;
    private final ConvolutionGradient gradients;
    private @Nullable ThetaReader theta;

    ConvolutionBackward(Plan plan, Stage stage, LinearAlgebra algebra, NativeMemory memory) {
        this.stage = stage;
        this.memory = memory;
        weight = Weights.names(stage.main()).weight();
        spec = ConvolutionSpecs.of(plan, stage.main(), false, Double.NaN);
        gradients = algebra.convolutionGradient(spec);
    }

    @Override
    public void load(ThetaReader newTheta) {
        theta = newTheta;
        gradients.load(Weights.of(stage.main(), newTheta::get).weight());
    }

    @Override
    public void run(
            int n,
            List<NativeFloats> x,
            NativeFloats y,
            NativeFloats dy,
            List<@Nullable Owed> dx,
            NativeFloats gradient,
            JobContext context) {
        double[] sums = new double[spec.weights()];
        Owed owed = dx.getFirst();
        int chunk = ForwardPass.chunk(spec.work(), n);
        for (int first = 0; first < n; first += chunk) {
            int count = Math.min(chunk, n - first);
            long in = (long) first * spec.inputs();
            long out = (long) first * spec.outputs();
            context.yieldOrStop();
            float[] part = gradients.weight(count, x.getFirst(), in, dy, out);
            for (int i = 0; i < part.length; i++) {
                sums[i] += part[i];
            }
            if (owed != null) {
                context.yieldOrStop();
                input(count, dy, out, owed, in);
            }
        }
        StageBackward.add(sums, gradient, Objects.requireNonNull(theta).offset(weight));
    }

    private void input(int count, NativeFloats dy, long out, Owed owed, long in) {
        if (!owed.begun()) {
            gradients.input(count, dy, out, owed.room(), in);
            return;
        }
        long numbers = (long) count * spec.inputs();
        try (NativeFloats part = memory.allocate(numbers)) {
            gradients.input(count, dy, out, part, 0);
            StageEnd.add(part, 0, owed, in, numbers);
        }
    }

    @Override
    public void close() {
        gradients.close();
    }
}
