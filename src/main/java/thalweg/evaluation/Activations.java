package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.network.Shapes;

/**
 * Shows what the nodes of a network put out, batch by batch, as it computes in use: batch norm by
 * its running statistics. Any network, dense chains and graphs alike. Made, used and closed on the
 * lane.
 */
public final class Activations implements AutoCloseable {
    /** Examples at a time, at most. */
    private static final int BATCH = 500;

    /** Numbers that all values of one batch hold together, at most, where one example allows it. */
    private static final long NUMBERS = 16_000_000;

    private final ForwardPass pass;
    private final NativeFloats theta;
    private final int batch;

    /**
     * A value that can be shown: what a layer puts out once what follows it at once (batch norm, an
     * addition, an activation function) is done. What only carries a value on, such as pooling
     * without an activation function after it, shows nothing new.
     *
     * @param node the last node that had a part in it
     * @param units numbers at each position, innermost where the value is shown
     * @param positions of one example; 1 for a flat value
     * @param activated whether it comes out of an activation function
     */
    public record Value(String node, int units, int positions, boolean activated) {}

    /** Receives values. */
    @FunctionalInterface
    public interface Viewer {
        /**
         * A value as it has just been computed.
         *
         * @param node as in {@link Value}
         * @param y row-major [examples · positions, units]; good until this returns
         */
        void see(String node, NativeFloats y);
    }

    /**
     * Takes θ.
     *
     * @throws EvaluationException when the output isn't one number a class
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold θ and a batch
     */
    public Activations(
            Network network, Parameters parameters, LinearAlgebra algebra, NativeMemory memory) {
        Plan plan = Plan.of(network);
        long numbers = 1;
        for (Stage stage : plan.stages()) {
            numbers += plan.outputs(stage);
        }
        batch = Math.clamp(NUMBERS / numbers, 1, ForwardPass.chunk(plan.work(), BATCH));
        theta = memory.allocate(plan.layout().length());
        try {
            plan.layout().flatten(parameters, theta);
            pass = new ForwardPass(plan, algebra, memory, batch, false);
        } catch (RuntimeException e) {
            theta.close();
            throw e;
        }
        try {
            pass.load(theta);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * The values that a network can show, in the order in which it computes them.
     *
     * @throws EvaluationException when the output isn't one number a class
     */
    public static List<Value> of(Network network) {
        Plan plan = Plan.of(network);
        List<Value> values = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            boolean activated = stage.activation() != null;
            if (activated || computes(stage.main().layer())) {
                List<Integer> shape = plan.shape(stage.output());
                values.add(
                        new Value(
                                stage.output(),
                                shape.getFirst(),
                                Shapes.positions(shape),
                                activated));
            }
        }
        return values;
    }

    /** Whether a layer's output is more than what it read, put elsewhere. */
    private static boolean computes(Layer layer) {
        return switch (layer) {
            case Layer.Dense _,
                    Layer.Convolution _,
                    Layer.TransposedConvolution _,
                    Layer.BatchNorm _,
                    Layer.GroupNorm _,
                    Layer.LayerNorm _,
                    Layer.AddLearned _,
                    Layer.Embedding _,
                    Layer.Attention _,
                    Layer.Activate _,
                    Layer.Add _,
                    Layer.Multiply _ ->
                    true;
            case Layer.Input _,
                    Layer.Pool _,
                    Layer.AdaptivePool _,
                    Layer.Flatten _,
                    Layer.Concatenate _,
                    Layer.ZeroPadShortcut _,
                    Layer.ClassToken _,
                    Layer.Tokens _,
                    Layer.TakeToken _ ->
                    false;
        };
    }

    /** The most examples that {@link #show} takes at once. */
    public int batch() {
        return batch;
    }

    /**
     * Computes a batch and shows its values, in their order.
     *
     * @param examples all of which are run; {@link #batch} or fewer
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public void show(LoadedExamples examples, Viewer viewer, JobContext context) {
        if (examples.count() > batch) {
            throw new IllegalArgumentException(examples.count() + " examples of " + batch);
        }
        pass.run(
                examples,
                0,
                examples.count(),
                null,
                (stage, y) -> {
                    viewer.see(stage.output(), y);
                    context.yieldOrStop();
                },
                context);
    }

    @Override
    public void close() {
        pass.close();
        theta.close();
    }
}
