package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
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

    private final FlatLayout layout;
    private final DenseChain chain;
    private final LinearAlgebra algebra;
    private final NativeMemory memory;
    private final int batch;

    GemmChainEvaluator(
            FlatLayout layout, DenseChain chain, LinearAlgebra algebra, NativeMemory memory) {
        this.layout = layout;
        this.chain = chain;
        this.algebra = algebra;
        this.memory = memory;
        this.batch = Math.clamp(WORK / chain.work(), 1, BATCH);
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
    public Score score(NativeFloats theta, LoadedExamples examples, int count, JobContext context) {
        examples.requireCount(count);
        int rows = Math.min(batch, count);
        long room = (long) rows * chain.widest();
        try (NativeFloats odd = memory.allocate(room);
                NativeFloats even = memory.allocate(room)) {
            var sum = new CrossEntropy();
            float[] logits = new float[rows * chain.classes()];
            for (int first = 0; first < count; first += rows) {
                context.yieldOrStop();
                int n = Math.min(rows, count - first);
                forward(theta, examples, first, n, odd, even)
                        .read(0, logits, 0, n * chain.classes());
                sum.add(logits, n, chain.classes(), examples, first);
            }
            return sum.score();
        }
    }

    /** The logits of some examples: in one of the two buffers, [n, classes]. */
    private NativeFloats forward(
            NativeFloats theta,
            LoadedExamples examples,
            int first,
            int n,
            NativeFloats odd,
            NativeFloats even) {
        NativeFloats x = examples.inputs();
        long offset = (long) first * examples.inputLength();
        NativeFloats y = odd;
        for (DenseChain.Step step : chain.steps()) {
            algebra.gemm(
                    false,
                    true,
                    n,
                    step.out(),
                    step.in(),
                    1,
                    x,
                    offset,
                    step.in(),
                    theta,
                    step.weight(),
                    step.in(),
                    0,
                    y,
                    0,
                    step.out());
            BiasAndActivation.apply(step, theta, y, n);
            x = y;
            offset = 0;
            y = y == odd ? even : odd;
        }
        return x;
    }

    @Override
    public void close() {}
}
