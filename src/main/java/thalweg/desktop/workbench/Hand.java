package thalweg.desktop.workbench;

import org.jspecify.annotations.Nullable;
import thalweg.matching.Snapshot;
import thalweg.symmetry.Permutation;

/** What follows the hand: the loss readout and the merged spectrum at α, at the step shown. */
final class Hand {
    /** θ(α) between A and π(B). */
    private record Wanted(PairInHand pair, Permutation at, DataChoice data, double alpha)
            implements Scrubber.Place {}

    private static final long MOVING_NANOS = 300_000_000;

    private final WorkbenchState state;
    private final Scrubber<Wanted> scrubber;
    private final MergedSpectra merged;
    private boolean shownMerged;
    private long lastMove = System.nanoTime() - MOVING_NANOS;

    Hand(WorkbenchState state, Desk desk, LaneBench bench) {
        this.state = state;
        scrubber =
                new Scrubber<>(
                        desk,
                        "alpha",
                        (slot, place, data, count, context) ->
                                bench.score(
                                        slot,
                                        place.pair.pair(),
                                        place.at,
                                        data,
                                        place.alpha,
                                        count,
                                        context),
                        (place, score, statistics) ->
                                state.readoutProperty()
                                        .set(
                                                new Readout(
                                                        place.alpha,
                                                        score,
                                                        place.data.examples(),
                                                        statistics)));
        merged = new MergedSpectra(desk, state.pictures().mergedProperty()::set);
        state.alphaProperty()
                .addListener(
                        (o, was, is) -> {
                            showMergedOnce();
                            lastMove = System.nanoTime();
                            moved();
                        });
        // These are nothing to the loss: what was measured of it holds.
        state.mergedWantedProperty().subscribe(wanted -> mergeAnew());
        state.chosenLayerProperty().subscribe(layer -> mergeAnew());
        state.history().snapshotProperty().subscribe(step -> moved());
        state.resultProperty().subscribe(result -> moved());
    }

    /** Whether α has just been moved: other pictures can wait. */
    boolean isMoving() {
        return System.nanoTime() - lastMove < MOVING_NANOS;
    }

    /** Something that decides θ(α) has changed. */
    void moved() {
        PairInHand pair = state.pair();
        if (pair == null) {
            return;
        }
        Permutation at = permutation(pair, state.history().shown());
        double alpha = state.alphaProperty().get();
        DataChoice data = state.data();
        if (data != null) {
            scrubber.want(new Wanted(pair, at, data, alpha));
        }
        mergeAnew();
    }

    private void mergeAnew() {
        PairInHand pair = state.pair();
        if (pair == null) {
            return;
        }
        String layer = state.chosenLayerProperty().get();
        if (!layer.isEmpty() && state.mergedWantedProperty().get()) {
            merged.want(
                    pair,
                    permutation(pair, state.history().shown()),
                    layer,
                    state.alphaProperty().get());
        }
    }

    /**
     * The first move of the hand shows what it does to the spectrum; a person may hide it again.
     */
    private void showMergedOnce() {
        if (!shownMerged && state.pair() != null) {
            shownMerged = true;
            state.mergedWantedProperty().set(true);
        }
    }

    void forget() {
        scrubber.forget();
        merged.forget();
        state.readoutProperty().set(null);
    }

    private static Permutation permutation(PairInHand pair, @Nullable Snapshot shown) {
        return shown == null ? pair.still() : shown.permutation();
    }
}
