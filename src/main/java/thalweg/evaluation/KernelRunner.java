package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.PoolingSpec;
import thalweg.network.Shapes;

/** A stage whose main node runs an example at a time, in plain Java; pooling on a card there. */
final class KernelRunner extends PlainRunner {
    private final List<List<Integer>> in = new ArrayList<>();
    private final List<Integer> out;
    private final LinearAlgebra algebra;
    private final @Nullable PoolingSpec pooling;
    private @Nullable Kernel kernel;

    KernelRunner(Plan plan, Stage stage, LinearAlgebra algebra) {
        super(plan, stage);
        this.algebra = algebra;
        stage.inputs().forEach(input -> in.add(plan.shape(input)));
        out = plan.shape(stage.main().name());
        pooling = PoolingSpecs.of(stage.main().layer(), in.getFirst(), out).orElse(null);
    }

    @Override
    public void load(ThetaReader theta) {
        super.load(theta);
        kernel = Kernel.of(stage().main().layer(), in, out, theta);
    }

    @Override
    void raw(int n, List<NativeFloats> inputs, NativeFloats y, JobContext context) {
        if (pooling != null && algebra.pool(pooling, n, inputs.getFirst(), y)) {
            return;
        }
        Kernel with = Objects.requireNonNull(kernel, "no θ was loaded");
        float[][] x = new float[in.size()][];
        for (int k = 0; k < x.length; k++) {
            x[k] = new float[Shapes.count(in.get(k))];
        }
        float[] output = new float[Shapes.count(out)];
        var pace = new Pace(context);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < x.length; k++) {
                inputs.get(k).read((long) i * x[k].length, x[k], 0, x[k].length);
            }
            with.apply(x, output);
            y.write((long) i * output.length, output, 0, output.length);
            pace.done(output.length);
        }
    }

    @Override
    float @Nullable [] bias() {
        return null;
    }
}
