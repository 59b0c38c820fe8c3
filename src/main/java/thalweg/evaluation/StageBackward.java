package thalweg.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Layer;

/** The backward pass of a stage's main node; all that follows it is {@link StageEnd}'s. */
interface StageBackward extends AutoCloseable {
    /**
     * Where what the loss owes to a value is summed up over the stages that read it.
     *
     * @param begun whether some of them have added theirs; else the room's numbers mean nothing
     */
    record Owed(NativeFloats room, boolean begun) {}

    /** Takes θ. */
    void load(ThetaReader theta);

    /**
     * Adds to the gradient of the node's tensors but its bias, and to what is owed to its inputs.
     *
     * @param x what the node read
     * @param y what it put out, before batch norm and activation; may hold what came after where
     *     there is no batch norm
     * @param dy what the loss owes to that
     * @param dx one an input; null where nobody asks
     * @param gradient flat, in the plan's layout
     */
    void run(
            int n,
            List<NativeFloats> x,
            NativeFloats y,
            NativeFloats dy,
            List<@Nullable Owed> dx,
            NativeFloats gradient,
            JobContext context);

    @Override
    void close();

    /** Adds to the gradient of one tensor: two nodes may share it. */
    static void add(double[] sums, NativeFloats gradient, long offset) {
        float[] values = new float[sums.length];
        gradient.read(offset, values, 0, values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) sums[i];
        }
        gradient.write(offset, values, 0, values.length);
    }

    /** Whether a layer of that kind has one. */
    static boolean supports(Layer layer) {
        return switch (layer) {
            case Layer.Input _,
                    Layer.Dense _,
                    Layer.Convolution _,
                    Layer.TransposedConvolution _,
                    Layer.BatchNorm _,
                    Layer.Activate _,
                    Layer.Pool _,
                    Layer.AdaptivePool _,
                    Layer.Flatten _,
                    Layer.Add _,
                    Layer.Multiply _,
                    Layer.Concatenate _,
                    Layer.ZeroPadShortcut _,
                    Layer.GroupNorm _,
                    Layer.LayerNorm _ ->
                    true;
            case Layer.AddLearned _,
                    Layer.Tokens _,
                    Layer.ClassToken _,
                    Layer.TakeToken _,
                    Layer.Embedding _,
                    Layer.Attention _ ->
                    false;
        };
    }

    /** The one of a stage. */
    static StageBackward of(Plan plan, Stage stage, LinearAlgebra algebra, NativeMemory memory) {
        return switch (stage.main().layer()) {
            case Layer.Dense d -> new DenseBackward(plan, stage, d, algebra);
            case Layer.Convolution _, Layer.TransposedConvolution _ ->
                    new ConvolutionBackward(plan, stage, algebra, memory);
            case Layer.GroupNorm g -> new NormBackward(g, plan.shape(stage.inputs().getFirst()));
            case Layer.LayerNorm l -> new NormBackward(l, plan.shape(stage.inputs().getFirst()));
            case Layer.Activate _, Layer.BatchNorm _ -> new PassedOn(plan.outputs(stage));
            default -> new KernelBackward(plan, stage);
        };
    }
}
