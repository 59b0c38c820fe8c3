package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.LayerSpectrum;
import thalweg.engine.Task;
import thalweg.matching.Snapshot;
import thalweg.network.Parameter;
import thalweg.symmetry.Permutation;

/** What is missing of the layers while all of them are shown: one layer at a time. */
final class LayerMapNeeds {
    private final WorkbenchState state;
    private final LayerMaps maps;
    private final StepMeasures measures;
    private @Nullable PairInHand pair;
    private @Nullable Permutation of;

    LayerMapNeeds(WorkbenchState state, StepMeasures measures) {
        this.state = state;
        this.maps = state.layerMaps();
        this.measures = measures;
        state.pairProperty().subscribe(now -> forgetOthers());
        InvalidationListener forget = o -> forgetOthers();
        state.history().snapshotProperty().addListener(forget);
    }

    private record Measured(
            PairInHand pair, @Nullable Permutation of, String tensor, LayerMaps.OfLayer layer) {}

    List<IdleWork.Need<?>> all() {
        return List.of(
                new IdleWork.Need<Measured>(
                        "alignment of each layer",
                        false,
                        () -> missing().isPresent(),
                        () -> work(missing().orElseThrow()),
                        this::keep));
    }

    private @Nullable Permutation shown() {
        Snapshot step = state.history().shown();
        return step == null ? null : step.permutation();
    }

    /** What was measured of another step, or of other models, is of no use. */
    private void forgetOthers() {
        PairInHand now = state.pair();
        Permutation shown = shown();
        if (!same(pair, now) || !same(of, shown)) {
            pair = now;
            of = shown;
            maps.layers().clear();
        }
    }

    private Optional<LayerSpectrum> missing() {
        Pictures.Spectra spectra = state.pictures().spectraProperty().get();
        if (!maps.shownProperty().get() || spectra == null || state.pair() == null) {
            return Optional.empty();
        }
        forgetOthers();
        return spectra.a().layers().stream()
                .filter(layer -> !maps.layers().containsKey(layer.tensor()))
                .findFirst();
    }

    private Task.Body<Measured> work(LayerSpectrum a) {
        PairInHand now = Objects.requireNonNull(state.pair());
        Permutation shown = shown();
        LayerSpectrum b = state.pictures().spectraProperty().get().b().layer(a.tensor());
        return context -> {
            Alignment alignment = measures.alignment();
            var side = Alignment.Side.JOINT;
            Parameter ofA = now.pair().a().get(a.tensor());
            Parameter ofB = now.pair().b().get(a.tensor());
            return new Measured(
                    now,
                    shown,
                    a.tensor(),
                    new LayerMaps.OfLayer(
                            alignment.matrix(a, b, side, LayerMaps.COUNT),
                            shown == null
                                    ? null
                                    : alignment.matrix(a, b, shown, side, LayerMaps.COUNT),
                            square(ofA, ofB),
                            shown == null ? Double.NaN : square(ofA, shown.apply(ofB))));
        };
    }

    /** ‖a − b‖², in double. */
    private static double square(Parameter a, Parameter b) {
        double sum = 0;
        float[] x = a.values();
        float[] y = b.values();
        for (int i = 0; i < x.length; i++) {
            double d = (double) x[i] - y[i];
            sum += d * d;
        }
        return sum;
    }

    private void keep(Measured found) {
        if (same(found.pair, state.pair()) && same(found.of, shown())) {
            maps.layers().put(found.tensor, found.layer);
        }
    }
}
