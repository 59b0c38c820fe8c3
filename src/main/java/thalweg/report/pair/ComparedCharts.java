package thalweg.report.pair;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.engine.JobContext;
import thalweg.landscape.LossCurve;
import thalweg.report.ComparedData;
import thalweg.report.Curve;
import thalweg.report.Heading;
import thalweg.report.LayerWords;
import thalweg.report.LossChartData;
import thalweg.report.RChartData;
import thalweg.report.SearchColours;
import thalweg.report.SearchDotsData;
import thalweg.report.SearchLinesData;
import thalweg.report.SearchScatterData;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** The searches of a pair beside one another; what isn't measured yet is. On the lane. */
public final class ComparedCharts {
    private final MeasuredPair pair;
    private final Words words;

    /**
     * @param words in which headings are written
     */
    public ComparedCharts(MeasuredPair pair, Words words) {
        this.pair = pair;
        this.words = words;
    }

    private PairChart chart(ComparedData data, String key, String about) {
        return new PairChart(
                data,
                new Heading(words.get("report." + key), about),
                words.get("report." + key + ".definition"));
    }

    /** Every chart of the comparison that can be made. */
    public List<PairChart> all(List<PairSearch> searches, double gamma, JobContext context) {
        List<PairChart> all = new ArrayList<>();
        if (pair.examples() != null) {
            all.add(loss(searches, context.part(0, 0.6)));
        }
        all.add(r(searches, gamma, context.part(0.6, 1)));
        all.add(layers(searches, gamma, context));
        if (pair.examples() != null) {
            all.add(barriers(searches, gamma, context));
        }
        return all;
    }

    /** Loss along each search's line; needs data. */
    public PairChart loss(List<PairSearch> searches, JobContext context) {
        List<SearchLinesData.Line> lines = new ArrayList<>();
        add(lines, Phrase.of("report.naive"), SearchColours.NAIVE, loss(pair.naive(context)));
        each(
                searches,
                context,
                (search, part) ->
                        add(
                                lines,
                                search.name(),
                                search.colour(),
                                loss(pair.loss(search.permutation(), part))));
        Examples examples = pair.examples();
        return chart(
                lines(SearchLinesData.Figure.LOSS, lines, null, Double.NaN),
                "compared-loss",
                examples == null ? "" : examples.words(words));
    }

    /** R(γ) of each search. */
    public PairChart r(List<PairSearch> searches, double gamma, JobContext context) {
        List<SearchLinesData.Line> lines = new ArrayList<>();
        add(lines, Phrase.of("report.naive"), SearchColours.NAIVE, r(pair.before(context)));
        each(
                searches,
                context,
                (search, part) ->
                        add(
                                lines,
                                search.name(),
                                search.colour(),
                                r(pair.r(search.permutation(), part))));
        Alignment.NullBand band = pair.band(context);
        return chart(
                lines(
                        SearchLinesData.Figure.R,
                        lines,
                        new RChartData.Band(band.gammas(), band.low(), band.high()),
                        gamma),
                "compared-r",
                words.get("report.r.sub", Alignment.BAND_PERMUTATIONS));
    }

    private static SearchLinesData lines(
            SearchLinesData.Figure figure,
            List<SearchLinesData.Line> lines,
            RChartData.@Nullable Band band,
            double at) {
        return new SearchLinesData(figure, lines, band, at, ComparedData.NONE, false, true);
    }

    private static void add(
            List<SearchLinesData.Line> lines, Phrase name, int colour, @Nullable Curve curve) {
        if (curve != null) {
            lines.add(new SearchLinesData.Line(name, colour, curve));
        }
    }

    private static @Nullable Curve loss(@Nullable LossCurve curve) {
        return LossChartData.of(curve, null, List.of(), Double.NaN).naive();
    }

    private static @Nullable Curve r(AlignmentCurve curve) {
        return RChartData.of(curve, null, null).before();
    }

    /** R of each layer at one γ, a dot a search. */
    public PairChart layers(List<PairSearch> searches, double gamma, JobContext context) {
        List<AlignmentCurve.OfLayer> layers = pair.before(context).layers();
        int at = PairCharts.nearest(Alignment.drawnGammas(), gamma);
        List<SearchDotsData.Dot> dots = new ArrayList<>();
        Phrase naive = Phrase.of("report.naive");
        for (int l = 0; l < layers.size(); l++) {
            double r = layers.get(l).r()[at];
            dots.add(new SearchDotsData.Dot(l, naive, SearchColours.NAIVE, r));
        }
        each(
                searches,
                context,
                (search, part) -> {
                    AlignmentCurve r = pair.r(search.permutation(), part);
                    for (int l = 0; l < r.layers().size(); l++) {
                        dots.add(
                                new SearchDotsData.Dot(
                                        l,
                                        search.name(),
                                        search.colour(),
                                        r.layers().get(l).r()[at]));
                    }
                });
        String up = readout(Alignment.drawnGammas()[at]);
        return chart(
                new SearchDotsData(
                        "r-by-layer-and-search",
                        Phrase.of("charts.layer"),
                        Phrase.plain(up),
                        Phrase.of("report.compared-layers.definition"),
                        layers.stream()
                                .map(l -> Phrase.plain(LayerWords.shortName(l.tensor())))
                                .toList(),
                        dots,
                        false,
                        3,
                        ComparedData.NONE,
                        true),
                "compared-layers",
                up);
    }

    /** The barrier at ½ against R, a dot a search; needs data. */
    public PairChart barriers(List<PairSearch> searches, double gamma, JobContext context) {
        int at = PairCharts.nearest(Alignment.drawnGammas(), gamma);
        List<SearchScatterData.Point> points = new ArrayList<>();
        LossCurve naive = pair.naive(context);
        if (naive != null) {
            points.add(
                    new SearchScatterData.Point(
                            Phrase.of("report.naive"),
                            SearchColours.NAIVE,
                            pair.before(context).total()[at],
                            naive.barrierAtHalf()));
        }
        each(
                searches,
                context,
                (search, part) -> {
                    LossCurve loss = pair.loss(search.permutation(), part);
                    if (loss != null) {
                        points.add(
                                new SearchScatterData.Point(
                                        search.name(),
                                        search.colour(),
                                        pair.r(search.permutation(), part).total()[at],
                                        loss.barrierAtHalf()));
                    }
                });
        String across = readout(Alignment.drawnGammas()[at]);
        return chart(
                new SearchScatterData(
                        "barrier-against-r",
                        Phrase.plain(across),
                        Phrase.of("report.barrier-half"),
                        Phrase.of("report.compared-barriers.definition"),
                        points,
                        ComparedData.NONE,
                        true,
                        false),
                "compared-barriers",
                "");
    }

    /** E.g. "R(0.3)". */
    static String readout(double gamma) {
        return RChartData.name(gamma);
    }

    private interface Measure {
        void of(PairSearch search, JobContext context);
    }

    private static void each(List<PairSearch> searches, JobContext context, Measure measure) {
        for (int i = 0; i < searches.size(); i++) {
            context.yieldOrStop();
            measure.of(
                    searches.get(i),
                    context.part((double) i / searches.size(), (i + 1.0) / searches.size()));
        }
    }
}
