package thalweg.desktop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.Sights;
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
import thalweg.report.MapPart;
import thalweg.report.PlaneChartData;
import thalweg.report.SearchNames;
import thalweg.session.PresentedPanel;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** Keeps the panels of three models up to date. */
final class ThreeFeed {
    /** What the panels show. */
    record Panels(PlaneModel plane, PairsModel pairs, MeansModel means) {
        /**
         * @param sights what is looked at of the plane
         */
        Panels(Sights sights) {
            this(
                    new PlaneModel(sights.map(PresentedPanel.PLANE.id())),
                    new PairsModel(),
                    new MeansModel());
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
        three.trioProperty()
                .addListener(
                        (o, was, is) -> {
                            if (is != null
                                    && (was == null || !was.several().equals(is.several()))) {
                                panels.plane.partProperty().set(MapPart.WHOLE);
                            }
                        });
        Frames.once(
                this::feedPlane,
                state.texts().wordsProperty(),
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
                state.texts().wordsProperty(),
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

    private String planeless(@Nullable Phrase why) {
        return (why == null ? Phrase.of("hints.plane") : SearchNames.capital(why))
                .in(state.words());
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
        Words words = state.words();
        if (trio == null || data == null) {
            return words.get("units.cross-entropy");
        }
        String text =
                words.get("units.cross-entropy")
                        + " · "
                        + renewed(data.words(trio.sample(data), words), trio, data);
        if (map == null) {
            return text;
        }
        String grid = words.get("plane.grid", map.plane().x().length, map.plane().y().length);
        return text + " · " + (map.plane().complete() ? grid : words.get("plane.refining", grid));
    }

    private String renewed(String examples, TrioInHand trio, DataChoice data) {
        String renewal = trio.renewal(data, state.words());
        return renewal.isEmpty() ? examples : state.words().get("data.over", examples, renewal);
    }

    /** What to do next where there is nothing to show. */
    private String hint(Moved moved, String measuring) {
        TrioInHand trio = three.trio();
        DataChoice data = state.data();
        Words words = state.words();
        if (data == null) {
            return words.get("hints.data");
        }
        Phrase misfit = trio == null ? Phrase.none() : trio.misfit(data);
        if (!misfit.isNone()) {
            return words.get("hints.misfit", misfit);
        }
        if (three.searchingProperty().get()) {
            return words.get("hints.after-search");
        }
        return moved == Moved.MATCHED && three.foundProperty().get() == null
                ? words.get("hints.search-three")
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
                        : renewed(data.words(data.examples(), state.words()), trio, data);
        feedPairs(naive, matched, found, examples);
        String measuring = hint(Moved.NAIVE, state.words().get("hints.means"));
        panels.pairs.hintProperty().set(measuring);
        panels.pairs
                .afterHintProperty()
                .set(hint(Moved.MATCHED, state.words().get("hints.barriers")));
        panels.means.hintProperty().set(measuring);
        panels.means.subtitleProperty().set(joined("units.loss", examples));
        panels.means.barsProperty().set(bars(naive, matched, found));
    }

    private void feedPairs(
            @Nullable Losses naive,
            @Nullable Losses matched,
            ThreeState.@Nullable Found found,
            String examples) {
        PairsModel pairs = panels.pairs;
        pairs.subtitleProperty().set(joined("units.nats", examples));
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

    private String joined(String unit, String examples) {
        String text = state.words().get(unit);
        return examples.isEmpty() ? text : text + " · " + examples;
    }

    /** What the right matrix is of, e.g. "after weight matching, to A". */
    private static Phrase after(ThreeState.@Nullable Found found) {
        if (found == null) {
            return Phrase.of("pairs.after");
        }
        boolean star = found.result().strategy().equals(Strategies.ids().getFirst());
        Phrase label = ThreeSentences.label(found);
        return star
                ? Phrase.of("pairs.after.to", label, Several.letter(found.result().anchor()))
                : Phrase.of("pairs.after.label", label);
    }

    private String cycles(@Nullable Cycles cycles) {
        Words words = state.words();
        return cycles == null
                ? ""
                : words.get(
                        "pairs.cycles",
                        words.format("%.0f", 100 * cycles.ofResult()),
                        words.format("%.0f", 100 * cycles.independent()));
    }

    private List<MeansModel.Bar> bars(
            @Nullable Losses naive, @Nullable Losses matched, ThreeState.@Nullable Found found) {
        List<MeansModel.Bar> bars = new ArrayList<>();
        Words words = state.words();
        if (naive == null) {
            return bars;
        }
        bars.add(
                new MeansModel.Bar(
                        Phrase.of("means.naive"),
                        BarsData.Kind.NAIVE,
                        words.get("means.naive.about"),
                        naive.mean()));
        if (matched != null && found != null) {
            Phrase label = ThreeSentences.label(found);
            bars.add(
                    new MeansModel.Bar(
                            label,
                            BarsData.Kind.MATCHED,
                            words.get("means.matched.about", label),
                            matched.mean()));
        }
        List<Score> ends = naive.barriers().ends();
        int best = 0;
        for (int m = 1; m < ends.size(); m++) {
            best = ends.get(m).loss() < ends.get(best).loss() ? m : best;
        }
        bars.add(
                new MeansModel.Bar(
                        Phrase.of("means.single"),
                        BarsData.Kind.SINGLE,
                        words.get("means.single.about", Several.letter(best)),
                        ends.get(best)));
        return bars;
    }
}
