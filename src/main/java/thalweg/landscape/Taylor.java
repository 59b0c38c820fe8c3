package thalweg.landscape;

import thalweg.engine.JobContext;
import thalweg.evaluation.Derivatives;
import thalweg.evaluation.DirectionalDerivatives;
import thalweg.evaluation.LoadedExamples;
import thalweg.network.Parameters;

/**
 * The barrier at ½ as the ends foretell it, beside the barrier itself. With batch norm both go by
 * the statistics of the same batches.
 *
 * @param a the loss at θ_a, nats, and its derivatives along δ = π(θ_b) − θ_a
 * @param b at π(θ_b), along the same δ
 * @param midpoint the loss midway
 */
public record Taylor(Derivatives a, Derivatives b, double midpoint) {
    /**
     * Takes the derivatives at both ends and the loss midway.
     *
     * @param count the first so many of the examples
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static Taylor measure(
            DirectionalDerivatives derivatives,
            Parameters a,
            Parameters movedB,
            LoadedExamples examples,
            int count,
            JobContext context) {
        Derivatives atA = derivatives.at(0, a, movedB, examples, count, context.part(0, 1 / 3.0));
        Derivatives atB =
                derivatives.at(1, a, movedB, examples, count, context.part(1 / 3.0, 2 / 3.0));
        double midpoint =
                derivatives.at(0.5, a, movedB, examples, count, context.part(2 / 3.0, 1)).loss();
        return new Taylor(atA, atB, midpoint);
    }

    /**
     * ¼ (g_a − g_b)ᵀδ + (1/16) δᵀ(H_a + H_b)δ, nats: the loss midway, expanded to second order from
     * both ends and averaged, less the mean of the ends'.
     */
    public double estimate() {
        return (a.first() - b.first()) / 4 + (a.second() + b.second()) / 16;
    }

    /** The barrier at ½ itself, nats. */
    public double barrier() {
        return midpoint - (a.loss() + b.loss()) / 2;
    }
}
