package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;

/**
 * Several models as flat vectors in an evaluator's layout; Σ w_m θ_m is one fused pass into one
 * more. Owns them all.
 */
final class FlatBlend implements AutoCloseable {
    private final Evaluator evaluator;
    private final List<NativeFloats> models = new ArrayList<>();
    private final NativeFloats between;

    /**
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold them
     */
    FlatBlend(Evaluator evaluator, NativeMemory memory, List<Parameters> thetas) {
        this.evaluator = evaluator;
        try {
            for (Parameters theta : thetas) {
                models.add(memory.allocate(evaluator.flatLength()));
                evaluator.flatten(theta, models.getLast());
            }
            between = memory.allocate(evaluator.flatLength());
        } catch (RuntimeException e) {
            models.forEach(NativeFloats::close);
            throw e;
        }
    }

    int size() {
        return models.size();
    }

    /** One of the models. */
    NativeFloats model(int m) {
        return models.get(m);
    }

    /** Puts another model in the place of one. */
    void replace(int m, Parameters theta) {
        evaluator.flatten(theta, models.get(m));
    }

    /** Σ w_m θ_m: one of the models where it is that, or the vector of its own, filled. */
    NativeFloats theta(double[] shares) {
        int only = only(shares);
        return only >= 0 ? models.get(only) : filled(shares);
    }

    /** Σ w_m θ_m in the vector of its own, even where it is one of the models. */
    NativeFloats filled(double[] shares) {
        evaluator.mix(shares, models, between);
        return between;
    }

    /** The model whose share is all of it; −1 where there is none. */
    static int only(double[] shares) {
        int only = -1;
        for (int m = 0; m < shares.length; m++) {
            if (shares[m] == 1 && only < 0) {
                only = m;
            } else if (shares[m] != 0) {
                return -1;
            }
        }
        return only;
    }

    @Override
    public void close() {
        models.forEach(NativeFloats::close);
        between.close();
    }
}
