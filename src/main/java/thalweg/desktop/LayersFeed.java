package thalweg.desktop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.LayerSpectrum;
import thalweg.desktop.layers.LayersModel;
import thalweg.desktop.layers.LayersModel.Detail;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.LayerMaps;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.PairView;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.Snapshot;
import thalweg.network.Parameter;
import thalweg.report.Curve;
import thalweg.report.Figures;
import thalweg.report.HeatmapData;
import thalweg.report.LayerWords;
import thalweg.report.RChartData;
import thalweg.report.SmallMultiplesData;
import thalweg.report.SmallMultiplesData.Tile;
import thalweg.symmetry.Symmetry;

/** Keeps the view of all layers in step with the workbench. */
final class LayersFeed {
    private final WorkbenchState state;
    private final Pictures pictures;
    private final LayerMaps maps;
    private final LayersModel model;
    private final Texts texts;

    LayersFeed(WorkbenchState state, LayersModel model) {
        this.state = state;
        this.model = model;
        pictures = state.pictures();
        maps = state.layerMaps();
        texts = state.texts();
        model.chosenProperty().bindBidirectional(state.chosenLayerProperty());
        model.hintProperty().bind(texts.of("layers.hint"));
        Frames.once(
                this::feed,
                maps.shownProperty(),
                maps.layers(),
                pictures.spectraProperty(),
                pictures.beforeProperty(),
                pictures.bandProperty(),
                pictures.rByStep(),
                state.history().shownProperty(),
                state.history().steps(),
                state.chosenLayerProperty(),
                state.gammaProperty(),
                model.kindProperty(),
                model.afterProperty(),
                texts.wordsProperty());
    }

    /** The model of a workbench. */
    static LayersModel model(WorkbenchState state) {
        return new LayersModel(() -> state.pairViewProperty().set(PairView.PANELS));
    }

    private void feed() {
        Pictures.Spectra spectra = pictures.spectraProperty().get();
        if (!maps.shownProperty().get()) {
            return; // nobody sees it
        }
        Snapshot step = state.history().shown();
        double gamma = state.gammaProperty().get();
        model.subtitleProperty().set(texts.get("layers.subtitle", rAt(gamma)));
        if (spectra == null) {
            model.dataProperty().set(SmallMultiplesData.EMPTY);
            model.detailsProperty().set(List.of());
            return;
        }
        AlignmentCurve after = step == null ? null : pictures.rAt(step.step(), phase());
        Map<String, Curve> befores = byLayer(pictures.beforeProperty().get());
        Map<String, Curve> afters = byLayer(after);
        Map<String, RChartData.Band> bands = bands(pictures.bandProperty().get());
        List<Tile> tiles = new ArrayList<>();
        for (LayerSpectrum a : spectra.a().layers()) {
            String tensor = a.tensor();
            LayerSpectrum b = spectra.b().layer(tensor);
            LayerMaps.OfLayer map = maps.layers().get(tensor);
            tiles.add(
                    new Tile(
                            tensor,
                            LayerWords.shortName(tensor),
                            befores.get(tensor),
                            afters.get(tensor),
                            bands.get(tensor),
                            a.s(),
                            b.s(),
                            map == null ? null : heatmap(a, b, false, map.before()),
                            map == null ? null : heatmap(a, b, true, map.after())));
        }
        boolean moved = model.afterProperty().get() && step != null;
        model.dataProperty()
                .set(
                        new SmallMultiplesData(
                                model.kindProperty().get(),
                                moved,
                                gamma,
                                state.chosenLayerProperty().get(),
                                tiles));
        tiles.stream()
                .filter(tile -> tile.tensor().equals(state.chosenLayerProperty().get()))
                .findFirst()
                .ifPresentOrElse(
                        tile -> model.detailsProperty().set(details(tile, step)),
                        () -> model.detailsProperty().set(List.of()));
    }

