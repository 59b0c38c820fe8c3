package thalweg.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.matching.Pair;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.session.Session.Found;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * A search of a session that is run again, as far as it had come.
 *
 * @param training what it searches on; null where it needs nothing
 */
record ReplayedSearch(Found found, @Nullable Dataset training) {
    /** Where it came to. */
    record End(int step, Permutation permutation, double objective, double l2, double seconds) {
        private static End of(Snapshot at) {
            return new End(at.step(), at.permutation(), at.objective(), at.l2(), at.seconds());
        }
    }

    /**
     * On the lane.
     *
     * @return what it chose, or, of one that had been stopped, what it had at that step; nothing
     *     when it was asked to stop before
     */
    Optional<End> run(Engine engine, Pair pair, JobContext context) {
        var way = new Way(context, found.converged() ? Integer.MAX_VALUE : found.step());
        try {
            SearchResult result =
                    found.setting()
                            .make(engine, training)
                            .run(pair, null, found.seed(), way, way::at);
            Snapshot there = way.reached;
            if (!found.converged()) {
                return Optional.ofNullable(there).map(End::of);
            }
            return result.stopped() ? Optional.empty() : Optional.of(End.of(result.best()));
        } catch (JobStoppedException e) {
            return Optional.empty();
        }
    }

    /** Watches the search, and stops it at the step that is wanted. */
    private static final class Way implements JobContext {
        private final JobContext context;
        private final int until;
        private @Nullable Snapshot reached;

        Way(JobContext context, int until) {
            this.context = context;
            this.until = until;
        }

        void at(Snapshot snapshot) {
            if (snapshot.step() == until) {
                reached = snapshot;
            }
        }

        @Override
        public void progress(double fraction, Phrase message) {
            context.progress(fraction, message);
        }

        @Override
        public boolean yieldPoint() {
            return context.yieldPoint() || reached != null;
        }
    }
}
