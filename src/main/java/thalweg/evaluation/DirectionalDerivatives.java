package thalweg.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/**
 * The loss with its first and second derivative along a direction in the space of weights, in one
 * forward pass of second order: every value is carried as its Taylor polynomial in t along θ + t δ
 * (Griewank and Walther, Evaluating Derivatives, 2nd edition, chapter 13). Neither a gradient nor a
 * Hessian is ever formed, and nothing is approximated by differences. Batch norm goes by the
 * statistics of each batch. Made, used and closed on the lane.
 */
public final class DirectionalDerivatives implements AutoCloseable {
    /** Examples in a batch, unless they take too much room. */
    private static final int BATCH = 500;

    /** Numbers that a batch's values may take: 512 MB. */
    private static final long NUMBERS = 1L << 27;

    private final Plan plan;
    private final int batch;
    private final List<@Nullable StageJet> stages = new ArrayList<>();
    private final List<Jet> room = new ArrayList<>();
    private final NativeFloats theta;
    private final NativeFloats delta;

    /**
     * @throws EvaluationException when it has a layer of a kind that has no derivative here: names
     *     it
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold a batch
     */
    public DirectionalDerivatives(Network network, LinearAlgebra algebra, NativeMemory memory) {
        requireSupported(network);
        plan = Plan.of(network);
        long numbers = plan.slots().numbers().stream().mapToLong(n -> 3L * n).sum();
        batch = Math.clamp(NUMBERS / numbers, 1, BATCH);
        theta = memory.allocate(plan.layout().length());
        try {
            delta = memory.allocate(plan.layout().length());
        } catch (RuntimeException e) {
            theta.close();
            throw e;
        }
        try {
            for (int each : plan.slots().numbers()) {
                room.add(Jet.allocate(memory, (long) each * batch));
            }
            for (Stage stage : plan.stages()) {
                boolean input = stage.main().layer() instanceof Layer.Input;
                stages.add(input ? null : StageJet.of(plan, stage, algebra, memory));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Refuses a network before any work.
     *
     * @throws EvaluationException when it has a layer of a kind that has no derivative here: names
     *     it
     */
    public static void requireSupported(Network network) {
        Gradients.requireSupported(
                network,
                StageJet::supports,
                "badmeasure.no-second-derivative",
                Phrase.of("remedies.measure-barrier-itself"));
    }

    /** Examples in the largest of the batches that so many are cut into. */
    public int batch(int count) {
        return Math.ceilDiv(count, Math.ceilDiv(count, batch));
    }

    /**
     * The derivatives at (1 − α) a + α b along b − a.
     *
     * @param count the first so many of the examples, in batches of nearly the same size
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public Derivatives at(
            double alpha,
            Parameters a,
            Parameters b,
            LoadedExamples examples,
            int count,
            JobContext context) {
        examples.requireCount(count);
        plan.layout().flattenLine(a, b, alpha, theta, delta);
        var atTheta = new ThetaReader(theta, plan.layout());
        var alongDelta = new ThetaReader(delta, plan.layout());
        List<@Nullable JetEnd> ends = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            StageJet jet = stages.get(i);
            Stage stage = plan.stages().get(i);
            if (jet == null) {
                ends.add(null);
                continue;
            }
            jet.load(atTheta, alongDelta);
            int channels = plan.shape(stage.output()).getFirst();
            ends.add(new JetEnd(stage, channels, atTheta, alongDelta));
        }
        int batches = Math.ceilDiv(count, batch);
        var sums = new LossJet(plan.classes());
        for (int k = 0; k < batches; k++) {
            int first = (int) ((long) count * k / batches);
            int n = (int) ((long) count * (k + 1) / batches) - first;
            context.progress((double) k / batches, Phrase.of("progress.derivatives"));
            sums.add(run(examples, first, n, ends, context), examples, first, n);
        }
        return sums.mean(count);
    }

    private Jet run(
            LoadedExamples examples,
            int first,
            int n,
            List<@Nullable JetEnd> ends,
            JobContext context) {
        Map<String, Jet> values = new HashMap<>();
        Jet last = room.getFirst();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = plan.stages().get(i);
            Jet y = room.get(plan.slots().ofStage().get(i));
            long numbers = (long) n * plan.outputs(stage);
            if (stage.main().layer() instanceof Layer.Input input) {
                ForwardPass.copyInputs(input, examples, first, n, y.value());
                StageEnd.clear(y.first(), numbers);
                StageEnd.clear(y.second(), numbers);
            } else {
                List<Jet> x = stage.inputs().stream().map(name -> read(values, name)).toList();
                Objects.requireNonNull(stages.get(i)).run(n, x, y, context);
                Jet added = stage.added() == null ? null : read(values, stage.added());
                Objects.requireNonNull(ends.get(i)).apply(y, numbers, added, context);
            }
            values.put(stage.output(), y);
            last = y;
        }
        return last;
    }

    private static Jet read(Map<String, Jet> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    @Override
    public void close() {
        for (StageJet stage : stages) {
            if (stage != null) {
                stage.close();
            }
        }
        room.forEach(Jet::close);
        theta.close();
        delta.close();
    }
}
