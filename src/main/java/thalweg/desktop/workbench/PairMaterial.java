package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.AlignmentCurve;
import thalweg.landscape.LossCurve;
import thalweg.matching.Pair;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.Snapshot;
import thalweg.report.SearchNames;
import thalweg.report.pair.Examples;
import thalweg.report.pair.Known;
import thalweg.report.pair.PairSearch;
import thalweg.report.pair.ReportFacts;
import thalweg.words.Phrase;

/**
 * The pair in hand with all that has been measured of it, at one moment: what slides and reports
 * are made from. Taken on the window's thread; used once, by one thread after another.
 *
 * @param examples null for work without data
 * @param searches those that are kept, and that in hand
 * @param inHand null where none was run
 */
public record PairMaterial(
        Pair pair,
        List<OpenModel> models,
        @Nullable DataChoice data,
        @Nullable Examples examples,
        Known known,
        List<PairSearch> searches,
        @Nullable PairSearch inHand) {
    /** How things stand; null while there are no two models. */
    static @Nullable PairMaterial of(WorkbenchState state) {
        PairInHand pair = state.pair();
        if (pair == null) {
            return null;
        }
        List<PairSearch> searches = new ArrayList<>();
        PairSearch inHand = null;
        SearchResult shown = state.resultProperty().get();
        for (KeptSearch kept : state.comparison().searches()) {
            boolean now = shown != null && kept.isOf(shown);
            PairSearch search =
                    now
                            ? search(shown, state.reopenedProperty().get(), kept.colour())
                            : search(kept.result(), kept.reopened(), kept.colour());
            searches.add(search);
            inHand = now ? search : inHand;
        }
        if (shown != null && inHand == null) {
            int colour = state.comparison().freeColour();
            inHand = search(shown, state.reopenedProperty().get(), colour);
            searches.add(inHand);
        }
        DataChoice data = state.data();
        return new PairMaterial(
                pair.pair(),
                List.of(pair.a(), pair.b()),
                data,
                data == null ? null : examples(data),
                known(state),
                searches,
                inHand);
    }

    private static PairSearch search(SearchResult result, boolean apart, int colour) {
        SearchSetting setting = result.setting();
        Phrase name = SearchNames.seeded(SearchNames.title(setting), setting, result.seed());
        return new PairSearch(name, result, apart, colour);
    }

    /** What losses are measured on. */
    static Examples examples(DataChoice data) {
        StatisticsChoice statistics = data.statistics();
        return new Examples(
                data.dataset(),
                data.examples(),
                statistics.kind(),
                statistics.training(),
                statistics.examples());
    }

    private static Known known(WorkbenchState state) {
        Pictures pictures = state.pictures();
        var known = new Known();
        Pictures.Spectra spectra = pictures.spectraProperty().get();
        if (spectra != null) {
            known.spectra(spectra.a(), spectra.b());
        }
        known.before(pictures.beforeProperty().get());
        known.band(pictures.bandProperty().get());
        LossCurve naive = pictures.naiveProperty().get();
        known.naive(
                naive != null && Pictures.isWhole(naive) ? naive : null,
                pictures.naiveSampleProperty().get());
        SearchResult shown = state.resultProperty().get();
        LossCurve matched = pictures.matchedProperty().get();
        if (shown != null && matched != null && Pictures.isWhole(matched)) {
            known.loss(shown.best().permutation(), matched);
        }
        for (Snapshot step : state.history().steps()) {
            LossCurve sample = pictures.lossByStep().get(step.step());
            AlignmentCurve r = pictures.rByStep().get(step.step());
            if (sample != null) {
                known.sample(step.permutation(), sample);
            }
            if (r != null) {
                known.r(step.permutation(), r);
            }
        }
        for (KeptSearch kept : state.comparison().searches()) {
            if (same(kept.result(), shown)) {
                continue;
            }
            LossCurve loss = kept.lossProperty().get();
            AlignmentCurve r = kept.rProperty().get();
            if (loss != null && Pictures.isWhole(loss)) {
                known.loss(kept.result().best().permutation(), loss);
            }
            if (r != null) {
                known.r(kept.result().best().permutation(), r);
            }
        }
        return known;
    }

    /** The models as a report names them; reads files that haven't been hashed yet. */
    List<ReportFacts.OfModel> told(List<OpenModel> all) {
        List<ReportFacts.OfModel> told = new ArrayList<>();
        for (int m = 0; m < all.size(); m++) {
            OpenModel model = all.get(m);
            told.add(
                    new ReportFacts.OfModel(
                            String.valueOf((char) ('A' + m)),
                            String.valueOf(model.file().getFileName()),
                            model.model().checkpoint().format(),
                            model.model().network().architecture(),
                            model.model().parameters().count(),
                            model.sha256()));
        }
        return told;
    }
}
