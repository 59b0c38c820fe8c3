package thalweg.evaluation;

import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Layer;

/**
 * A stage's main node along the line θ + t δ, to second order, without its bias; all that follows
 * it is {@link JetEnd}'s.
 */
interface StageJet extends AutoCloseable {
    /** Takes θ and the direction. */
    void load(ThetaReader theta, ThetaReader delta);

    /** Fills y for n examples. */
    void run(int n, List<Jet> x, Jet y, JobContext context);

    @Override
    void close();

    /**
     * Whether a layer of that kind has one: those that {@link StageBackward} knows but for products
     * and the norms over one example, which are neither linear nor have second orders of their own.
     */
    static boolean supports(Layer layer) {
        return StageBackward.supports(layer)
                && !(layer instanceof Layer.Multiply
                        || layer instanceof Layer.GroupNorm
                        || layer instanceof Layer.LayerNorm);
    }

    /** The one of a stage. */
    static StageJet of(Plan plan, Stage stage, LinearAlgebra algebra, NativeMemory memory) {
        return switch (stage.main().layer()) {
            case Layer.Dense d -> new DenseJet(plan, stage, d, algebra);
            case Layer.Convolution _, Layer.TransposedConvolution _ ->
                    new ConvolutionJet(plan, stage, algebra, memory);
            default -> new KernelJet(plan, stage);
        };
    }
}
