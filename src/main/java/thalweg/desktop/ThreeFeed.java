package thalweg.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.plane.PlaneModel;
import thalweg.desktop.several.MeansModel;
import thalweg.desktop.several.PairsModel;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.ThreeSentences;
import thalweg.desktop.workbench.ThreeState;
import thalweg.desktop.workbench.ThreeState.Losses;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.TrioInHand;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.evaluation.Score;
import thalweg.landscape.Plane;
import thalweg.matching.Cycles;
import thalweg.matching.Several;
import thalweg.matching.Strategies;
import thalweg.report.BarsData;
import thalweg.report.PlaneChartData;

/** Keeps the panels of three models up to date. */
final class ThreeFeed {
    /** What the panels show. */
    record Panels(PlaneModel plane, PairsModel pairs, MeansModel means) {
        Panels() {
            this(new PlaneModel(), new PairsModel(), new MeansModel());
        }
    }

    private final WorkbenchState state;
    private final ThreeState three;
    private final Panels panels;

    ThreeFeed(WorkbenchState state, Panels panels) {
        this.state = state;
        this.three = state.three();
        this.panels = panels;
        panels.plane.mapProperty().bindBidirectional(three.mapProperty());
        panels.plane.pointProperty().bindBidirectional(three.pointProperty());
        Frames.once(
                this::feedPlane,
                three.planeProperty(Moved.NAIVE),
                three.planeProperty(Moved.MATCHED),
                three.planelessProperty(Moved.NAIVE),
                three.planelessProperty(Moved.MATCHED),
                three.mapProperty(),
                three.foundProperty(),
                three.trioProperty(),
                three.searchingProperty(),
                state.dataProperty());
        Frames.once(
                this::feedLosses,
                three.lossesProperty(Moved.NAIVE),
                three.lossesProperty(Moved.MATCHED),
                three.cyclesProperty(),
                three.foundProperty(),
                three.trioProperty(),
                three.searchingProperty(),
                state.dataProperty());
    }

    private void feedPlane() {
        Moved shown = three.mapProperty().get();
        Moved other = shown == Moved.NAIVE ? Moved.MATCHED : Moved.NAIVE;
        PlaneChartData map = map(shown);
        PlaneChartData beside = map(other);
        panels.plane
                .hintProperty()
                .set(hint(shown, planeless(three.planelessProperty(shown).get())));
        panels.plane.subtitleProperty().set(planeSubtitle(map));
        panels.plane.dataProperty().set(map == null || beside == null ? map : map.beside(beside));
    }

