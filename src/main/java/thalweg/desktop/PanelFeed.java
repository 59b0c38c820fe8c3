package thalweg.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.LayerSpectrum;
import thalweg.desktop.alignment.AlignmentModel;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.History;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.StatisticsChoice;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.evaluation.EvaluationException;
import thalweg.evaluation.Evaluators;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.report.LayerWords;
import thalweg.report.LossChartData;
import thalweg.report.ObjectiveChartData;
import thalweg.report.RChartData;
import thalweg.report.SpectrumChartData;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * Keeps the panels' models up to date: each picture is of the step that is shown. However many
 * changes come, a picture is made once a frame.
 */
final class PanelFeed {
    private static final int FAINT_CURVES = 8;

    private final WorkbenchState state;
    private final Pictures pictures;
    private final PanelModels models;
    private final HeatmapFeed heatmaps;
    private final FiguresFeed figures;

    PanelFeed(Workbench workbench, PanelModels models) {
        this.state = workbench.state();
        this.pictures = state.pictures();
        this.models = models;
        heatmaps = new HeatmapFeed(workbench, models.alignment());
        bindBothWays();
        new StatisticsFeed(workbench, models.loss().statistics());
        new PartFeed(state, models.loss().part());
        figures = new FiguresFeed(state, models.loss().figures());
        History history = state.history();
        Frames.once(
                this::feedLoss,
                state.texts().wordsProperty(),
                pictures.naiveProperty(),
                pictures.naiveSampleProperty(),
                pictures.matchedProperty(),
                pictures.lossByStep(),
                pictures.plainNaiveProperty(),
                pictures.plainMatchedProperty(),
                history.shownProperty(),
                history.steps(),
                state.dataProperty(),
                state.resultProperty(),
                state.pairProperty(),
                state.part().onProperty(),
                state.part().linesProperty(),
                state.lineFigures().referencesProperty(),
                state.lineFigures().naiveProperty(),
                state.lineFigures().matchedProperty());
        Frames.once(
                this::feedSpectrum,
                pictures.spectraProperty(),
                pictures.mergedProperty(),
                models.spectrum().mergedProperty(),
                history.steps(),
                state.chosenLayerProperty());
        Frames.once(
                this::feedR,
                pictures.beforeProperty(),
                pictures.bandProperty(),
                pictures.rByStep(),
                history.shownProperty(),
                history.steps(),
                state.phaseProperty(),
                state.chosenLayerProperty());
        Frames.once(this::feedDistance, history.steps(), state.reopenedProperty());
        Frames.once(
                heatmaps::feed,
                pictures.spectraProperty(),
                history.shownProperty(),
                history.steps(),
                state.chosenLayerProperty(),
                models.alignment().sideProperty(),
                models.alignment().countProperty(),
                models.alignment().momentProperty());
        Frames.once(
                this::hintSteps,
                state.texts().wordsProperty(),
                models.alignment().momentProperty(),
                state.phaseProperty(),
                history.steps());
        state.phaseProperty().subscribe(this::moments);
        Frames.once(
                this::hints,
                state.texts().wordsProperty(),
                state.phaseProperty(),
                state.dataProperty(),
                state.pairProperty());
    }

    private void bindBothWays() {
        models.loss().alphaProperty().bindBidirectional(state.alphaProperty());
        models.r().gammaProperty().bindBidirectional(state.gammaProperty());
        models.spectrum().mergedProperty().bindBidirectional(state.mergedWantedProperty());
        History history = state.history();
        models.distance()
                .stepProperty()
                .subscribe(
                        step -> {
                            double at = step.doubleValue();
                            if (!Double.isNaN(at)
                                    && Math.round(at) != history.shownProperty().get()) {
                                history.show((int) Math.round(at));
                            }
                        });
        history.shownProperty().subscribe(step -> showStep());
        history.steps().addListener((InvalidationListener) o -> showStep());
    }

    private void showStep() {
        History history = state.history();
        models.distance()
                .stepProperty()
                .set(history.steps().isEmpty() ? Double.NaN : history.shownProperty().get());
    }

