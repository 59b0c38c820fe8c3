package thalweg.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Network;
import thalweg.network.Parameters;

/**
 * Any network, stage by stage; see docs/decisions/engine-onednn.md. It may be asked again at a
 * yield point of its own work: each run has a pass to itself, and passes are kept for the next.
 */
final class GraphEvaluator implements Evaluator {
    /** Examples at a time: what they are between two stages stays in the cache. */
    private static final int BATCH = 50;

    private final Plan plan;
    private final LinearAlgebra algebra;
    private final NativeMemory memory;
    private final int batch;

    /** Those that no run has. */
    private final Deque<ForwardPass> passes = new ArrayDeque<>();

    private boolean closed;

    GraphEvaluator(Network network, LinearAlgebra algebra, NativeMemory memory) {
        this.plan = Plan.of(network);
        this.algebra = algebra;
        this.memory = memory;
        int reach = algebra.reach();
        this.batch = ForwardPass.chunk(plan.work() / reach, BATCH * reach);
        passes.push(pass());
    }

    private ForwardPass pass() {
        return new ForwardPass(plan, algebra, memory, batch, false);
    }

    Plan plan() {
        return plan;
    }

    @Override
    public long flatLength() {
        return plan.layout().length();
    }

    @Override
    public void flatten(Parameters theta, NativeFloats target) {
        plan.layout().flatten(theta, target);
    }

    @Override
    public Score score(NativeFloats theta, LoadedExamples examples, int count, JobContext context) {
        var sum = new CrossEntropy();
        run(theta, examples, count, context, LogitsTaker.into(sum, plan.classes(), examples));
        return sum.score();
    }

    @Override
    public Logits logits(
            NativeFloats theta, LoadedExamples examples, int count, JobContext context) {
        examples.requireCount(count);
        Logits all = LogitsTaker.room(plan.classes(), examples, count);
        run(theta, examples, count, context, LogitsTaker.into(all));
        return all;
    }

    private void run(
            NativeFloats theta,
            LoadedExamples examples,
            int count,
            JobContext context,
            LogitsTaker taker) {
        examples.requireCount(count);
        if (closed) {
            throw new IllegalStateException("the evaluator is closed");
        }
        ForwardPass pass = passes.isEmpty() ? pass() : passes.pop();
        try {
            run(pass, theta, examples, count, context, taker);
        } finally {
            if (closed) {
                pass.close();
            } else {
                passes.push(pass);
            }
        }
    }

    private void run(
            ForwardPass pass,
            NativeFloats theta,
            LoadedExamples examples,
            int count,
            JobContext context,
            LogitsTaker taker) {
        pass.load(theta);
        float[] logits = new float[batch * plan.classes()];
        for (int first = 0; first < count; first += batch) {
            context.yieldOrStop();
            int n = Math.min(batch, count - first);
            NativeFloats out = pass.run(examples, first, n, null, context);
            out.read(0, logits, 0, n * plan.classes());
            taker.take(logits, first, n);
        }
    }

    @Override
    public Parameters withStatistics(Parameters theta, NativeFloats flat) {
        return plan.layout().withStatistics(theta, flat);
    }

    @Override
    public void resetStatistics(NativeFloats theta, Statistics statistics, JobContext context) {
        try (Reset reset = reset(statistics)) {
            reset.apply(reset.measure(theta, 0, context), theta);
        }
    }

    private Reset reset(Statistics statistics) {
        return new Reset(plan, new TrainingPass(plan, statistics, algebra, memory));
    }

    @Override
    public void mix(double[] shares, List<NativeFloats> thetas, NativeFloats target) {
        algebra.mix(shares, thetas, 0, target, 0, target.count());
    }

    @Override
    public LineEvaluator line(
            NativeMemory of, Parameters a, Parameters movedB, Statistics statistics) {
        return switch (statistics.kind()) {
            case NONE -> new PlainLine(this, new FlatLine(this, of, a, movedB), Renewal.NONE, 0);
            case RESET -> {
                var line = new FlatLine(this, of, a, movedB);
                try {
                    yield new PlainLine(this, line, reset(statistics), statistics.pieces());
                } catch (RuntimeException e) {
                    line.close();
                    throw e;
                }
            }
            case REPAIR -> RepairedLine.of(plan.network(), algebra, of, a, movedB, statistics);
        };
    }

    @Override
    public void close() {
        closed = true;
        passes.forEach(ForwardPass::close);
        passes.clear();
    }
}
