package thalweg.evaluation;

import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Network;
import thalweg.network.Parameters;

/**
 * Dense chains as plain products of matrices: each layer is one gemm into memory that is kept, then
 * one pass that adds the bias and applies the activation.
 */
final class GemmChainEvaluator implements Evaluator {
    /** Examples at a time: enough to keep the product busy, little enough to stay in the cache. */
    private static final int BATCH = 500;

    /** Multiplications at a time: some 50 ms of one slow core. */
    private static final long WORK = 1_000_000_000L;

    private final Network network;
    private final FlatLayout layout;
    private final DenseChain chain;
    private final LinearAlgebra algebra;
    private final NativeMemory memory;
    private final int batch;

    GemmChainEvaluator(
            Network network,
            FlatLayout layout,
            DenseChain chain,
            LinearAlgebra algebra,
            NativeMemory memory) {
        this.network = network;
        this.layout = layout;
        this.chain = chain;
        this.algebra = algebra;
        this.memory = memory;
        int reach = algebra.reach();
        this.batch = Math.clamp(WORK * reach / chain.work(), 1, BATCH * reach);
    }

    @Override
    public long flatLength() {
        return layout.length();
    }

    @Override
    public void flatten(Parameters theta, NativeFloats target) {
        layout.flatten(theta, target);
    }

    @Override
    public Parameters withStatistics(Parameters theta, NativeFloats flat) {
        return theta;
    }

    @Override
    public void resetStatistics(NativeFloats theta, Statistics statistics, JobContext context) {}

    @Override
    public void mix(double[] shares, List<NativeFloats> thetas, NativeFloats target) {
        algebra.mix(shares, thetas, 0, target, 0, target.count());
    }

    @Override
    public LineEvaluator line(
            NativeMemory of, Parameters a, Parameters movedB, Statistics statistics) {
        return statistics.kind() == Renormalization.REPAIR
                ? RepairedLine.of(network, algebra, of, a, movedB, statistics)
                : new ChainLine(this, of, a, movedB);
    }

    @Override
    public BlendEvaluator blend(NativeMemory of, List<Parameters> models, Statistics statistics) {
        return statistics.kind() == Renormalization.REPAIR
                ? new PlainBlend(this, of, models, statistics)
                : new ChainBlend(this, of, models);
    }

    /** Fills y, row-major [n, out], with the first layer's products before bias and activation. */
    @FunctionalInterface
    interface FirstLayer {
        void fill(int first, int n, NativeFloats y);
    }

    @Override
    public Score score(NativeFloats theta, LoadedExamples examples, int count, JobContext context) {
        return score(theta, examples, count, context, firstLayer(theta, examples));
    }

    /** The same, the first layer's products coming from elsewhere. */
    Score score(
            NativeFloats theta,
            LoadedExamples examples,
            int count,
            JobContext context,
            FirstLayer firstLayer) {
        var sum = new CrossEntropy();
        LogitsTaker taker = LogitsTaker.into(sum, chain.classes(), examples);
        run(theta, examples, count, context, firstLayer, taker);
        return sum.score();
    }

    @Override
    public Logits logits(
            NativeFloats theta, LoadedExamples examples, int count, JobContext context) {
        examples.requireCount(count);
        Logits all = LogitsTaker.room(chain.classes(), examples, count);
        FirstLayer firstLayer = firstLayer(theta, examples);
        run(theta, examples, count, context, firstLayer, LogitsTaker.into(all));
        return all;
    }

    private FirstLayer firstLayer(NativeFloats theta, LoadedExamples examples) {
        return (first, n, y) -> firstProduct(theta, examples, first, n, y, 0);
    }

    private void run(
            NativeFloats theta,
            LoadedExamples examples,
            int count,
            JobContext context,
            FirstLayer firstLayer,
            LogitsTaker taker) {
        examples.requireCount(count);
        int rows = Math.min(batch, count);
        long room = (long) rows * chain.widest();
        try (NativeFloats odd = memory.allocate(room);
                NativeFloats even = memory.allocate(room)) {
            float[] logits = new float[rows * chain.classes()];
            for (int first = 0; first < count; first += rows) {
                context.yieldOrStop();
                int n = Math.min(rows, count - first);
                firstLayer.fill(first, n, odd);
                forward(theta, n, odd, even).read(0, logits, 0, n * chain.classes());
                taker.take(logits, first, n);
            }
        }
    }

    /**
     * The logits, in one of the two buffers, [n, classes].
     *
     * @param odd holds the first layer's products
     */
    private NativeFloats forward(NativeFloats theta, int n, NativeFloats odd, NativeFloats even) {
        NativeFloats x = odd;
        NativeFloats y = even;
        BiasAndActivation.apply(algebra, chain.steps().getFirst(), theta, x, n);
        for (DenseChain.Step step : chain.steps().subList(1, chain.steps().size())) {
            product(step, theta, x, 0, n, y, 0);
            BiasAndActivation.apply(algebra, step, theta, y, n);
            NativeFloats done = y;
            y = x;
            x = done;
        }
        return x;
    }

    /** Σ w_m y_m of such products, for n examples from the first on, into y from its beginning. */
    void mixFirst(double[] shares, List<NativeFloats> products, int first, int n, NativeFloats y) {
        long width = firstWidth();
        algebra.mix(shares, products, first * width, y, 0, n * width);
    }

    /** Numbers that the first layer makes of an example. */
    int firstWidth() {
        return chain.steps().getFirst().out();
    }

    /** X Wᵀ of the first layer for the first {@code count} examples, row-major [count, out]. */
    void firstProduct(
            NativeFloats theta,
            LoadedExamples examples,
            int count,
            NativeFloats y,
            JobContext context) {
        for (int first = 0; first < count; first += batch) {
            context.yieldOrStop();
            int n = Math.min(batch, count - first);
            firstProduct(theta, examples, first, n, y, (long) first * firstWidth());
        }
    }

    private void firstProduct(
            NativeFloats theta,
            LoadedExamples examples,
            int first,
            int n,
            NativeFloats y,
            long offset) {
        DenseChain.Step step = chain.steps().getFirst();
        product(step, theta, examples.inputs(), (long) first * step.in(), n, y, offset);
    }

    private void product(
            DenseChain.Step step,
            NativeFloats theta,
            NativeFloats x,
            long offsetX,
            int n,
            NativeFloats y,
            long offsetY) {
        algebra.gemm(
                false,
                true,
                n,
                step.out(),
                step.in(),
                1,
                x,
                offsetX,
                step.in(),
                theta,
                step.weight(),
                step.in(),
                0,
                y,
                offsetY,
                step.out());
    }

    @Override
    public void close() {}
}
