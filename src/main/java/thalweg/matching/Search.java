package thalweg.matching;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.symmetry.Permutation;

/** A search for the permutation that brings B to A. Runs as a plain function on the lane. */
public interface Search {
    /** Its name on the command line, e.g. "wm". */
    String id();

    /** Its name in the window, e.g. "Weight matching". */
    String name();

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
}
