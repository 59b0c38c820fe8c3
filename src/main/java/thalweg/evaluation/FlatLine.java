package thalweg.evaluation;

import java.util.List;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;

/**
 * θ_a and π(θ_b) as two flat vectors in an evaluator's layout; θ(α) is one fused pass into a third.
 * Owns the three.
 */
final class FlatLine implements AutoCloseable {
    private final FlatBlend blend;

    FlatLine(Evaluator evaluator, NativeMemory memory, Parameters a, Parameters movedB) {
        blend = new FlatBlend(evaluator, memory, List.of(a, movedB));
    }

    NativeFloats a() {
        return blend.model(0);
    }

    NativeFloats b() {
        return blend.model(1);
    }

    void moveB(Parameters movedB) {
        blend.replace(1, movedB);
    }

    /** θ(α) = (1 − α) θ_a + α π(θ_b): one of the ends, or the third vector, filled. */
    NativeFloats theta(double alpha) {
        return blend.theta(shares(alpha));
    }

    /** θ(α) in the third vector, at the ends too: the caller may change it. */
    NativeFloats filled(double alpha) {
        return blend.filled(shares(alpha));
    }

    private static double[] shares(double alpha) {
        return new double[] {1 - alpha, alpha};
    }

    @Override
    public void close() {
        blend.close();
    }
}
