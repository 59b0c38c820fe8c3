package thalweg.matching;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * A search that sees part of the weights alone. Objective and distance of its snapshots are those
 * of the whole models; its choice is by what it sees: the last step, as weight matching of that
 * part never falls.
 */
final class Restricted implements Search {
    private final WeightMatchingSetting setting;
    private final Search search;
    private final LinearAlgebra algebra;
    private final NativeMemory memory;

    Restricted(
            WeightMatchingSetting setting,
            Search search,
            LinearAlgebra algebra,
            NativeMemory memory) {
        this.setting = setting;
        this.search = search;
        this.algebra = algebra;
        this.memory = memory;
    }

    @Override
    public SearchResult run(
            Pair pair,
            @Nullable Permutation start,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        Pair part = part(pair, context);
        try (var scratch = new Scratch(memory, neverStopped(context))) {
            var whole = new Whole(pair, scratch);
            var history = new SnapshotHistory(SnapshotHistory.DEFAULT_BOUND);
            SearchResult found =
                    search.run(
                            part,
                            start,
                            seed,
                            context,
                            s -> {
                                Snapshot its = whole.of(s);
                                history.add(its);
                                observer.accept(its);
                            });
            return new SearchResult(
                    setting,
                    seed,
                    found.sweeps(),
                    found.seconds(),
                    found.stopped(),
                    history.snapshots(),
                    whole.of(found.best()));
        }
    }

    @Override
    public void replay(
            Pair pair,
            Snapshot from,
            int until,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        Pair part = part(pair, context);
        try (var scratch = new Scratch(memory, neverStopped(context))) {
            var whole = new Whole(pair, scratch);
            search.replay(part, from, until, seed, context, s -> observer.accept(whole.of(s)));
        }
    }

    private Pair part(Pair pair, JobContext context) {
        Restriction restriction = setting.restriction();
        setting.requireSupported(pair.network(), pair.symmetry());
        context.progress(0, Phrase.of("progress.components"));
        return new Pair(
                pair.network(),
                pair.symmetry(),
                restriction.of(pair.a(), algebra, memory, context),
                restriction.of(pair.b(), algebra, memory, context));
    }

    /** A snapshot is measured whole: the search itself sees the stop. */
    private static JobContext neverStopped(JobContext context) {
        return new JobContext() {
            @Override
            public void progress(double fraction, Phrase message) {}

            @Override
            public boolean yieldPoint() {
                context.yieldPoint(); // a stop is said again at the search's own
                return false;
            }
        };
    }

    /** Snapshots as of the whole models. */
    private static final class Whole {
        private final Pair pair;
        private final Scratch scratch;
        private final double squares;

        Whole(Pair pair, Scratch scratch) {
            this.pair = pair;
            this.scratch = scratch;
            squares = ModelSums.squares(pair.a(), scratch) + ModelSums.squares(pair.b(), scratch);
        }

        Snapshot of(Snapshot s) {
            double objective = ModelSums.dot(pair.a(), s.permutation(), pair.b(), scratch);
            return new Snapshot(
                    s.step(),
                    s.sweep(),
                    s.group(),
                    s.permutation(),
                    objective,
                    Math.sqrt(Math.max(0, squares - 2 * objective)),
                    s.loss(),
                    s.seconds());
        }
    }
}
