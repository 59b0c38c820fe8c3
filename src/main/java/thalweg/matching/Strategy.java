package thalweg.matching;

import java.util.function.Consumer;
import thalweg.engine.JobContext;

/**
 * A way to bring several models into one basin: a permutation for each, all into one frame. Runs as
 * a plain function on the lane. Since all permutations lead into one frame, cycles close: going
 * from A to B to C and back to A returns every unit to its place.
 */
public interface Strategy {
    /** Its name on the command line, e.g. "star". */
    String id();

    /** Its name in the window, e.g. "Star". */
    String name();

    /**
     * Searches. When asked to stop it returns the best so far.
     *
     * @param anchor the model that doesn't move, counted from 0: the frame is its own
     * @param seed fixes every random choice
     * @param observer receives every snapshot, on the lane; must not wait
     * @throws thalweg.engine.JobStoppedException when asked to stop before even the start has been
     *     measured
     * @throws MatchingException when the strategy can't move a group of these models, which it
     *     names
     */
    SeveralResult run(
            Several models,
            int anchor,
            long seed,
            JobContext context,
            Consumer<SeveralSnapshot> observer);
}
