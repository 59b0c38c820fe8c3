package thalweg.landscape;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Score;
import thalweg.network.Parameters;

/**
 * The straight line between two models, as two flat vectors in the evaluator's layout; θ(α) is one
 * fused pass into a third. Made, used and closed on the lane.
 */
public final class Line implements AutoCloseable {
    private final Evaluator evaluator;
    private final NativeFloats a;
    private final NativeFloats b;
    private final NativeFloats between;

    /**
     * Takes θ_a and π(θ_b); owns the three vectors it makes. The evaluator stays the caller's.
     *
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold them
     */
    public Line(Evaluator evaluator, NativeMemory memory, Parameters a, Parameters movedB) {
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

    /**
     * Scores θ(α) = (1 − α) θ_a + α π(θ_b) on the first {@code count} examples.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public Score at(double alpha, LoadedExamples examples, int count, JobContext context) {
        return evaluator.score(theta(alpha), examples, count, context);
    }

    /** Replaces π(θ_b). */
    public void moveB(Parameters movedB) {
        evaluator.flatten(movedB, b);
    }

    /**
     * The loss curve over {@code points} equally spaced α.
     *
     * @throws LandscapeException when the points aren't an odd number, 3 or more: ½ must be one
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public LossCurve curve(int points, LoadedExamples examples, int count, JobContext context) {
        LossCurve.requireOdd(points);
        var curve = new ArrayList<CurvePoint>();
        for (int i = 0; i < points; i++) {
            double alpha = (double) i / (points - 1);
            context.progress((double) i / points, "α = %.2f".formatted(alpha));
            curve.add(new CurvePoint(alpha, at(alpha, examples, count, context)));
        }
        return new LossCurve(curve);
    }

    /** θ(α): one of the ends themselves, or the third vector, filled. */
    private NativeFloats theta(double alpha) {
        if (alpha == 0) {
            return a;
        }
        if (alpha == 1) {
            return b;
        }
        float towardsB = (float) alpha;
        float towardsA = (float) (1 - alpha);
        FloatBuffer from = a.buffer();
        FloatBuffer to = b.buffer();
        FloatBuffer result = between.buffer();
        int length = result.capacity();
        for (int i = 0; i < length; i++) {
            result.put(i, towardsA * from.get(i) + towardsB * to.get(i));
        }
        return between;
    }

    @Override
    public void close() {
        a.close();
        b.close();
        between.close();
    }
}
