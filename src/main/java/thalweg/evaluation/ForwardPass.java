package thalweg.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Layer;
import thalweg.network.Shapes;

/**
 * Runs a network over batches of examples: convolutions by oneDNN, dense layers by gemm, the rest
 * in plain Java. Inside, values are [count, positions…, units], units innermost, as all of these
 * like it best. Owns the room for one batch; made, used and closed on the lane.
 */
final class ForwardPass implements AutoCloseable {
    /** Multiplications between two yields: some 30 ms of one slow core. */
    static final long WORK = 1_000_000_000L;

    private final Plan plan;
    private final List<StageRunner> runners = new ArrayList<>();
    private final List<NativeFloats> room = new ArrayList<>();

    /**
     * @param capacity examples in the largest batch
     * @param measured whether raw outputs are to be shown to a {@link Correction}, which keeps
     *     batch norm from being folded
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold a batch
     */
    ForwardPass(
            Plan plan, LinearAlgebra algebra, NativeMemory memory, int capacity, boolean measured) {
        this.plan = plan;
        try {
            for (int numbers : plan.slots().numbers()) {
                room.add(memory.allocate((long) numbers * capacity));
            }
            for (Stage stage : plan.stages()) {
                runners.add(runner(stage, algebra, measured));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private StageRunner runner(Stage stage, LinearAlgebra algebra, boolean measured) {
        return switch (stage.main().layer()) {
            case Layer.Input _ -> NoRunner.INSTANCE;
            case Layer.Convolution _, Layer.TransposedConvolution _ ->
                    measured
                            ? new ConvolutionRunner(plan, stage, algebra)
                            : new FoldedRunner(plan, stage, algebra);
            default -> plain(plan, stage, algebra);
        };
    }

    /** What runs a stage's main node by itself. */
    static PlainRunner plain(Plan plan, Stage stage, LinearAlgebra algebra) {
        return switch (stage.main().layer()) {
            case Layer.Dense d -> new DenseRunner(plan, stage, d, algebra);
            case Layer.Convolution _, Layer.TransposedConvolution _ ->
                    new ConvolutionRunner(plan, stage, algebra);
            default -> new KernelRunner(plan, stage, algebra);
        };
    }

    /** How many of {@code n} examples go at a time when one takes so many multiplications. */
    static int chunk(long work, int n) {
        return Math.clamp(WORK / Math.max(1, work), 1, Math.max(1, n));
    }

    /** Takes θ, flat in the plan's layout, which must stay as it is while it is used. */
    void load(NativeFloats theta) {
        var reader = new ThetaReader(theta, plan.layout());
        runners.forEach(runner -> runner.load(reader));
    }

    /**
     * The logits of a batch.
     *
     * @param first the first example
     * @param n how many, up to the capacity
     * @param correction sees the raw outputs, or null
     * @return [n, classes], good until the next run
     */
    NativeFloats run(
            LoadedExamples examples,
            int first,
            int n,
            @Nullable Correction correction,
            JobContext context) {
        return run(examples, first, n, correction, (stage, y) -> {}, context);
    }

    /**
     * The same, every stage's output shown as soon as it is there.
     *
     * @param shown its room may be used again once this returns
     */
    NativeFloats run(
            LoadedExamples examples,
            int first,
            int n,
            @Nullable Correction correction,
            BiConsumer<Stage, NativeFloats> shown,
            JobContext context) {
        Map<String, NativeFloats> values = new HashMap<>();
        NativeFloats last = null;
        for (int i = 0; i < runners.size(); i++) {
            Stage stage = plan.stages().get(i);
            NativeFloats y = room.get(plan.slots().ofStage().get(i));
            if (stage.main().layer() instanceof Layer.Input input) {
                copyInputs(input, examples, first, n, y);
            } else {
                List<NativeFloats> inputs =
                        stage.inputs().stream()
                                .map(name -> Objects.requireNonNull(values.get(name), name))
                                .toList();
                NativeFloats added = stage.added() == null ? null : values.get(stage.added());
                runners.get(i).run(n, inputs, added, y, correction, context);
            }
            if (correction != null) {
                context.yieldOrStop();
            }
            shown.accept(stage, y);
            values.put(stage.output(), y);
            last = y;
        }
        return Objects.requireNonNull(last);
    }

    /** Examples come with channels first. */
    static void copyInputs(
            Layer.Input input, LoadedExamples examples, int first, int n, NativeFloats y) {
        int units = input.shape().getFirst();
        int positions = Shapes.positions(input.shape());
        float[] x = new float[input.length()];
        float[] turned = new float[x.length];
        for (int i = 0; i < n; i++) {
            examples.inputs().read((long) (first + i) * x.length, x, 0, x.length);
            Moving.transpose(x, units, positions, turned);
            y.write((long) i * x.length, turned, 0, x.length);
        }
    }

    @Override
    public void close() {
        runners.forEach(StageRunner::close);
        room.forEach(NativeFloats::close);
    }

    /** The input's: it is copied, not run. */
    private enum NoRunner implements StageRunner {
        INSTANCE;

        @Override
        public void load(ThetaReader theta) {}

        @Override
        public void run(
                int n,
                List<NativeFloats> inputs,
                @Nullable NativeFloats added,
                NativeFloats y,
                @Nullable Correction correction,
                JobContext context) {
            throw new IllegalStateException("an input has nothing to run");
        }

        @Override
        public void close() {}
    }
}
