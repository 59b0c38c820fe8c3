package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.MergedModel;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/**
 * Spectra under the hand: the singular values of the chosen layer of θ(α), naive beside matched.
 * Each decomposition is a job of its own that can't be cut, so while the hand moves they take at
 * most a fifth of the time, and where one takes long they wait until the hand rests: loss readouts
 * come first.
 */
final class MergedSpectra {
    private record Wanted(PairInHand pair, Permutation at, String tensor, double alpha) {}

    private record Timed(float[] values, double milliseconds) {}

    private static final int SHARE = 4;
    private static final double LONG_MILLISECONDS = 60;
    private static final long REST_MILLISECONDS = 200;

    private final Desk desk;
    private final String view;
    private final Consumer<Pictures.MergedSpectrum> shown;
    private @Nullable Wanted next;
    private boolean busy;
    private @Nullable Timed half;
    private String timedTensor = "";
    private double expected;
    private long moves;
    private long restedAt;
    // The next two are the lane's.
    private @Nullable Wanted movedFor;
    private @Nullable Parameters moved;

    MergedSpectra(Desk desk, Consumer<Pictures.MergedSpectrum> shown) {
        this(desk, "", shown);
    }

    /**
     * @param view begins the names of its wishes, of which the newest counts
     */
    MergedSpectra(Desk desk, String view, Consumer<Pictures.MergedSpectrum> shown) {
        this.desk = desk;
        this.view = view;
        this.shown = shown;
    }

    /** The newest wish counts; those between are dropped. */
    void want(PairInHand pair, Permutation at, String tensor, double alpha) {
        next = new Wanted(pair, at, tensor, alpha);
        long move = ++moves;
        if (!tensor.equals(timedTensor)) {
            timedTensor = tensor;
            expected = guess(pair.pair().a().get(tensor));
        }
        if (expected <= LONG_MILLISECONDS) {
            pump();
        }
        // The last one is always drawn, however long it takes.
        desk.window()
                .later(
                        REST_MILLISECONDS,
                        () -> {
                            if (move == moves) {
                                restedAt = move;
                                pump();
                            }
                        });
    }

    /** Milliseconds of one decomposition, before one has been timed; 512 × 512 takes some 25. */
    private static double guess(Parameter weight) {
        double rows = weight.shape().getFirst();
        double columns = weight.values().length / rows;
        return rows * columns * Math.min(rows, columns) / 5e6;
    }

    void forget() {
        moves++;
        next = null;
    }

    private void pump() {
        Wanted wanted = next;
        if (busy || wanted == null) {
            return;
        }
        next = null;
        busy = true;
        desk.interactive(
                view + "naive spectrum",
                "work.merged-spectrum",
                context -> values(wanted, wanted.pair.pair().b()),
                naive -> half = naive,
                outcome -> {
                    Timed naive = half;
                    half = null;
                    if (naive == null) {
                        rest(0);
                    } else {
                        expected = naive.milliseconds;
                        second(wanted, naive);
                    }
                });
    }

    private void second(Wanted wanted, Timed naive) {
        desk.interactive(
                view + "matched spectrum",
                "work.merged-spectrum",
                context -> values(wanted, moved(wanted)),
                matched ->
                        shown.accept(
                                new Pictures.MergedSpectrum(
                                        wanted.tensor, wanted.alpha, naive.values, matched.values)),
                outcome -> rest(2 * naive.milliseconds));
    }

    private void rest(double taken) {
        desk.window()
                .later(
                        Math.clamp((long) (SHARE * taken), 20, 1000),
                        () -> {
                            busy = false;
                            if (expected <= LONG_MILLISECONDS || restedAt == moves) {
                                pump();
                            }
                        });
    }

    /** On the lane. */
    private Parameters moved(Wanted wanted) {
        Parameters kept = moved;
        Wanted before = movedFor;
        if (kept == null
                || before == null
                || !same(before.pair, wanted.pair)
                || !same(before.at, wanted.at)) {
            kept = wanted.at.apply(wanted.pair.pair().b());
            moved = kept;
        }
        movedFor = wanted;
        return kept;
    }

    /** On the lane. */
    private Timed values(Wanted wanted, Parameters b) {
        long start = System.nanoTime();
        float[] values =
                new MergedModel(desk.engine().linearAlgebra())
                        .singularValues(
                                wanted.pair.pair().a().get(wanted.tensor),
                                b.get(wanted.tensor),
                                wanted.alpha);
        return new Timed(values, (System.nanoTime() - start) / 1e6);
    }
}
