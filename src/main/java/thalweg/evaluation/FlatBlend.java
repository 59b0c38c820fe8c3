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
    /** Numbers at a time: a few such arrays fit into a core's own cache. */
    private static final int CHUNK = 2048;

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
        var chunks = new float[models.size()][CHUNK];
        for (long first = 0; first < between.count(); first += CHUNK) {
            int n = (int) Math.min(CHUNK, between.count() - first);
            for (int m = 0; m < chunks.length; m++) {
                if (shares[m] != 0) {
                    models.get(m).read(first, chunks[m], 0, n);
                }
            }
            between.write(first, mix(shares, chunks, n), 0, n);
        }
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

    /**
     * Σ w_m x_m over the first n, into one of the arrays, which it returns. Those whose share is 0
     * aren't looked at.
     */
    static float[] mix(double[] shares, float[][] x, int n) {
        int only = only(shares);
        if (only >= 0) {
            return x[only];
        }
        int first = 0;
        while (first < shares.length - 1 && shares[first] == 0) {
            first++;
        }
        int second = first + 1;
        float[] sum = x[first];
        if (second < shares.length) {
            mix((float) shares[first], sum, (float) shares[second], x[second], n);
        }
        for (int m = second + 1; m < shares.length; m++) {
            if (shares[m] != 0) {
                mix(1, sum, (float) shares[m], x[m], n);
            }
        }
        return sum;
    }

    /** x ← p x + q y over the first n. */
    private static void mix(float p, float[] x, float q, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = p * x[i] + q * y[i];
        }
    }

    @Override
    public void close() {
        models.forEach(NativeFloats::close);
        between.close();
    }
}
