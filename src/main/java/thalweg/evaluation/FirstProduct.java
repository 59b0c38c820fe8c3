package thalweg.evaluation;

import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;

/**
 * X Wᵀ of a chain's first layer, kept for as long as the examples and W stay the same. Owns it; the
 * vector that W lies in is the caller's.
 */
final class FirstProduct implements AutoCloseable {
    private final GemmChainEvaluator evaluator;
    private final NativeMemory memory;
    private final NativeFloats theta;
    private @Nullable NativeFloats product;
    private @Nullable LoadedExamples examples;
    private int count;

    FirstProduct(GemmChainEvaluator evaluator, NativeMemory memory, NativeFloats theta) {
        this.evaluator = evaluator;
        this.memory = memory;
        this.theta = theta;
    }

    /** The product for the first {@code wanted} examples or more, row-major [wanted, out]. */
    NativeFloats of(LoadedExamples wantedOf, int wanted, JobContext context) {
        if (product != null && examples == wantedOf && count >= wanted) {
            return product;
        }
        forget();
        NativeFloats made = memory.allocate((long) wanted * evaluator.firstWidth());
        try {
            evaluator.firstProduct(theta, wantedOf, wanted, made, context);
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
        product = made;
        examples = wantedOf;
        count = wanted;
        return made;
    }

    /** Drops the product: W has changed. */
    void forget() {
        if (product != null) {
            product.close();
            product = null;
            examples = null;
        }
    }

    @Override
    public void close() {
        forget();
    }
}
