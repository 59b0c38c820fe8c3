package thalweg.matching;

import java.util.List;
import thalweg.symmetry.Permutation;

/**
 * A strategy at one step: immutable; step 0 is the start.
 *
 * @param step counted from 0
 * @param round counted from 1; 0 for the start
 * @param moved the model that has moved, counted from 0; −1 for all at once, and for the start
 * @param permutations π_m, one a model, into a frame that all share
 * @param objective Σ_{m&lt;n} ⟨π_m(θ_m), π_n(θ_n)⟩, in double
 * @param l2 the root mean square of ‖π_m(θ_m) − π_n(θ_n)‖₂ over all pairs
 * @param seconds the strategy's own time so far
 */
public record SeveralSnapshot(
        int step,
        int round,
        int moved,
        List<Permutation> permutations,
        double objective,
        double l2,
        double seconds) {
    /** Copies the list. */
    public SeveralSnapshot {
        permutations = List.copyOf(permutations);
    }
}
