package thalweg.desktop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.AlignmentCurve;
import thalweg.desktop.compare.ComparedSearch;
import thalweg.desktop.workbench.Comparison;
import thalweg.desktop.workbench.KeptSearch;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.landscape.LossCurve;
import thalweg.landscape.Taylor;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.report.Curve;
import thalweg.report.LossChartData;
import thalweg.report.RChartData;
import thalweg.report.SearchColours;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;

/** The columns of the comparison, as they stand. */
final class ComparedColumns {
    private final Comparison comparison;
    private final Pictures pictures;

    ComparedColumns(WorkbenchState state) {
        comparison = state.comparison();
        pictures = state.pictures();
    }

    /** A and B as they are, and every search; there is one at least. */
    List<ComparedSearch> of(PairInHand pair) {
        List<ComparedSearch> all = new ArrayList<>();
        all.add(naive(pair, comparison.searches().getFirst()));
        comparison.searches().forEach(one -> all.add(compared(one)));
        return all;
    }

    private ComparedSearch naive(PairInHand pair, KeptSearch any) {
        var start = any.result().trace().getFirst();
        return column(
                SearchColours.NAIVE,
                Phrase.of("lines.naive"),
                Phrase.none(),
                Phrase.of("compare.naive", pair.a().name(), pair.b().name()),
                "",
                new double[] {start.l2(), 0, start.objective(), Double.NaN},
                pictures.naiveProperty().get(),
                comparison.naiveTaylorProperty().get(),
                pictures.beforeProperty().get());
    }

    private ComparedSearch compared(KeptSearch kept) {
        SearchResult result = kept.result();
        SearchSetting setting = result.setting();
        String number = String.valueOf(result.seed());
        Phrase seed = setting.kind().random() ? Phrase.of("compare.seed", number) : Phrase.none();
        if (result.stopped()) {
            seed = listed(seed, Phrase.of("compare.stopped"));
        }
        String options =
                setting.options().entrySet().stream()
                        .map(o -> o.getKey() + " " + o.getValue())
                        .collect(Collectors.joining(", "));
        return column(
                kept.colour(),
                method(kept),
                seed,
                detail(kept, options),
                options,
                new double[] {
                    result.best().l2(),
                    result.l2Reduction(),
                    result.best().objective(),
                    result.seconds()
                },
                kept.lossProperty().get(),
                kept.taylorProperty().get(),
                kept.rProperty().get());
    }

    private static Phrase listed(Phrase some, Phrase more) {
        return some.isNone() ? more : Phrase.of("data.over", some, more);
    }

    private static Phrase detail(KeptSearch kept, String options) {
        SearchResult result = kept.result();
        Phrase title = SearchNames.title(result.setting());
        return Phrase.of(
                result.stopped() ? "compare.detail.stopped" : "compare.detail",
                options.isEmpty() ? title : Phrase.of("compare.options", title, options),
                result.trace().getLast().step(),
                result.best().step());
    }

    /** In brief, with the options in which it differs from others of that name. */
    private Phrase method(KeptSearch kept) {
        SearchSetting setting = kept.result().setting();
        Map<String, Object> differing = new LinkedHashMap<>();
        for (KeptSearch other : comparison.searches()) {
            SearchSetting theirs = other.result().setting();
            if (theirs.brief().equals(setting.brief())) {
                setting.options()
                        .forEach(
                                (name, value) -> {
                                    if (!Objects.equals(value, theirs.options().get(name))) {
                                        differing.put(name, value);
                                    }
                                });
            }
        }
        String with =
                differing.entrySet().stream()
                        .map(o -> ", " + o.getKey() + " " + o.getValue())
                        .collect(Collectors.joining());
        Phrase method = Phrase.joined("", List.of(SearchNames.brief(setting), Phrase.plain(with)));
        return kept.byCorrectedGroups() ? listed(method, Phrase.of("compare.corrected")) : method;
    }

    private static ComparedSearch column(
            int colour,
            Phrase method,
            Phrase seed,
            Phrase detail,
            String options,
            double[] figures,
            @Nullable LossCurve loss,
            @Nullable Taylor taylor,
            @Nullable AlignmentCurve r) {
        LossCurve whole = loss != null && Pictures.isWhole(loss) ? loss : null;
        RChartData measured = RChartData.of(null, r, null);
        return new ComparedSearch(
                colour,
                method,
                seed,
                detail,
                options,
                figures[0],
                figures[1],
                figures[2],
                whole == null ? null : curve(whole),
                whole == null ? Double.NaN : whole.barrierAtHalf(),
                whole == null ? Double.NaN : whole.maximumBarrier(),
                taylor == null ? Double.NaN : taylor.estimate(),
                figures[3],
                measured.after(),
                measured.layers());
    }

    private static @Nullable Curve curve(LossCurve loss) {
        return LossChartData.of(loss, null, List.of(), Double.NaN).naive();
    }
}