    private static String planeless(@Nullable String why) {
        return why == null
                ? "Measuring the loss over the plane, a coarse map first…"
                : why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1);
    }

    private @Nullable PlaneChartData map(Moved moved) {
        Plane plane = three.planeProperty(moved).get();
        ThreeState.Found found = three.foundProperty().get();
        return plane == null
                ? null
                : new PlaneChartData(
                        plane,
                        ThreeSentences.names(
                                moved == Moved.NAIVE || found == null ? null : found.result()));
    }

    private String planeSubtitle(@Nullable PlaneChartData map) {
        TrioInHand trio = three.trio();
        DataChoice data = state.data();
        if (trio == null || data == null) {
            return "mean cross-entropy, nats";
        }
        String grid =
                map == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " · %d × %d%s",
                                map.plane().x().length,
                                map.plane().y().length,
                                map.plane().complete() ? "" : ", refining");
        return "mean cross-entropy, nats · "
                + data.words(trio.sample(data))
                + renewed(trio, data)
                + grid;
    }

    private static String renewed(TrioInHand trio, DataChoice data) {
        String renewal = trio.renewal(data);
        return renewal.isEmpty() ? "" : ", " + renewal;
    }

    /** What to do next where there is nothing to show. */
    private String hint(Moved moved, String measuring) {
        TrioInHand trio = three.trio();
        DataChoice data = state.data();
        if (data == null) {
            return "Open a folder of data to see the loss (Ctrl D)";
        }
        String misfit = trio == null ? "" : trio.misfit(data);
        if (!misfit.isEmpty()) {
            return "The data doesn't fit these models, " + misfit + ": choose other data (Ctrl D)";
        }
        if (three.searchingProperty().get()) {
            return "Measured after the search…";
        }
        return moved == Moved.MATCHED && three.foundProperty().get() == null
                ? "Press Enter to search for the permutations that bring B and C to A"
                : measuring;
    }

    private void feedLosses() {
        Losses naive = three.lossesProperty(Moved.NAIVE).get();
        Losses matched = three.lossesProperty(Moved.MATCHED).get();
        ThreeState.Found found = three.foundProperty().get();
        DataChoice data = state.data();
        TrioInHand trio = three.trio();
        String examples =
                data == null || trio == null
                        ? ""
                        : data.words(data.examples()) + renewed(trio, data);
        feedPairs(naive, matched, found, examples);
        String measuring = hint(Moved.NAIVE, "Measuring barriers and means…");
        panels.pairs.hintProperty().set(measuring);
        panels.pairs.afterHintProperty().set(hint(Moved.MATCHED, "Measuring barriers…"));
        panels.means.hintProperty().set(measuring);
        panels.means.subtitleProperty().set(examples.isEmpty() ? "loss" : "loss · " + examples);
        panels.means.barsProperty().set(bars(naive, matched, found));
    }

    private void feedPairs(
            @Nullable Losses naive,
            @Nullable Losses matched,
            ThreeState.@Nullable Found found,
            String examples) {
        PairsModel pairs = panels.pairs;
        pairs.subtitleProperty().set(examples.isEmpty() ? "nats" : "nats · " + examples);
        pairs.barriersProperty()
                .set(
                        naive == null
                                ? null
                                : new PairsModel.Barriers(
                                        ThreeSentences.names(null),
                                        naive.barriers().matrix(),
                                        matched == null ? null : matched.barriers().matrix(),
                                        after(found)));
        pairs.cyclesProperty().set(cycles(three.cyclesProperty().get()));
    }

    /** What the right matrix is of, e.g. "after weight matching, to A". */
    private static String after(ThreeState.@Nullable Found found) {
        if (found == null) {
            return "after";
        }
        boolean star = found.result().strategy().equals(Strategies.ids().getFirst());
        return "after "
                + ThreeSentences.label(found)
                + (star ? ", to " + Several.letter(found.result().anchor()) : "");
    }

    private static String cycles(@Nullable Cycles cycles) {
        return cycles == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "A → B → C → A: %.0f %% of units astray; each two on their own %.0f %%",
                        100 * cycles.ofResult(),
                        100 * cycles.independent());
    }

    private List<MeansModel.Bar> bars(
            @Nullable Losses naive, @Nullable Losses matched, ThreeState.@Nullable Found found) {
        List<MeansModel.Bar> bars = new ArrayList<>();
        if (naive == null) {
            return bars;
        }
        bars.add(
                new MeansModel.Bar(
                        "naive",
                        BarsData.Kind.NAIVE,
                        "The mean of A, B and C as they are",
                        naive.mean()));
        if (matched != null && found != null) {
            String label = ThreeSentences.label(found);
            bars.add(
                    new MeansModel.Bar(
                            label,
                            BarsData.Kind.MATCHED,
                            "The mean of A, B and C after " + label,
                            matched.mean()));
        }
        List<Score> ends = naive.barriers().ends();
        int best = 0;
        for (int m = 1; m < ends.size(); m++) {
            best = ends.get(m).loss() < ends.get(best).loss() ? m : best;
        }
        bars.add(
                new MeansModel.Bar(
                        "best single model",
                        BarsData.Kind.SINGLE,
                        Several.letter(best) + " alone, the best of the three",
                        ends.get(best)));
        return bars;
    }
}
