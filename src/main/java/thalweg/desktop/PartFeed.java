package thalweg.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.intervention.PartModel;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.Measured;
import thalweg.desktop.workbench.MergedPart;
import thalweg.desktop.workbench.MergedPart.Which;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.landscape.LossCurve;
import thalweg.matching.Restriction;
import thalweg.matching.SearchResult;
import thalweg.matching.WeightMatchingSetting;
import thalweg.network.Parameter;
import thalweg.report.Figures;
import thalweg.report.LayerWords;
import thalweg.report.LossOfPart;
import thalweg.report.PartChartData;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** Keeps the bar of interventions up to date. */
final class PartFeed {
    private final WorkbenchState state;
    private final MergedPart part;
    private final PartModel model;

    /** The bar's model; its search is by the part that is chosen. */
    static PartModel model(Workbench workbench) {
        WorkbenchState state = workbench.state();
        return new PartModel(
                state.part(),
                () -> {
                    state.settingProperty()
                            .set(new WeightMatchingSetting(1, state.part().restriction()));
                    workbench.search();
                });
    }

    PartFeed(WorkbenchState state, PartModel model) {
        this.state = state;
        this.part = state.part();
        this.model = model;
        Frames.once(this::names, state.pairProperty(), part.whichProperty(), part.layers());
        Frames.once(
                this::figures,
                state.texts().wordsProperty(),
                part.onProperty(),
                part.whichProperty(),
                part.countProperty(),
                part.layers(),
                part.linesProperty(),
                part.barriersMeasuredProperty(),
                state.pairProperty(),
                state.dataProperty(),
                state.resultProperty(),
                state.phaseProperty(),
                state.pictures().naiveProperty(),
                state.pictures().matchedProperty(),
                state.pictures().naiveSampleProperty(),
                state.pictures().lossByStep());
    }

    /** The layers that can be ticked, and how many components there are. */
    private void names() {
        PairInHand pair = state.pair();
        List<String> names =
                pair == null
                        ? List.of()
                        : pair.pair().a().all().stream()
                                .filter(Parameter::learnable)
                                .filter(
                                        p ->
                                                part.whichProperty().get() == Which.WHOLE
                                                        || p.shape().size() >= 2)
                                .map(Parameter::name)
                                .toList();
        if (!names.equals(model.names())) {
            model.names().setAll(names);
        }
        if (pair != null) {
            part.layers().retainAll(new TreeSet<>(names));
        }
        model.mostProperty().set(pair == null ? 0 : part.most(pair));
    }

    private void figures() {
        MergedPart.Lines lines = Measured.now(part.linesProperty().get(), state);
        model.figuresProperty().set(lines == null ? hint() : words(lines));
        Restriction chosen = part.restriction();
        boolean something =
                !chosen.none() && (chosen.components() == null || part.countProperty().get() > 0);
        Phase phase = state.phase();
        model.matchableProperty()
                .set(
                        something
                                && (phase == Phase.READY || phase == Phase.DONE)
                                && !state.searchingProperty().get());
        model.chartProperty().set(chart());
    }

    /** What to do before there is anything to see. */
    private String hint() {
        if (state.pair() == null) {
            return state.words().get("part.no-pair");
        }
        if (state.data() == null) {
            return state.words().get("part.no-data");
        }
        return state.words().get("part.measuring");
    }

    private String words(MergedPart.Lines lines) {
        DataChoice data = state.data();
        Words now = state.words();
        // Figures in one line are of the same examples.
        boolean all = data != null && lines.examples() == data.examples();
        Pictures whole = state.pictures();
        List<String> parts = new ArrayList<>();
        parts.add(
                figure(
                        "lines.naive",
                        lines.naive(),
                        all ? whole.naiveProperty().get() : null,
                        now));
        LossCurve matched = lines.matched();
        if (matched != null) {
            LossCurve beside = all ? whole.matchedProperty().get() : null;
            parts.add(figure("lines.matched", matched, beside, now));
        }
        if (data != null) {
            parts.add(
                    lines.examples() < data.examples()
                            ? now.get("data.sample", lines.examples())
                            : now.get("data.all", lines.examples()));
        }
        return now.get("part.figures", String.join(" · ", parts));
    }

    private static String figure(
            String name, LossCurve curve, @Nullable LossCurve whole, Words words) {
        double half =
                curve.points().stream()
                        .filter(p -> p.alpha() == 0.5)
                        .mapToDouble(p -> p.score().loss())
                        .findFirst()
                        .orElse(Double.NaN);
        String barrier = Figures.of(curve.barrierAtHalf(), 3);
        Phrase named = Phrase.of(name);
        return whole == null
                ? words.get("part.figure", named, Figures.of(half, 3), barrier)
                : words.get(
                        "part.figure.whole",
                        named,
                        Figures.of(half, 3),
                        barrier,
                        Figures.of(whole.barrierAtHalf(), 3));
    }

    private PartChartData chart() {
        PairInHand pair = state.pair();
        var barriers = part.barriers(state);
        SearchResult result = state.resultProperty().get();
        if (pair == null) {
            return PartChartData.EMPTY;
        }
        return new PartChartData(
                state.words()
                        .get(
                                part.whichProperty().get() == Which.TOP
                                        ? "part.top-components"
                                        : "part.bottom-components"),
                part.most(pair),
                barriers.entrySet().stream()
                        .map(
                                at ->
                                        new PartChartData.Point(
                                                at.getKey(),
                                                at.getValue().naive(),
                                                at.getValue().matched()))
                        .toList(),
                whole(state.pictures().naiveSampleProperty().get()),
                result == null
                        ? Double.NaN
                        : whole(state.pictures().lossByStep().get(result.best().step())));
    }

    /** Of curves on the examples that the barriers by components are of. */
    private static double whole(@Nullable LossCurve onSample) {
        return onSample == null ? Double.NaN : onSample.barrierAtHalf();
    }

    /** The lines of the part beside those of the whole models. */
    static LossOfPart lines(WorkbenchState state) {
        MergedPart.Lines lines = Measured.now(state.part().linesProperty().get(), state);
        DataChoice data = state.data();
        if (lines == null || data == null || !state.part().onProperty().get()) {
            return LossOfPart.NONE;
        }
        Phrase label = label(lines.part());
        return LossOfPart.of(
                lines.examples() < data.examples()
                        ? Phrase.of("part.label.sample", label, lines.examples())
                        : label,
                lines.naive(),
                lines.matched());
    }

    private static Phrase label(Restriction part) {
        var components = part.components();
        Phrase layers =
                switch (part.layers().size()) {
                    case 0 -> Phrase.none();
                    case 1 -> Phrase.plain(LayerWords.shortName(part.layers().getFirst()));
                    default -> Phrase.of("part.layers", part.layers().size());
                };
        if (components == null) {
            return layers.isNone() ? Phrase.of("part.which.whole") : layers;
        }
        Phrase some =
                Phrase.of(
                        components.top() ? "part.label.top" : "part.label.bottom",
                        components.count());
        return layers.isNone() ? some : Phrase.of("part.label.of", some, layers);
    }
}
