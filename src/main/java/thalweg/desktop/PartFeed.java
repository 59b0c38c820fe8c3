package thalweg.desktop;

import java.util.List;
import java.util.Locale;
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
            return "Open two models to merge part of them";
        }
        if (state.data() == null) {
            return "Open a folder of data to see what this part does to the loss (Ctrl D)";
        }
        return "Measuring…";
    }

    private String words(MergedPart.Lines lines) {
        var text = new StringBuilder("loss at ½: ");
        DataChoice data = state.data();
        // Figures in one line are of the same examples.
        boolean all = data != null && lines.examples() == data.examples();
        Pictures whole = state.pictures();
        text.append(figure("naive", lines.naive(), all ? whole.naiveProperty().get() : null));
        LossCurve matched = lines.matched();
        if (matched != null) {
            text.append(" · ");
            text.append(figure("matched", matched, all ? whole.matchedProperty().get() : null));
        }
        if (data != null) {
            text.append(" · ").append(examples(lines, data));
        }
        return text.toString();
    }

    private static String figure(String name, LossCurve curve, @Nullable LossCurve whole) {
        double half =
                curve.points().stream()
                        .filter(p -> p.alpha() == 0.5)
                        .mapToDouble(p -> p.score().loss())
                        .findFirst()
                        .orElse(Double.NaN);
        return name
                + " "
                + Figures.of(half, 3)
                + ", barrier "
                + Figures.of(curve.barrierAtHalf(), 3)
                + (whole == null ? "" : " (whole " + Figures.of(whole.barrierAtHalf(), 3) + ")");
    }

    private static String examples(MergedPart.Lines lines, DataChoice data) {
        return lines.examples() < data.examples()
                ? String.format(Locale.ROOT, "sample of %,d", lines.examples())
                : String.format(Locale.ROOT, "all %,d", lines.examples());
    }

    private PartChartData chart() {
        PairInHand pair = state.pair();
        var barriers = part.barriers(state);
        SearchResult result = state.resultProperty().get();
        if (pair == null) {
            return PartChartData.EMPTY;
        }
        return new PartChartData(
                part.whichProperty().get() == Which.TOP ? "top components" : "bottom components",
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
        String sample =
                lines.examples() < data.examples()
                        ? String.format(Locale.ROOT, ", first %,d", lines.examples())
                        : "";
        return LossOfPart.of(label(lines.part()) + sample, lines.naive(), lines.matched());
    }

    private static String label(Restriction part) {
        var components = part.components();
        String layers =
                part.layers().isEmpty()
                        ? ""
                        : part.layers().size() == 1
                                ? LayerWords.shortName(part.layers().getFirst())
                                : part.layers().size() + " layers";
        if (components == null) {
            return layers.isEmpty() ? "whole" : layers;
        }
        String which = components.top() ? "top " : "bottom ";
        return which + components.count() + (layers.isEmpty() ? "" : " of " + layers);
    }
}
