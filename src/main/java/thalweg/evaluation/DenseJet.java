package thalweg.evaluation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Shapes;

/**
 * A dense layer along the line: (W + t V)(x₀ + x₁ t + x₂ t²) is, to second order, W x₀ + (W x₁ + V
 * x₀) t + (W x₂ + V x₁) t².
 */
final class DenseJet implements StageJet {
    private final Layer.Dense layer;
    private final int positions;
    private final LinearAlgebra algebra;
    private @Nullable ThetaReader theta;
    private @Nullable ThetaReader delta;

    DenseJet(Plan plan, Stage stage, Layer.Dense layer, LinearAlgebra algebra) {
        this.layer = layer;
        this.positions = Shapes.positions(plan.shape(stage.main().name()));
        this.algebra = algebra;
    }

    @Override
    public void load(ThetaReader newTheta, ThetaReader newDelta) {
        theta = newTheta;
        delta = newDelta;
    }

    @Override
    public void run(int n, List<Jet> x, Jet y, JobContext context) {
        Jet in = x.getFirst();
        ThetaReader w = Objects.requireNonNull(theta, "no θ was loaded");
        ThetaReader v = Objects.requireNonNull(delta, "no direction was loaded");
        product(n, in.value(), w, 0, y.value(), context);
        product(n, in.first(), w, 0, y.first(), context);
        product(n, in.value(), v, 1, y.first(), context);
        product(n, in.second(), w, 0, y.second(), context);
        product(n, in.first(), v, 1, y.second(), context);
    }

    /** y ← x Wᵀ + β y, in calls that leave waiting work its turn. */
    private void product(
            int n,
            NativeFloats x,
            ThetaReader weights,
            float beta,
            NativeFloats y,
            JobContext context) {
        int chunk = ForwardPass.chunk((long) layer.in() * layer.out() * positions, n);
        for (int first = 0; first < n; first += chunk) {
            context.yieldOrStop();
            long row = (long) first * positions;
            algebra.gemm(
                    false,
                    true,
                    Math.min(chunk, n - first) * positions,
                    layer.out(),
                    layer.in(),
                    1,
                    x,
                    row * layer.in(),
                    layer.in(),
                    weights.theta(),
                    weights.offset(layer.weight()),
                    layer.in(),
                    beta,
                    y,
                    row * layer.out(),
                    layer.out());
        }
    }

    @Override
    public void close() {}
}
