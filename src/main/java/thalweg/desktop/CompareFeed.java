package thalweg.desktop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.desktop.compare.CompareModel;
import thalweg.desktop.workbench.Comparison;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.KeptSearch;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.StatisticsChoice;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.report.RChartData;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** Keeps what the comparison shows in step with the workbench. */
final class CompareFeed {
    private final WorkbenchState state;
    private final Comparison comparison;
    private final Pictures pictures;
    private final CompareModel model;

    CompareFeed(WorkbenchState state, CompareModel model) {
        this.state = state;
        this.comparison = state.comparison();
        this.pictures = state.pictures();
        this.model = model;
        model.gammaProperty().bindBidirectional(state.gammaProperty());
        model.runningProperty()
                .bind(
                        state.texts()
                                .following(
                                        words -> {
                                            Phrase now = comparison.seriesProperty().get();
                                            return now == null ? "" : now.in(words);
                                        },
                                        comparison.seriesProperty()));
        model.noTaylorProperty().bind(comparison.noTaylorProperty());
        Frames.once(
                this::feed,
                state.texts().wordsProperty(),
                comparison.searches(),
                comparison.naiveTaylorProperty(),
                pictures.naiveProperty(),
                pictures.beforeProperty(),
                pictures.bandProperty(),
                state.dataProperty(),
                state.pairProperty());
    }

    /** The model of a workbench. */
    static CompareModel model(Workbench workbench) {
        Comparison comparison = workbench.state().comparison();
        return new CompareModel(
                colour -> with(comparison, colour).forEach(workbench.comparing()::open),
                colour -> with(comparison, colour).forEach(workbench.comparing()::remove));
    }

    private static List<KeptSearch> with(Comparison comparison, int colour) {
        return comparison.searches().stream().filter(kept -> kept.colour() == colour).toList();
    }

    private void feed() {
        PairInHand pair = state.pair();
        List<KeptSearch> kept = comparison.searches();
        Alignment.NullBand band = pictures.bandProperty().get();
        model.bandProperty()
                .set(
                        band == null
                                ? null
                                : new RChartData.Band(band.gammas(), band.low(), band.high()));
        DataChoice data = state.data();
        model.examplesProperty().set(examples(data, state.words()));
        model.madeProperty().set(made(pair, data));
        model.hintProperty()
                .set(
                        state.words()
                                .get(
                                        kept.isEmpty()
                                                ? "compare.hint.none"
                                                : data == null
                                                        ? "compare.hint.data"
                                                        : "compare.hint.measuring"));
        if (pair == null || kept.isEmpty()) {
            model.searchesProperty().set(List.of());
            return;
        }
        model.searchesProperty().set(new ComparedColumns(state).of(pair));
    }

    private static String examples(@Nullable DataChoice data, Words words) {
        if (data == null) {
            return "";
        }
        StatisticsChoice statistics = data.statistics();
        String text = data.words(data.examples(), words);
        return statistics.isNone()
                ? text
                : text
                        + " · "
                        + words.get(
                                "compare.statistics",
                                StatisticsChoice.word(statistics.kind(), words),
                                statistics.examples());
    }

    private static String made(@Nullable PairInHand pair, @Nullable DataChoice data) {
        String models = pair == null ? "" : pair.a().name() + ", " + pair.b().name();
        return data == null ? models : models + "; " + data.madeWith();
    }
}
