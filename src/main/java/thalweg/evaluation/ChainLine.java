package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;

/**
 * A line between two dense chains. What the first layer makes of the examples is linear in its
 * weights, X W(α)ᵀ = (1 − α) X W_aᵀ + α X W_bᵀ: the two products are made once and every α takes
 * their mean. In a network as narrow as MNIST's this is two fifths of the work.
 */
final class ChainLine implements LineEvaluator {
    private final GemmChainEvaluator evaluator;
    private final FlatLine line;
    private final FirstProduct ofA;
    private final FirstProduct ofB;
    private final long budget;

    ChainLine(GemmChainEvaluator evaluator, NativeMemory memory, Parameters a, Parameters movedB) {
        this.evaluator = evaluator;
        this.line = new FlatLine(evaluator, memory, a, movedB);
        this.ofA = new FirstProduct(evaluator, memory, line.a());
        this.ofB = new FirstProduct(evaluator, memory, line.b());
        this.budget = memory.budgetBytes();
    }

    @Override
    public Score at(double alpha, LoadedExamples examples, int count, JobContext context) {
        examples.requireCount(count);
        NativeFloats theta = line.theta(alpha);
        if (tooLarge(count)) {
            return evaluator.score(theta, examples, count, context);
        }
        NativeFloats a = ofA.of(examples, count, context);
        NativeFloats b = ofB.of(examples, count, context);
        return evaluator.score(
                theta, examples, count, context, (first, n, y) -> mix(alpha, a, b, first, n, y));
    }

    /** Whether the two products would take more than a quarter of all memory. */
    private boolean tooLarge(int count) {
        return 2L * count * evaluator.firstWidth() * Float.BYTES > budget / 4;
    }

    private void mix(
            double alpha, NativeFloats a, NativeFloats b, int first, int n, NativeFloats y) {
        int width = evaluator.firstWidth();
        if (alpha == 0 || alpha == 1) {
            copy(alpha == 0 ? a : b, first, n, width, y);
            return;
        }
        float[] from = new float[width];
        float[] to = new float[width];
        for (int row = 0; row < n; row++) {
            long at = (long) (first + row) * width;
            a.read(at, from, 0, width);
            b.read(at, to, 0, width);
            FlatLine.mix((float) (1 - alpha), from, (float) alpha, to, width);
            y.write((long) row * width, from, 0, width);
        }
    }

    private static void copy(NativeFloats source, int first, int n, int width, NativeFloats y) {
        float[] values = new float[width];
        for (int row = 0; row < n; row++) {
            source.read((long) (first + row) * width, values, 0, width);
            y.write((long) row * width, values, 0, width);
        }
    }

    @Override
    public void moveB(Parameters movedB) {
        line.moveB(movedB);
        ofB.forget();
    }

    @Override
    public void close() {
        ofA.close();
        ofB.close();
        line.close();
    }
}
