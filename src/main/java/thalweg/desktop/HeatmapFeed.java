package thalweg.desktop;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.LayerSpectrum;
import thalweg.alignment.Spectrum;
import thalweg.desktop.alignment.AlignmentModel;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.Snapshot;
import thalweg.report.HeatmapData;
import thalweg.report.LayerWords;
import thalweg.symmetry.Permutation;

/** Asks for the alignment of the chosen layer, before and at the step shown. */
final class HeatmapFeed {
    /** What a map is of; a map that comes late is of another. */
    private record Asked(
            LayerSpectrum a, Permutation permutation, Alignment.Side side, int count) {}

    private final Workbench workbench;
    private final WorkbenchState state;
    private final AlignmentModel model;
    private @Nullable Asked before;
    private @Nullable Asked after;
    private final Set<Asked> open = Collections.newSetFromMap(new IdentityHashMap<>());

    HeatmapFeed(Workbench workbench, AlignmentModel model) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.model = model;
    }

    void feed() {
        ask();
        tell();
    }

    /** Whether a map that is wanted now hasn't come. */
    private void tell() {
        open.removeIf(one -> !isWanted(one));
        model.pendingProperty().set(!open.isEmpty());
    }

    @SuppressWarnings("ReferenceEquality") // each question is one of its own
    private boolean isWanted(Asked asked) {
        return asked == before || asked == after;
    }

    private void ask() {
        PairInHand pair = state.pair();
        Pictures.Spectra spectra = state.pictures().spectraProperty().get();
        String tensor = state.chosenLayerProperty().get();
        LayerSpectrum a = spectra == null ? null : layer(spectra.a(), tensor);
        LayerSpectrum b = spectra == null ? null : layer(spectra.b(), tensor);
        model.layerProperty().set(LayerWords.shortName(tensor));
        if (pair == null || a == null || b == null) {
            before = null;
            after = null;
            model.totalProperty().set(0);
            model.beforeProperty().set(null);
            model.afterProperty().set(null);
            return;
        }
        model.totalProperty().set(Math.min(a.s().length, b.s().length));
        AlignmentModel.Moment moment = model.momentProperty().get();
        Snapshot shown = state.history().shown();
        if (moment == AlignmentModel.Moment.AFTER) {
            before = null;
        } else {
            before = want(before, a, b, pair.still(), false, model.beforeProperty());
        }
        if (moment == AlignmentModel.Moment.BEFORE || shown == null) {
            after = null;
            if (shown == null) {
                model.afterProperty().set(null);
            }
        } else {
            after = want(after, a, b, shown.permutation(), true, model.afterProperty());
        }
    }

    private Asked want(
            @Nullable Asked last,
            LayerSpectrum a,
            LayerSpectrum b,
            Permutation permutation,
            boolean isAfter,
            ObjectProperty<HeatmapData> target) {
        Alignment.Side side = model.sideProperty().get();
        int count = Math.min(model.countProperty().get(), model.totalProperty().get());
        if (last != null && sameAs(last, a, permutation, side, count)) {
            return last;
        }
        var asked = new Asked(a, permutation, side, count);
        String layer = LayerWords.shortName(a.tensor());
        open.add(asked);
        workbench
                .matrices()
                .want(
                        isAfter ? "heatmap after" : "heatmap before",
                        a,
                        b,
                        permutation,
                        side,
                        count,
                        matrix -> {
                            if (current(asked, isAfter)) {
                                target.set(
                                        HeatmapData.of(layer, side, isAfter, matrix, a.s(), b.s()));
                            }
                        },
                        () -> {
                            open.remove(asked);
                            tell();
                        });
        return asked;
    }

    private boolean current(Asked asked, boolean isAfter) {
        Asked now = isAfter ? after : before;
        // A same-thread engine answers before the question has been noted down.
        return now == null || now.side == asked.side && now.a.tensor().equals(asked.a.tensor());
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean sameAs(
            Asked last, LayerSpectrum a, Permutation permutation, Alignment.Side side, int count) {
        return last.a == a
                && last.permutation == permutation
                && last.side == side
                && last.count == count;
    }

    static @Nullable LayerSpectrum layer(Spectrum spectrum, String tensor) {
        return spectrum.layers().stream()
                .filter(l -> l.tensor().equals(tensor))
                .findFirst()
                .orElse(null);
    }
}
