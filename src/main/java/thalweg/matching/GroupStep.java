package thalweg.matching;

import java.util.function.BooleanSupplier;
import thalweg.engine.LinearAlgebra;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/** One group's turn in a sweep of weight matching. */
interface GroupStep {
    /**
     * A proposal.
     *
     * @param permutation π with this group at its best, the others as they are
     * @param gain what the objective gains by it, in double
     */
    record Update(Permutation permutation, double gain) {}

    /** The best for this group with the others as they are; π itself, gaining 0, when stopped. */
    Update best(Permutation permutation, LinearAlgebra algebra, Scratch scratch);

    /** The same by places alone that count; where a group can't be told so, by all. */
    default Update best(
            Permutation permutation, FirstSweep first, LinearAlgebra algebra, Scratch scratch) {
        return best(permutation, algebra, scratch);
    }

    /**
     * Takes another reference; scores are computed anew at the next turn.
     *
     * @param other the same network, groups and B
     */
    void refer(Pair other);

    /** Whether scores are kept as sums of differences, with their rounding. */
    boolean holdsDifferences();

    /** Computes the scores anew at the next turn. */
    void forget();

    /**
     * Solves a group's assignment.
     *
     * @return empty when stopped
     * @throws MatchingException when a score is no number: weights that are numbers may still have
     *     products that single precision doesn't hold
     */
    static int[] solve(
            AssignmentSolver solver, float[] scores, BooleanSupplier stopped, String group) {
        try {
            return solver.solve(scores, stopped);
        } catch (IllegalArgumentException e) {
            throw new MatchingException(
                    Phrase.of("badsearch.weights-too-large-their-products-overflow"),
                    Phrase.of("badfiles.group", group),
                    Phrase.of("remedies.choose-checkpoints-from-before-training-diverged"));
        }
    }
}
