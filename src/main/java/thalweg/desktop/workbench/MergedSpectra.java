package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.MergedModel;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/**
 * Spectra under the hand: the singular values of the chosen layer of θ(α), naive beside matched.
 * Each decomposition is a job of its own and they take at most a third of the time, so that loss
 * readouts come between.
 */
final class MergedSpectra {
    private record Wanted(PairInHand pair, Permutation at, String tensor, double alpha) {}

    private static final int SHARE = 2;

    private final Desk desk;
    private final Consumer<Pictures.MergedSpectrum> shown;
    private @Nullable Wanted next;
    private boolean busy;
    private float @Nullable [] half;
    private @Nullable Wanted movedFor;
    private @Nullable Parameters moved;

    MergedSpectra(Desk desk, Consumer<Pictures.MergedSpectrum> shown) {
        this.desk = desk;
        this.shown = shown;
    }

    /** The newest wish counts; those between are dropped. */
    void want(PairInHand pair, Permutation at, String tensor, double alpha) {
        next = new Wanted(pair, at, tensor, alpha);
        pump();
    }

    void forget() {
        next = null;
    }

    private void pump() {
        Wanted wanted = next;
        if (busy || wanted == null) {
            return;
        }
        next = null;
        busy = true;
        long start = System.nanoTime();
        desk.interactive(
                "naive spectrum",
                "Singular values of the merged model",
                context -> values(wanted, wanted.pair.pair().b()),
                naive -> half = naive,
                outcome -> {
                    float[] naive = half;
                    half = null;
                    if (naive == null) {
                        rest(0);
                    } else {
                        second(wanted, naive, start);
                    }
                });
    }

    private void second(Wanted wanted, float[] naive, long start) {
        desk.interactive(
                "matched spectrum",
                "Singular values of the merged model",
                context -> values(wanted, moved(wanted)),
                matched ->
                        shown.accept(
                                new Pictures.MergedSpectrum(
                                        wanted.tensor, wanted.alpha, naive, matched)),
                outcome -> rest((System.nanoTime() - start) / 1_000_000));
    }

    private void rest(long milliseconds) {
        desk.window()
                .later(
                        Math.clamp(SHARE * milliseconds, 20, 1000),
                        () -> {
                            busy = false;
                            pump();
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
    private float[] values(Wanted wanted, Parameters b) {
        return new MergedModel(desk.engine().linearAlgebra())
                .singularValues(
                        wanted.pair.pair().a().get(wanted.tensor),
                        b.get(wanted.tensor),
                        wanted.alpha);
    }
}
