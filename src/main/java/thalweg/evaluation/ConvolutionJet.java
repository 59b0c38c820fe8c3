package thalweg.evaluation;

import java.util.List;
import thalweg.engine.Convolution;
import thalweg.engine.ConvolutionSpec;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;

/** A convolution along the line, or a transposed one, as {@link DenseJet} is a dense layer. */
final class ConvolutionJet implements StageJet {
    private final Stage stage;
    private final ConvolutionSpec spec;
    private final NativeMemory memory;
    private final Convolution atTheta;
    private final Convolution alongDelta;

    ConvolutionJet(Plan plan, Stage stage, LinearAlgebra algebra, NativeMemory memory) {
        this.stage = stage;
        this.memory = memory;
        spec = ConvolutionSpecs.of(plan, stage.main(), false, Double.NaN);
        atTheta = algebra.convolution(spec);
        try {
            alongDelta = algebra.convolution(spec);
        } catch (RuntimeException e) {
            atTheta.close();
            throw e;
        }
    }

    @Override
    public void load(ThetaReader theta, ThetaReader delta) {
        load(atTheta, theta);
        load(alongDelta, delta);
    }

    private void load(Convolution convolution, ThetaReader reader) {
        Weights weights = Weights.of(stage.main(), reader::get);
        convolution.load(weights.weight(), new float[weights.bias().length]);
    }

    @Override
    public void run(int n, List<Jet> x, Jet y, JobContext context) {
        Jet in = x.getFirst();
        run(atTheta, n, in.value(), y.value(), context);
        run(atTheta, n, in.first(), y.first(), context);
        run(atTheta, n, in.second(), y.second(), context);
        long numbers = (long) n * spec.outputs();
        try (NativeFloats part = memory.allocate(numbers)) {
            addAlongDelta(n, in.value(), part, y.first(), context);
            addAlongDelta(n, in.first(), part, y.second(), context);
        }
    }

    private void addAlongDelta(
            int n, NativeFloats x, NativeFloats part, NativeFloats y, JobContext context) {
        run(alongDelta, n, x, part, context);
        new Finish(null, null, null)
                .apply(y, (long) n * spec.outputs(), spec.out(), part, new Pace(context));
    }

    private void run(
            Convolution convolution, int n, NativeFloats x, NativeFloats y, JobContext context) {
        context.yieldOrStop();
        ConvolutionRunner.run(convolution, spec, n, x, null, y, context);
    }

    @Override
    public void close() {
        atTheta.close();
        alongDelta.close();
    }
}