    private void feedLoss() {
        History history = state.history();
        Snapshot shown = history.shown();
        LossCurve naive = pictures.naiveProperty().get();
        LossCurve matched = null;
        double shortening = Double.NaN;
        boolean sampled = false;
        if (shown != null) {
            matched = isChosen(shown) ? pictures.matchedProperty().get() : null;
            int measured = pictures.lossStep(shown.step(), phaseOf(shown));
            LossCurve start = pictures.naiveSampleProperty().get();
            LossCurve step = measured == 0 ? null : pictures.lossByStep().get(measured);
            if (matched == null && start != null && step != null) {
                // Both curves of the same examples: the sample's.
                naive = start;
                matched = step;
                sampled = true;
            }
            shortening = shortening(sampled ? measured : shown.step());
        }
        models.loss().subtitleProperty().set(lossSubtitle(state.data(), sampled, state.words()));
        models.loss().examplesProperty().set(examples(state.data(), sampled, state.words()));
        models.loss().pendingProperty().set(shown != null && shown.step() > 0 && matched == null);
        models.loss()
                .dataProperty()
                .set(
                        besidePlain(
                                LossChartData.of(naive, matched, faint(), shortening)
                                        .withStepsOf(
                                                sampled ? Phrase.none() : stepsOf(state.data()))
                                        .withReferences(figures.lines(matched != null, sampled))
                                        .withPart(PartFeed.lines(state))
                                        .withAlpha(state.alphaProperty().get()),
                                matched != null,
                                sampled));
    }

    /** Beside the curves without what is done about batch norm, where anything is. */
    private LossChartData besidePlain(LossChartData loss, boolean matched, boolean sampled) {
        DataChoice data = state.data();
        if (data == null || data.statistics().isNone()) {
            return loss;
        }
        // Those of the sample are of other examples.
        return loss.beside(
                StatisticsChoice.word(data.statistics().kind()),
                sampled ? null : pictures.plainNaiveProperty().get(),
                matched && !sampled ? pictures.plainMatchedProperty().get() : null);
    }

    /**
     * The last and the chosen step are on their way until they have been measured: their pictures
     * don't fall back.
     */
    private Phase phaseOf(Snapshot shown) {
        return isChosen(shown) || shown.step() == state.history().last()
                ? Phase.SEARCHING
                : state.phase();
    }

    /** Whether it is the step that the search chose. */
    private boolean isChosen(Snapshot shown) {
        SearchResult result = state.resultProperty().get();
        return result != null && result.best().step() == shown.step();
    }

    /** L2 at a step / L2 at the start; NaN where the start has none. */
    private double shortening(int step) {
        List<Snapshot> steps = state.history().steps();
        double before = steps.getFirst().l2();
        double now =
                steps.stream()
                        .filter(s -> s.step() == step)
                        .mapToDouble(Snapshot::l2)
                        .findFirst()
                        .orElse(Double.NaN);
        return before == 0 ? Double.NaN : now / before;
    }

    /** Curves of some steps between the first and the last, evenly chosen. */
    private List<LossCurve> faint() {
        if (state.part().onProperty().get()) {
            return List.of(); // too much beside the lines of the part
        }
        Map<Integer, LossCurve> bySteps = new TreeMap<>(pictures.lossByStep());
        bySteps.remove(0);
        SearchResult result = state.resultProperty().get();
        bySteps.remove(result == null ? state.history().last() : result.best().step());
        List<LossCurve> all = new ArrayList<>(bySteps.values());
        if (all.size() <= FAINT_CURVES) {
            return all;
        }
        List<LossCurve> some = new ArrayList<>();
        for (int i = 0; i < FAINT_CURVES; i++) {
            // The first steps move the most.
            double part = (double) i / (FAINT_CURVES - 1);
            some.add(all.get((int) Math.round(part * part * (all.size() - 1))));
        }
        return some.stream().distinct().toList();
    }

    private static String examples(@Nullable DataChoice data, boolean sampled, Words words) {
        if (data == null) {
            return "";
        }
        int all = data.examples();
        return data.words(sampled ? Math.min(Pictures.STEP_SAMPLE, all) : all, words);
    }

    private static String lossSubtitle(@Nullable DataChoice data, boolean sampled, Words words) {
        String unit = words.get("units.cross-entropy");
        if (data == null) {
            return unit;
        }
        String text = unit + " · " + examples(data, sampled, words);
        StatisticsChoice statistics = data.statistics();
        if (statistics.isNone()) {
            return text;
        }
        int training = statistics.examples();
        return text
                + " · "
                + words.get(
                        "loss.statistics.on",
                        StatisticsChoice.word(statistics.kind(), words),
                        sampled ? Math.min(Pictures.STEP_SAMPLE, training) : training);
    }

