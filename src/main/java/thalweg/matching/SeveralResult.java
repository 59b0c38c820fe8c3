package thalweg.matching;

import java.util.List;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/**
 * What a strategy found.
 *
 * @param anchor the model that doesn't move, counted from 0
 * @param permutations π_m, one a model, into the anchor's frame; the anchor's own is the identity
 * @param rounds passes over the models, or iterations
 * @param seconds of the strategy alone
 * @param stopped whether it was asked to stop before it converged
 * @param trace the snapshots, the start first
 * @param best the snapshot of the best objective
 */
public record SeveralResult(
        String strategy,
        int anchor,
        List<Permutation> permutations,
        long seed,
        int rounds,
        double seconds,
        boolean stopped,
        List<SeveralSnapshot> trace,
        SeveralSnapshot best) {
    /** Copies the lists. */
    public SeveralResult {
        permutations = List.copyOf(permutations);
        trace = List.copyOf(trace);
    }

    /** The moved models, the anchor as it is. */
    public List<Parameters> moved(Several models) {
        return models.moved(permutations);
    }

    /** The permutation that brings one model to another, by way of the frame. */
    public Permutation between(int stays, int moves) {
        return permutations.get(moves).andThen(permutations.get(stays).inverse());
    }
}
