package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;

/**
 * Combinations of dense chains. What the first layer makes of the examples is linear in its
 * weights, X (Σ w_m W_m)ᵀ = Σ w_m X W_mᵀ: the products are made once and every combination mixes
 * them. In a network as narrow as MNIST's this is two fifths of the work.
 */
final class ChainBlend implements BlendEvaluator {
    private final GemmChainEvaluator evaluator;
    private final FlatBlend models;
    private final List<FirstProduct> products = new ArrayList<>();
    private final long budget;

    ChainBlend(GemmChainEvaluator evaluator, NativeMemory memory, List<Parameters> models) {
        this.evaluator = evaluator;
        this.models = new FlatBlend(evaluator, memory, models);
        for (int m = 0; m < models.size(); m++) {
            products.add(new FirstProduct(evaluator, memory, this.models.model(m)));
        }
        this.budget = memory.budgetBytes();
    }

    @Override
    public Score at(double[] shares, LoadedExamples examples, int count, JobContext context) {
        examples.requireCount(count);
        NativeFloats theta = models.theta(shares);
        if (tooLarge(count)) {
            return evaluator.score(theta, examples, count, context);
        }
        List<NativeFloats> made = new ArrayList<>();
        for (FirstProduct product : products) {
            made.add(product.of(examples, count, context));
        }
        return evaluator.score(
                theta,
                examples,
                count,
                context,
                (first, n, y) -> evaluator.mixFirst(shares, made, first, n, y));
    }

    /** Whether the products would take more than a quarter of all memory. */
    private boolean tooLarge(int count) {
        return (long) products.size() * count * evaluator.firstWidth() * Float.BYTES > budget / 4;
    }

    /** Puts another model in the place of one. */
    void replace(int m, Parameters theta) {
        models.replace(m, theta);
        products.get(m).forget();
    }

    @Override
    public void close() {
        products.forEach(FirstProduct::close);
        models.close();
    }
}
