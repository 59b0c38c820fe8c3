package thalweg.desktop.workbench;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.evaluation.Score;
import thalweg.symmetry.Permutation;

/**
 * Loss and accuracy under the hand: on a sample while it moves, on all chosen examples once it
 * rests. One evaluation waits for the lane at most, and takes the newest α when its turn comes: so
 * it can wait already while the last one is being evaluated and shown. The last α is always drawn.
 */
final class Scrubber {
    /** What is to be evaluated. */
    record Wanted(PairInHand pair, Permutation at, DataChoice data, double alpha) {}

    /**
     * A wish of the hand.
     *
     * @param full on all chosen examples
     * @param move which move of the hand it came with
     */
    private record Wish(Wanted wanted, boolean full, long move) {}

    private record Found(Wish wish, StatisticsChoice statistics, Score score) {}

    private static final int[] SAMPLES = {100, 200, 500, 1000, 2000, 5000, 10_000};
    private static final int FIRST_SAMPLE = 2;
    private static final int MOVING_TRAINING = 100;
    // Twenty readouts a second must leave room for spectra and for a running search.
    private static final double SLOW_MILLISECONDS = 18;
    private static final double FAST_MILLISECONDS = 5;
    private static final long REST_MILLISECONDS = 180;

    private final Desk desk;
    private final LaneBench bench;
    private final Consumer<Readout> shown;
    private final AtomicReference<@Nullable Wish> newest = new AtomicReference<>();
    private final AtomicBoolean queued = new AtomicBoolean();
    // Changed on the window's thread alone; a wish before the first of these is no longer wanted.
    private volatile long firstWanted;
    private long moves;
    // The lane's.
    private int sample = FIRST_SAMPLE;

    Scrubber(Desk desk, LaneBench bench, Consumer<Readout> shown) {
        this.desk = desk;
        this.bench = bench;
        this.shown = shown;
    }

    /** The hand is here now. */
    void want(Wanted wanted) {
        long move = ++moves;
        submit(new Wish(wanted, false, move));
        desk.window()
                .later(
                        REST_MILLISECONDS,
                        () -> {
                            if (move == moves) {
                                submit(new Wish(wanted, true, move));
                            }
                        });
    }

    /** Nothing is wanted any more. */
    void forget() {
        firstWanted = ++moves;
        newest.set(null);
    }

    private void submit(Wish wish) {
        newest.set(wish);
        if (queued.compareAndSet(false, true)) {
            desk.interactive(
                    "alpha", "Loss under the hand", this::evaluate, this::show, outcome -> {});
        }
    }

    /** On the lane. */
    private Found evaluate(JobContext context) {
        queued.set(false); // before the wish is taken: a later one may wait for the next turn
        Wish wish = newest.getAndSet(null);
        if (wish == null) {
            throw new JobStoppedException(); // the turn before has taken it, or it is forgotten
        }
        DataChoice chosen = wish.wanted.data;
        int all = chosen.examples();
        DataChoice data =
                wish.full ? chosen : chosen.with(chosen.statistics().onFirst(MOVING_TRAINING));
        boolean rests = wish.full && !chosen.statistics().isNone();
        long start = System.nanoTime();
        Score score =
                bench.score(
                        rests ? LaneBench.Slot.REST : LaneBench.Slot.HAND,
                        wish.wanted.pair.pair(),
                        wish.wanted.at,
                        data,
                        wish.wanted.alpha,
                        wish.full ? all : Math.min(SAMPLES[sample], all),
                        wish.full ? untilTheHandMoves(wish, context) : context);
        if (!wish.full) {
            adapt((System.nanoTime() - start) / 1e6, all);
        }
        return new Found(wish, data.statistics(), score);
    }

    private JobContext untilTheHandMoves(Wish wish, JobContext context) {
        return new JobContext() {
            @Override
            public void progress(double fraction, String message) {
                context.progress(fraction, message);
            }

            @Override
            public boolean yieldPoint() {
                return context.yieldPoint() || newest.get() != null || wish.move < firstWanted;
            }
        };
    }

    private void show(Found found) {
        Wish wish = found.wish;
        if (wish.move >= firstWanted && (!wish.full || wish.move == moves)) {
            shown.accept(
                    new Readout(
                            wish.wanted.alpha,
                            found.score,
                            wish.wanted.data.examples(),
                            found.statistics));
        }
    }

    private void adapt(double milliseconds, int all) {
        if (milliseconds > SLOW_MILLISECONDS && sample > 0) {
            sample--;
        } else if (milliseconds < FAST_MILLISECONDS
                && sample < SAMPLES.length - 1
                && SAMPLES[sample] < all) {
            sample++;
        }
    }
}
