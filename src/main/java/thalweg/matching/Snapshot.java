package thalweg.matching;

import thalweg.symmetry.Permutation;

/**
 * A search at one step: immutable, published at every update; step 0 is the start.
 *
 * @param step counted from 0
 * @param sweep passes over the groups begun so far; 0 for the start, and throughout a search whose
 *     one pass is the whole of it
 * @param group the group that was updated; empty for the start and where all were
 * @param permutation π at this step
 * @param objective ⟨θ_a, π(θ_b)⟩, in double
 * @param l2 ‖θ_a − π(θ_b)‖₂
 * @param loss what the search goes by, where that is a loss: mean cross-entropy at the midpoint of
 *     A and π(B), in nats; NaN where it goes by the objective, infinite for a step that it wouldn't
 *     choose
 * @param seconds the search's own time so far
 */
public record Snapshot(
        int step,
        int sweep,
        String group,
        Permutation permutation,
        double objective,
        double l2,
        double loss,
        double seconds) {
    /** Of a search that goes by the objective. */
    public Snapshot(
            int step,
            int sweep,
            String group,
            Permutation permutation,
            double objective,
            double l2,
            double seconds) {
        this(step, sweep, group, permutation, objective, l2, Double.NaN, seconds);
    }

    /** Whether the search goes by a loss. */
    public boolean hasLoss() {
        return !Double.isNaN(loss);
    }

    /** What the search wants the most of: the objective, or less of the loss. */
    public double merit() {
        return hasLoss() ? -loss : objective;
    }
}