    /** E.g. "R(0.3)". */
    private static String rAt(double gamma) {
        return RChartData.name(gamma);
    }

    private Phase phase() {
        return state.phase();
    }

    private static Map<String, Curve> byLayer(@Nullable AlignmentCurve curve) {
        Map<String, Curve> all = new HashMap<>();
        if (curve != null) {
            curve.layers().forEach(l -> all.put(l.tensor(), new Curve(curve.gammas(), l.r())));
        }
        return all;
    }

    private static Map<String, RChartData.Band> bands(Alignment.@Nullable NullBand band) {
        Map<String, RChartData.Band> all = new HashMap<>();
        if (band != null) {
            band.layers()
                    .forEach(
                            l ->
                                    all.put(
                                            l.tensor(),
                                            new RChartData.Band(band.gammas(), l.low(), l.high())));
        }
        return all;
    }

    private static @Nullable HeatmapData heatmap(
            LayerSpectrum a, LayerSpectrum b, boolean after, Alignment.@Nullable Matrix matrix) {
        return matrix == null
                ? null
                : HeatmapData.of(
                        LayerWords.shortName(a.tensor()),
                        Alignment.Side.JOINT,
                        after,
                        matrix,
                        a.s(),
                        b.s());
    }

    private List<Detail> details(Tile tile, @Nullable Snapshot step) {
        PairInHand pair = state.pair();
        if (pair == null) {
            return List.of();
        }
        List<Detail> all = new ArrayList<>();
        Parameter weight = pair.pair().a().get(tile.tensor());
        add(all, "shape", shape(weight));
        groups(all, pair.pair().symmetry(), tile.tensor());
        float[] a = tile.a();
        float[] b = tile.b();
        if (a != null && b != null && a.length > 0 && b.length > 0) {
            add(
                    all,
                    "values",
                    String.format(Locale.ROOT, "%d · s₁ %.4g, %.4g", a.length, a[0], b[0]));
        }
        double gamma = state.gammaProperty().get();
        String r = change(tile.before(), tile.after(), gamma);
        if (!r.isEmpty()) {
            all.add(new Detail(rAt(gamma), r, texts.get("layers.r.about")));
        }
        LayerMaps.OfLayer map = maps.layers().get(tile.tensor());
        if (map != null) {
            l2(all, map, step);
        }
        return all;
    }

    private void l2(List<Detail> all, LayerMaps.OfLayer map, @Nullable Snapshot step) {
        double before = Math.sqrt(map.squareBefore());
        if (step == null) {
            add(all, "l2", Figures.of(before, 3));
            return;
        }
        double after = Math.sqrt(map.squareAfter());
        add(all, "l2", Figures.of(before, 3) + " → " + Figures.of(after, 3));
        double whole = step.l2() * step.l2();
        if (whole > 0) {
            add(all, "share", Figures.of(100 * map.squareAfter() / whole, 1) + " %");
        }
    }

    private void add(List<Detail> all, String key, String value) {
        all.add(
                new Detail(
                        texts.get("layers.detail." + key),
                        value,
                        texts.get("layers.detail." + key + ".about")));
    }

    private static String shape(Parameter weight) {
        return String.join(" × ", weight.shape().stream().map(String::valueOf).toList());
    }

    private void groups(List<Detail> all, Symmetry symmetry, String tensor) {
        String names =
                symmetry.boundTo(tensor).stream()
                        .map(bound -> symmetry.groups().get(bound.group()).name())
                        .distinct()
                        .reduce((one, other) -> one + ", " + other)
                        .orElse(texts.get("layers.detail.groups.none"));
        add(all, "groups", names);
    }

    private static String change(@Nullable Curve before, @Nullable Curve after, double gamma) {
        String first = before == null ? "" : Figures.of(before.at(gamma), 3);
        String second = after == null ? "" : Figures.of(after.at(gamma), 3);
        return first.isEmpty() || second.isEmpty() ? first + second : first + " → " + second;
    }
}
