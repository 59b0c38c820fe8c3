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
        model.runningProperty().bind(comparison.seriesProperty());
        model.noTaylorProperty().bind(comparison.noTaylorProperty());
        Frames.once(
                this::feed,
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
        model.examplesProperty().set(examples(data));
        model.madeProperty().set(made(pair, data));
        model.hintProperty()
                .set(
                        kept.isEmpty()
                                ? "Search (Enter), or have several searches run (Ctrl Enter): each"
                                        + " that ends is kept here"
                                : data == null
                                        ? "Choose data (Ctrl D) to measure losses"
                                        : "Measured when nothing else is to be done");
        if (pair == null || kept.isEmpty()) {
            model.searchesProperty().set(List.of());
            return;
        }
        model.searchesProperty().set(new ComparedColumns(state).of(pair));
    }

    private static String examples(@Nullable DataChoice data) {
        if (data == null) {
            return "";
        }
        StatisticsChoice statistics = data.statistics();
        return data.words(data.examples())
                + (statistics.isNone() ? "" : " · " + statistics.label() + " train examples");
    }

    private static String made(@Nullable PairInHand pair, @Nullable DataChoice data) {
        String models = pair == null ? "" : pair.a().name() + ", " + pair.b().name();
        return data == null ? models : models + "; " + data.madeWith();
    }
}
