package thalweg.matching;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.symmetry.Permutation;

/** A search for the permutation that brings B to A. Runs as a plain function on the lane. */
public interface Search {
    /**
     * Searches. When asked to stop it returns the best so far.
     *
     * @param start where to begin; null for the identity
     * @param seed fixes every random choice
     * @param observer receives every snapshot, on the lane; must not wait
     * @throws thalweg.engine.JobStoppedException when asked to stop before even the start has been
     *     measured
     */
    SearchResult run(
            Pair pair,
            @Nullable Permutation start,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer);

    /**
     * Goes the way of an earlier run again, from one of its snapshots, with the same pair and seed.
     * It may part from that run, see {@link Replay}; from step 0 it never does.
     *
     * @param from a snapshot of the earlier run
     * @param until the last step to take, one that the earlier run took
     * @param seed the earlier run's
     * @param observer receives {@code from} and every snapshot after it, on the lane; must not wait
     * @throws thalweg.engine.JobStoppedException when asked to stop before the first step
     */
    void replay(
            Pair pair,
            Snapshot from,
            int until,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer);
}
