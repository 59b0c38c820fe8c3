package thalweg.matching;

import thalweg.symmetry.Permutation;

/**
 * A search at one step: immutable, published at every group update; step 0 is the start.
 *
 * @param step counted from 0
 * @param sweep counted from 1; 0 for the start
 * @param group the group that was updated; empty for the start
 * @param permutation π at this step
 * @param objective ⟨θ_a, π(θ_b)⟩, in double
 * @param l2 ‖θ_a − π(θ_b)‖₂
 * @param seconds the search's own time so far
 */
public record Snapshot(
        int step,
        int sweep,
        String group,
        Permutation permutation,
        double objective,
        double l2,
        double seconds) {}
