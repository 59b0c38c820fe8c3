package thalweg.desktop.workbench;

import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.ThreeState.PointReadout;
import thalweg.desktop.workbench.ThreeState.Shares;

/** What follows the hand on the plane: loss and accuracy of the very model under it. */
final class PointHand {
    /** Σ w_m π_m(θ_m). */
    private record Wanted(Placing placing, DataChoice data, Shares at) implements Scrubber.Place {}

    private final WorkbenchState state;
    private final ThreeState three;
    private final Scrubber<Wanted> scrubber;

    PointHand(WorkbenchState state, Desk desk, LaneBench bench) {
        this.state = state;
        three = state.three();
        scrubber =
                new Scrubber<>(
                        desk,
                        "point",
                        (slot, place, data, count, context) ->
                                bench.score(
                                        slot,
                                        place.placing,
                                        data,
                                        place.at.array(),
                                        count,
                                        context),
                        (place, score, statistics) ->
                                three.readoutProperty()
                                        .set(
                                                new PointReadout(
                                                        place.at,
                                                        score,
                                                        words ->
                                                                Readout.over(
                                                                        score,
                                                                        place.data.examples(),
                                                                        statistics,
                                                                        words),
                                                        score.examples() < place.data.examples())));
        three.pointProperty().addListener((o, was, is) -> moved());
        three.mapProperty().addListener((o, was, is) -> moved());
        three.shownProperty().addListener((o, was, is) -> moved());
        three.foundProperty().addListener((o, was, is) -> moved());
        for (Moved map : Moved.values()) {
            three.planeProperty(map)
                    .addListener(
                            (o, was, is) -> {
                                if ((was == null) != (is == null)) {
                                    moved();
                                }
                            });
        }
    }

    /** Something that decides the model has changed. */
    void moved() {
        TrioInHand trio = three.trio();
        DataChoice data = state.data();
        Moved map = three.mapProperty().get();
        Placing placing = placing(three, map);
        boolean drawn = three.planeProperty(map).get() != null;
        if (trio == null || data == null || placing == null || !drawn) {
            // Before there is a map there is nothing to move on: it shall come first.
            forget();
            return;
        }
        scrubber.want(
                new Wanted(placing, data.forSeveral(trio.network()), three.pointProperty().get()));
    }

    private void forget() {
        scrubber.forget();
        three.readoutProperty().set(null);
    }

    /** The three as they are, or as the search moved them; null where there is none. */
    static @Nullable Placing placing(ThreeState three, Moved moved) {
        TrioInHand trio = three.trio();
        ThreeState.Found found = three.foundProperty().get();
        if (trio == null || moved == Moved.MATCHED && found == null) {
            return null;
        }
        return new Placing(
                trio.several(), moved == Moved.NAIVE || found == null ? null : found.result());
    }
}
