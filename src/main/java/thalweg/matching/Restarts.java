package thalweg.matching;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * Weight matching in several orders of the groups, one after another from the same start, the best
 * kept: what it finds hangs on the order. The first order is the one that the seed gives weight
 * matching alone, so the result is never worse than its. Steps, sweeps and seconds count on from
 * one order to the next, each of which begins with the start again.
 */
final class Restarts implements Search {
    private final WeightMatchingSetting setting;
    private final Search matching;
    private final long historyBound;

    Restarts(WeightMatchingSetting setting, Search matching) {
        this(setting, matching, SnapshotHistory.DEFAULT_BOUND);
    }

    /**
     * The same with a bound of its own on the trace.
     *
     * @param historyBound in bytes; see {@link SnapshotHistory}
     */
    Restarts(WeightMatchingSetting setting, Search matching, long historyBound) {
        this.setting = setting;
        this.matching = matching;
        this.historyBound = historyBound;
    }

    @Override
    public SearchResult run(
            Pair pair,
            @Nullable Permutation start,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        var way = new Way(observer);
        boolean stopped = search(pair, start, seed, context, way);
        Snapshot last = way.last();
        List<Snapshot> trace = way.history.snapshots();
        return new SearchResult(
                setting,
                seed,
                last.sweep(),
                last.seconds(),
                stopped,
                trace,
                setting.chosen(trace),
                List.of(),
                way.orders);
    }

    /**
     * {@inheritDoc}
     *
     * <p>It goes its way again from the identity.
     */
    @Override
    public void replay(
            Pair pair,
            Snapshot from,
            int until,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        observer.accept(from);
        var way =
                new Way(
                        s -> {
                            if (s.step() > from.step() && s.step() <= until) {
                                observer.accept(s);
                            }
                        });
        JobContext ending =
                new JobContext() {
                    @Override
                    public void progress(double fraction, Phrase message) {
                        context.progress(fraction, message);
                    }

                    @Override
                    public boolean yieldPoint() {
                        return context.yieldPoint() || way.reached() >= until;
                    }
                };
        search(pair, null, seed, ending, way);
    }

    /** Returns whether it was asked to stop. */
    private boolean search(
            Pair pair, @Nullable Permutation start, long seed, JobContext context, Way way) {
        var seeds = new SplittableRandom(seed);
        double orders = setting.restarts();
        for (int order = 0; order < orders; order++) {
            way.begin();
            long its = order == 0 ? seed : seeds.nextLong();
            JobContext part =
                    context.part(order / orders, (order + 1) / orders)
                            .named(Phrase.of("progress.order", order + 1));
            try {
                if (matching.run(pair, start, its, part, way::take).stopped()) {
                    return true;
                }
            } catch (JobStoppedException e) {
                if (order == 0) {
                    throw e;
                }
                return true; // before the start was measured once more
            }
        }
        return false;
    }

    /** All orders' steps as one search's. */
    private final class Way {
        private final SnapshotHistory history = new SnapshotHistory(historyBound);
        private final Consumer<Snapshot> observer;
        private @Nullable Snapshot last;
        private int steps;
        private int sweeps;
        private int orders;
        private double seconds;

        Way(Consumer<Snapshot> observer) {
            this.observer = observer;
        }

        /** The next order begins: its steps come after all those before. */
        void begin() {
            orders++;
            if (last != null) {
                steps = last.step() + 1;
                sweeps = last.sweep();
                seconds = last.seconds();
            }
        }

        void take(Snapshot s) {
            last =
                    new Snapshot(
                            steps + s.step(),
                            sweeps + s.sweep(),
                            s.group(),
                            s.permutation(),
                            s.objective(),
                            s.l2(),
                            s.loss(),
                            seconds + s.seconds());
            history.add(last);
            observer.accept(last);
        }

        Snapshot last() {
            return Objects.requireNonNull(last, "no step was taken");
        }

        /** The newest step; −1 before the first. */
        int reached() {
            return last == null ? -1 : last.step();
        }
    }
}
