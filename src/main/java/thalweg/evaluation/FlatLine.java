package thalweg.evaluation;

import java.util.ArrayList;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;

/**
 * θ_a and π(θ_b) as two flat vectors in an evaluator's layout; θ(α) is one fused pass into a third.
 * Owns the three.
 */
final class FlatLine implements AutoCloseable {
    /** Numbers at a time: three such arrays fit into a core's own cache. */
    private static final int CHUNK = 2048;

    private final Evaluator evaluator;
    private final NativeFloats a;
    private final NativeFloats b;
    private final NativeFloats between;

    FlatLine(Evaluator evaluator, NativeMemory memory, Parameters a, Parameters movedB) {
        this.evaluator = evaluator;
        var taken = new ArrayList<NativeFloats>();
        try {
            for (int i = 0; i < 3; i++) {
                taken.add(memory.allocate(evaluator.flatLength()));
            }
            evaluator.flatten(a, taken.get(0));
            evaluator.flatten(movedB, taken.get(1));
        } catch (RuntimeException e) {
            taken.forEach(NativeFloats::close);
            throw e;
        }
        this.a = taken.get(0);
        this.b = taken.get(1);
        this.between = taken.get(2);
    }

    NativeFloats a() {
        return a;
    }

    NativeFloats b() {
        return b;
    }

    void moveB(Parameters movedB) {
        evaluator.flatten(movedB, b);
    }

    /** θ(α) = (1 − α) θ_a + α π(θ_b): one of the ends, or the third vector, filled. */
    NativeFloats theta(double alpha) {
        if (alpha == 0) {
            return a;
        }
        if (alpha == 1) {
            return b;
        }
        return filled(alpha);
    }

    /** θ(α) in the third vector, at the ends too: the caller may change it. */
    NativeFloats filled(double alpha) {
        float[] from = new float[CHUNK];
        float[] to = new float[CHUNK];
        for (long first = 0; first < between.count(); first += CHUNK) {
            int n = (int) Math.min(CHUNK, between.count() - first);
            a.read(first, from, 0, n);
            b.read(first, to, 0, n);
            if (alpha != 0 && alpha != 1) {
                mix((float) (1 - alpha), from, (float) alpha, to, n);
            }
            between.write(first, alpha == 1 ? to : from, 0, n);
        }
        return between;
    }

    /** x ← p x + q y over the first n. */
    static void mix(float p, float[] x, float q, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = p * x[i] + q * y[i];
        }
    }

    @Override
    public void close() {
        a.close();
        b.close();
        between.close();
    }
}
