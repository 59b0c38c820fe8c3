package thalweg.desktop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.LayerSpectrum;
import thalweg.desktop.alignment.AlignmentModel;
import thalweg.desktop.sides.SideModel;
import thalweg.desktop.sides.SidesModel;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.KeptSearch;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.SideChoice;
import thalweg.desktop.workbench.SideChoice.AsTheyAre;
import thalweg.desktop.workbench.SideChoice.Found;
import thalweg.desktop.workbench.SideChoice.Kept;
import thalweg.desktop.workbench.Sides;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.landscape.LossCurve;
import thalweg.matching.Snapshot;
import thalweg.report.HeatmapData;
import thalweg.report.LayerWords;
import thalweg.report.LossChartData;
import thalweg.report.RChartData;
import thalweg.report.SpectrumChartData;
import thalweg.symmetry.Permutation;

/** Keeps both sides in step with the workbench. */
final class SidesFeed {
    private static final float[] NO_VALUES = {};

    private final Workbench workbench;
    private final WorkbenchState state;
    private final Pictures pictures;
    private final Sides sides;
    private final SidesModel model;
    private final Texts texts;
    private final SideHeads heads;
    private final SideLosses losses;
    private @Nullable Asked askedLeft;
    private @Nullable Asked askedRight;
    private final Set<Asked> open = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What a map is of. */
    private record Asked(LayerSpectrum a, Permutation permutation) {}

