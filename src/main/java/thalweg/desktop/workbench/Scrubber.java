package thalweg.desktop.workbench;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.evaluation.Score;
import thalweg.words.Phrase;

/**
 * Loss and accuracy under the hand: on a sample while it moves, on all chosen examples once it
 * rests. One evaluation waits for the lane at most, and takes the newest place when its turn comes:
 * so it can wait already while the last one is being evaluated and shown. The last place is always
 * drawn.
 *
 * @param <P> where the hand can be
 */
final class Scrubber<P extends Scrubber.Place> {
    /** What is to be evaluated. */
    interface Place {
        /** The chosen examples. */
        DataChoice data();
    }

    /** Evaluates a place, on the lane. */
    interface Scoring<P> {
        /**
         * @param slot whose line, or plane, it is: two where the hand at rest has other statistics
         * @param data with the statistics to be used
         * @param count the first so many examples
         */
        Score score(LaneBench.Slot slot, P place, DataChoice data, int count, JobContext context);
    }

    /** Shows a score, on the window's thread. */
    interface Shown<P> {
        void show(P place, Score score, StatisticsChoice statistics);
    }

    /**
     * A wish of the hand.
     *
     * @param full on all chosen examples
     * @param move which move of the hand it came with
     */
    private record Wish<P>(P place, boolean full, long move) {}

    private record Scored<P>(Wish<P> wish, StatisticsChoice statistics, Score score) {}

    private static final int MOVING_TRAINING = 100;
    // A picture answers the hand within a frame, the wait for its turn and for the pulse included.
    private static final double SLOW_MILLISECONDS = 6;
    private static final double FAST_MILLISECONDS = 2;
    private static final long REST_MILLISECONDS = 180;

    private final Desk desk;
    private final String view;
    private final Scoring<P> scoring;
    private final Shown<P> shown;
    private final AtomicReference<@Nullable Wish<P>> newest = new AtomicReference<>();
    private final AtomicBoolean queued = new AtomicBoolean();
    // Changed on the window's thread alone; a wish before the first of these is no longer wanted.
    private volatile long firstWanted;
    private long moves;
    // The lane's.
    private final SampleSize sample = new SampleSize(SLOW_MILLISECONDS, FAST_MILLISECONDS);

    /**
     * @param view of whose wishes only the newest counts, e.g. "alpha"
     */
    Scrubber(Desk desk, String view, Scoring<P> scoring, Shown<P> shown) {
        this.desk = desk;
        this.view = view;
        this.scoring = scoring;
        this.shown = shown;
    }

    /** The hand is here now. */
    void want(P place) {
        long move = ++moves;
        submit(new Wish<>(place, false, move));
        desk.window()
                .later(
                        REST_MILLISECONDS,
                        () -> {
                            if (move == moves) {
                                submit(new Wish<>(place, true, move));
                            }
                        });
    }

    /** Nothing is wanted any more. */
    void forget() {
        firstWanted = ++moves;
        newest.set(null);
    }

    private void submit(Wish<P> wish) {
        newest.set(wish);
        if (queued.compareAndSet(false, true)) {
            desk.interactive(view, "work.hand", this::evaluate, this::show, outcome -> {});
        }
    }

    /** On the lane. */
    private Scored<P> evaluate(JobContext context) {
        queued.set(false); // before the wish is taken: a later one may wait for the next turn
        Wish<P> wish = newest.getAndSet(null);
        if (wish == null) {
            throw new JobStoppedException(); // the turn before has taken it, or it is forgotten
        }
        DataChoice chosen = wish.place.data();
        int all = chosen.examples();
        DataChoice data =
                wish.full ? chosen : chosen.with(chosen.statistics().onFirst(MOVING_TRAINING));
        boolean rests = wish.full && !chosen.statistics().isNone();
        long start = System.nanoTime();
        Score score =
                scoring.score(
                        rests ? LaneBench.Slot.REST : LaneBench.Slot.HAND,
                        wish.place,
                        data,
                        wish.full ? all : sample.of(all),
                        wish.full ? untilTheHandMoves(wish, context) : context);
        if (!wish.full) {
            sample.took((System.nanoTime() - start) / 1e6, all);
        }
        return new Scored<>(wish, data.statistics(), score);
    }

    private JobContext untilTheHandMoves(Wish<P> wish, JobContext context) {
        return new JobContext() {
            @Override
            public void progress(double fraction, Phrase message) {
                context.progress(fraction, message);
            }

            @Override
            public boolean yieldPoint() {
                return context.yieldPoint() || newest.get() != null || wish.move < firstWanted;
            }
        };
    }

    private void show(Scored<P> found) {
        Wish<P> wish = found.wish;
        if (wish.move >= firstWanted && (!wish.full || wish.move == moves)) {
            shown.show(wish.place, found.score, found.statistics);
        }
    }
}