    /** The examples of single steps' curves; empty where they are all the chosen ones. */
    private static Phrase stepsOf(@Nullable DataChoice data) {
        return data == null || data.examples() <= Pictures.STEP_SAMPLE
                ? Phrase.none()
                : words -> data.first(Pictures.STEP_SAMPLE, words);
    }

    private void feedSpectrum() {
        Pictures.Spectra spectra = pictures.spectraProperty().get();
        String tensor = state.chosenLayerProperty().get();
        LayerSpectrum a = spectra == null ? null : HeatmapFeed.layer(spectra.a(), tensor);
        LayerSpectrum b = spectra == null ? null : HeatmapFeed.layer(spectra.b(), tensor);
        if (a == null || b == null) {
            models.spectrum().dataProperty().set(SpectrumChartData.EMPTY);
            return;
        }
        Pictures.MergedSpectrum merged = pictures.mergedProperty().get();
        SpectrumChartData.Merged values = null;
        if (merged != null
                && merged.tensor().equals(tensor)
                && models.spectrum().mergedProperty().get()) {
            boolean searched = !state.history().steps().isEmpty();
            values =
                    new SpectrumChartData.Merged(
                            merged.alpha(), merged.naive(), searched ? merged.matched() : null);
        }
        models.spectrum()
                .dataProperty()
                .set(new SpectrumChartData(LayerWords.shortName(tensor), a.s(), b.s(), values));
    }

    private void feedR() {
        AlignmentCurve before = pictures.beforeProperty().get();
        Snapshot shown = state.history().shown();
        AlignmentCurve after =
                shown == null || shown.step() == 0
                        ? null
                        : pictures.rAt(shown.step(), phaseOf(shown));
        // While a search runs the status line says so, and each step has its turn.
        models.r()
                .pendingProperty()
                .set(
                        shown != null
                                && shown.step() > 0
                                && state.phase() != Phase.SEARCHING
                                && !pictures.rByStep().containsKey(shown.step()));
        models.r()
                .dataProperty()
                .set(
                        RChartData.of(before, after, pictures.bandProperty().get())
                                .withGamma(state.gammaProperty().get())
                                .withChosen(state.chosenLayerProperty().get()));
    }

    private void feedDistance() {
        models.distance()
                .dataProperty()
                .set(
                        ObjectiveChartData.of(state.history().steps())
                                .withApart(state.reopenedProperty().get()));
        showStep();
    }

    private void moments(Phase phase) {
        AlignmentModel alignment = models.alignment();
        if (phase == Phase.READY) {
            alignment.momentProperty().set(AlignmentModel.Moment.BEFORE);
        } else if (phase != Phase.NO_PAIR
                && alignment.momentProperty().get() == AlignmentModel.Moment.BEFORE) {
            alignment.momentProperty().set(AlignmentModel.Moment.AFTER);
        }
    }

    private void hints() {
        Words words = state.words();
        models.loss().hintProperty().set(lossHint(state.data(), state.pair()).in(words));
        models.spectrum().hintProperty().set(words.get("hints.values"));
        models.r().hintProperty().set(words.get("hints.vectors"));
    }

    private static Phrase lossHint(@Nullable DataChoice data, @Nullable PairInHand pair) {
        if (data == null) {
            return Phrase.of("hints.data");
        }
        try {
            if (pair != null) {
                Evaluators.fitted(pair.pair().network(), data.dataset());
            }
            return Phrase.of("hints.loss");
        } catch (EvaluationException e) {
            return Phrase.of("hints.misfit", e.whatSaid());
        }
    }

    /** What stands where pictures of the search's steps will be. */
    private void hintSteps() {
        boolean before = models.alignment().momentProperty().get() == AlignmentModel.Moment.BEFORE;
        boolean searched = !state.history().steps().isEmpty();
        String search =
                state.words()
                        .get(state.phase() == Phase.SEARCHING ? "hints.starting" : "hints.search");
        models.distance().hintProperty().set(search);
        models.alignment()
                .hintProperty()
                .set(before || searched ? state.words().get("hints.vectors") : search);
    }
}
