package thalweg.desktop.workbench;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Job;
import thalweg.evaluation.Score;
import thalweg.symmetry.Permutation;

/**
 * Loss and accuracy under the hand. At most one evaluation is in flight, the newest α wins, and the
 * last is always drawn: on a sample while the hand moves, on all chosen examples once it rests.
 */
final class Scrubber {
    /** What is to be evaluated. */
    record Wanted(PairInHand pair, Permutation at, DataChoice data, double alpha) {}

    private record Timed(Score score, double milliseconds) {}

    private static final int[] SAMPLES = {100, 200, 500, 1000, 2000, 5000, 10_000};
    private static final int FIRST_SAMPLE = 2;
    // Twenty readouts a second must leave room for spectra and for a running search.
    private static final double SLOW_MILLISECONDS = 18;
    private static final double FAST_MILLISECONDS = 5;
    private static final long REST_MILLISECONDS = 180;

    private final Desk desk;
    private final LaneBench bench;
    private final Consumer<Readout> shown;
    private @Nullable Wanted next;
    private boolean nextIsFull;
    private boolean busy;
    private @Nullable Job<Timed> inFlight;
    private boolean inFlightIsFull;
    private int sample = FIRST_SAMPLE;
    private long moves;

    Scrubber(Desk desk, LaneBench bench, Consumer<Readout> shown) {
        this.desk = desk;
        this.bench = bench;
        this.shown = shown;
    }

    /** The hand is here now. */
    void want(Wanted wanted) {
        next = wanted;
        nextIsFull = false;
        long move = ++moves;
        pump();
        desk.window()
                .later(
                        REST_MILLISECONDS,
                        () -> {
                            if (move == moves) {
                                next = wanted;
                                nextIsFull = true;
                                pump();
                            }
                        });
    }

    /** Nothing is wanted any more. */
    void forget() {
        moves++;
        next = null;
        if (inFlight != null) {
            inFlight.stop();
        }
    }

    private void pump() {
        Wanted wanted = next;
        if (wanted == null) {
            return;
        }
        if (busy) {
            if (inFlight != null && inFlightIsFull && !nextIsFull) {
                inFlight.stop();
            }
            return;
        }
        next = null;
        busy = true;
        int all = wanted.data.examples();
        boolean full = nextIsFull;
        int count = full ? all : Math.min(SAMPLES[sample], all);
        inFlightIsFull = full;
        inFlight = null;
        long move = moves;
        Job<Timed> job =
                desk.interactive(
                        "alpha",
                        "Loss under the hand",
                        context -> {
                            long start = System.nanoTime();
                            Score score =
                                    bench.score(
                                            LaneBench.Slot.HAND,
                                            wanted.pair.pair(),
                                            wanted.at,
                                            wanted.data,
                                            wanted.alpha,
                                            count,
                                            context);
                            return new Timed(score, (System.nanoTime() - start) / 1e6);
                        },
                        timed -> {
                            if (!full) {
                                adapt(timed, all);
                            }
                            if (!full || move == moves) {
                                shown.accept(new Readout(wanted.alpha, timed.score, all));
                            }
                        },
                        outcome -> {
                            busy = false;
                            pump();
                        });
        inFlight = job;
    }

    private void adapt(Timed timed, int all) {
        if (timed.milliseconds > SLOW_MILLISECONDS && sample > 0) {
            sample--;
        } else if (timed.milliseconds < FAST_MILLISECONDS
                && sample < SAMPLES.length - 1
                && SAMPLES[sample] < all) {
            sample++;
        }
    }
}
