package thalweg.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Shapes;

/** A dense layer, at each position: one product of matrices. */
final class DenseRunner extends PlainRunner {
    private final Layer.Dense layer;
    private final int positions;
    private final LinearAlgebra algebra;

    DenseRunner(Plan plan, Stage stage, Layer.Dense layer, LinearAlgebra algebra) {
        super(plan, stage);
        this.layer = layer;
        this.positions = Shapes.positions(plan.shape(stage.main().name()));
        this.algebra = algebra;
    }

    @Override
    void raw(int n, List<NativeFloats> inputs, NativeFloats y, JobContext context) {
        long one = (long) layer.in() * layer.out() * positions;
        int chunk = ForwardPass.chunk(one, n);
        for (int first = 0; first < n; first += chunk) {
            if (first > 0) {
                context.yieldOrStop();
            }
            product(first, Math.min(chunk, n - first), inputs.getFirst(), y);
        }
    }

    private void product(int first, int n, NativeFloats x, NativeFloats y) {
        algebra.gemm(
                false,
                true,
                n * positions,
                layer.out(),
                layer.in(),
                1,
                x,
                (long) first * positions * layer.in(),
                layer.in(),
                theta().theta(),
                theta().offset(layer.weight()),
                layer.in(),
                0,
                y,
                (long) first * positions * layer.out(),
                layer.out());
    }

    @Override
    float @Nullable [] bias() {
        return layer.bias() == null ? null : theta().get(layer.bias());
    }
}
