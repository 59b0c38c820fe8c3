package thalweg.evaluation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Shapes;

/** A dense layer backward, at each position: ∂W = ∂Yᵀ X and ∂X = ∂Y W. */
final class DenseBackward implements StageBackward {
    private final Layer.Dense layer;
    private final int positions;
    private final LinearAlgebra algebra;
    private @Nullable ThetaReader theta;

    DenseBackward(Plan plan, Stage stage, Layer.Dense layer, LinearAlgebra algebra) {
        this.layer = layer;
        this.positions = Shapes.positions(plan.shape(stage.main().name()));
        this.algebra = algebra;
    }

    @Override
    public void load(ThetaReader newTheta) {
        theta = newTheta;
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
        long one = (long) layer.in() * layer.out() * positions;
        int chunk = ForwardPass.chunk(one, n);
        for (int first = 0; first < n; first += chunk) {
            int rows = Math.min(chunk, n - first) * positions;
            long row = (long) first * positions;
            context.yieldOrStop();
            weight(rows, row, x.getFirst(), dy, gradient);
            Owed owed = dx.getFirst();
            if (owed != null) {
                context.yieldOrStop();
                input(rows, row, dy, owed);
            }
        }
    }

    private long weightAt() {
        return reader().offset(layer.weight());
    }

    private ThetaReader reader() {
        return Objects.requireNonNull(theta, "no θ was loaded");
    }

    private void weight(
            int rows, long row, NativeFloats x, NativeFloats dy, NativeFloats gradient) {
        algebra.gemm(
                true,
                false,
                layer.out(),
                layer.in(),
                rows,
                1,
                dy,
                row * layer.out(),
                layer.out(),
                x,
                row * layer.in(),
                layer.in(),
                1,
                gradient,
                weightAt(),
                layer.in());
    }

    private void input(int rows, long row, NativeFloats dy, Owed dx) {
        algebra.gemm(
                false,
                false,
                rows,
                layer.in(),
                layer.out(),
                1,
                dy,
                row * layer.out(),
                layer.out(),
                reader().theta(),
                weightAt(),
                layer.in(),
                dx.begun() ? 1 : 0,
                dx.room(),
                row * layer.in(),
                layer.in());
    }

    @Override
    public void close() {}
}