    SidesFeed(Workbench workbench, SidesModel model) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.model = model;
        pictures = state.pictures();
        sides = state.sides();
        texts = state.texts();
        heads = new SideHeads(state);
        losses = new SideLosses(state);
        model.alphaProperty().bindBidirectional(state.alphaProperty());
        model.gammaProperty().bindBidirectional(state.gammaProperty());
        model.hintProperty().bind(texts.of("sides.hint"));
        Frames.once(
                this::feed,
                sides.shownProperty(),
                sides.left().choiceProperty(),
                sides.right().choiceProperty(),
                sides.left().mergedProperty(),
                sides.right().mergedProperty(),
                pictures.naiveProperty(),
                pictures.matchedProperty(),
                pictures.beforeProperty(),
                pictures.bandProperty(),
                pictures.naiveSampleProperty(),
                pictures.lossByStep(),
                pictures.rByStep(),
                state.history().shownProperty(),
                state.history().snapshotProperty(),
                pictures.spectraProperty(),
                state.comparison().searches(),
                state.resultProperty(),
                state.dataProperty(),
                state.chosenLayerProperty(),
                texts.wordsProperty());
    }

    private void feed() {
        if (!sides.shownProperty().get()) {
            return; // nobody sees it
        }
        model.layerProperty().set(LayerWords.shortName(state.chosenLayerProperty().get()));
        DataChoice data = state.data();
        boolean sampled = losses.isSampled();
        int examples = data == null ? 0 : sampled ? Pictures.STEP_SAMPLE : data.examples();
        model.examplesProperty().set(data == null ? "" : data.words(examples, state.words()));
        model.choicesProperty().set(choices());
        feed(sides.left(), model.left(), sampled);
        feed(sides.right(), model.right(), sampled);
        model.lossPendingProperty()
                .set(losses.isPending(sides.left()) || losses.isPending(sides.right()));
        askedLeft = map(askedLeft, sides.left(), model.left(), "side left");
        askedRight = map(askedRight, sides.right(), model.right(), "side right");
        tellPending();
    }

    private List<SidesModel.Choice> choices() {
        List<SideChoice> all = new ArrayList<>(List.of(new AsTheyAre(), new Found()));
        state.comparison().searches().forEach(search -> all.add(new Kept(search)));
        return all.stream()
                .map(
                        choice ->
                                new SidesModel.Choice(
                                        SideHeads.chosen(choice).in(texts.words()),
                                        () -> sides.left().choiceProperty().set(choice),
                                        () -> sides.right().choiceProperty().set(choice)))
                .toList();
    }

    private void feed(Sides.Side side, SideModel to, boolean sampled) {
        SideChoice choice = side.choiceProperty().get();
        boolean naive = choice instanceof AsTheyAre;
        to.nameProperty().set(SideHeads.name(choice));
        to.headProperty().set(heads.head(choice, sampled));
        LossCurve loss = losses.of(side, sampled);
        to.lossProperty()
                .set(
                        LossChartData.of(
                                        naive ? loss : null,
                                        naive ? null : loss,
                                        List.of(),
                                        Double.NaN)
                                .withAlpha(state.alphaProperty().get()));
        AlignmentCurve r = r(choice);
        to.rProperty()
                .set(
                        RChartData.of(
                                        naive ? r : null,
                                        naive ? null : r,
                                        pictures.bandProperty().get())
                                .withChosen(state.chosenLayerProperty().get()));
        to.spectrumProperty().set(spectrum(side, naive));
    }

    private @Nullable AlignmentCurve r(SideChoice choice) {
        return switch (choice) {
            case AsTheyAre _ -> pictures.beforeProperty().get();
            case Found _ -> {
                Snapshot shown = state.history().shown();
                yield shown == null ? null : pictures.rAt(shown.step(), state.phase());
            }
            case Kept(KeptSearch search) -> search.rProperty().get();
        };
    }

    private Optional<LayerSpectrum> layer(boolean ofA) {
        Pictures.Spectra spectra = pictures.spectraProperty().get();
        if (spectra == null) {
            return Optional.empty();
        }
        String tensor = state.chosenLayerProperty().get();
        return (ofA ? spectra.a() : spectra.b())
                .layers().stream().filter(l -> l.tensor().equals(tensor)).findFirst();
    }

    private SpectrumChartData spectrum(Sides.Side side, boolean naive) {
        Optional<LayerSpectrum> a = layer(true);
        Optional<LayerSpectrum> b = layer(false);
        if (a.isEmpty() || b.isEmpty()) {
            return SpectrumChartData.EMPTY;
        }
        Pictures.MergedSpectrum merged = side.mergedProperty().get();
        SpectrumChartData.Merged values = null;
        if (merged != null && merged.tensor().equals(a.get().tensor())) {
            values =
                    naive
                            ? new SpectrumChartData.Merged(merged.alpha(), merged.matched(), null)
                            : new SpectrumChartData.Merged(
                                    merged.alpha(), NO_VALUES, merged.matched());
        }
        return new SpectrumChartData(
                LayerWords.shortName(a.get().tensor()), a.get().s(), b.get().s(), values);
    }

    /** Whether a map that was asked for hasn't come: the last one still stands there. */
    private void tellPending() {
        model.mapsPendingProperty().set(open.contains(askedLeft) || open.contains(askedRight));
    }

    /** Asks for the side's map where it isn't the one that was asked for. */
    @SuppressWarnings("ReferenceEquality")
    private @Nullable Asked map(@Nullable Asked last, Sides.Side side, SideModel to, String view) {
        Optional<LayerSpectrum> a = layer(true);
        Optional<LayerSpectrum> b = layer(false);
        SideChoice choice = side.choiceProperty().get();
        Optional<Permutation> permutation = Sides.permutation(state, choice);
        if (a.isEmpty() || b.isEmpty() || permutation.isEmpty()) {
            to.mapProperty().set(null);
            return null;
        }
        if (last != null && last.a == a.get() && last.permutation == permutation.get()) {
            return last;
        }
        String layer = LayerWords.shortName(a.get().tensor());
        var asked = new Asked(a.get(), permutation.get());
        open.add(asked);
        workbench
                .matrices()
                .want(
                        view,
                        a.get(),
                        b.get(),
                        permutation.get(),
                        Alignment.Side.JOINT,
                        AlignmentModel.FIRST,
                        matrix ->
                                to.mapProperty()
                                        .set(
                                                HeatmapData.of(
                                                        layer,
                                                        Alignment.Side.JOINT,
                                                        !(choice instanceof AsTheyAre),
                                                        matrix,
                                                        a.get().s(),
                                                        b.get().s())),
                        () -> {
                            open.remove(asked);
                            tellPending();
                        });
        return asked;
    }
}
