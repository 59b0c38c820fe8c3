package thalweg.report.pair;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.engine.JobContext;
import thalweg.report.ChartData;
import thalweg.report.ChartImages;
import thalweg.report.HeatmapData;
import thalweg.report.HtmlReport;
import thalweg.report.HtmlReport.Block;
import thalweg.report.HtmlReport.Picture;
import thalweg.report.HtmlReport.Pictures;
import thalweg.report.LayersRData;
import thalweg.report.PlaneChartData;
import thalweg.report.SmallMultiplesData;
import thalweg.words.Words;

/**
 * A pair's report: every chart and table of the search in hand, of the searches beside it, what the
 * words mean, and how it was made. Measures what isn't measured yet; on the lane.
 */
public final class PairReport {
    private static final int VECTORS = 64;
    private static final ChartImages.Size WIDE = new ChartImages.Size(640, 380, 1.5);
    private static final ChartImages.Size SQUARE = new ChartImages.Size(480, 480, 1.5);

    /** The map itself is square, beside its scale. */
    private static final ChartImages.Size MAP = new ChartImages.Size(480, 432, 1.5);

    private final MeasuredPair pair;
    private final Words words;
    private final ReportFacts facts;
    private final List<PairSearch> searches;
    private final @Nullable PairSearch shown;
    private final PairCharts charts;
    private final PairTables tables;

    /**
     * @param searches every one that is kept
     * @param shown the one in hand; null for A and B as they are
     */
    public PairReport(
            MeasuredPair pair,
            Words words,
            ReportFacts facts,
            List<PairSearch> searches,
            @Nullable PairSearch shown) {
        this.pair = pair;
        this.words = words;
        this.facts = facts;
        this.searches = List.copyOf(searches);
        this.shown = shown;
        charts = new PairCharts(pair, words);
        tables = new PairTables(pair, words, facts);
    }

    /**
     * The whole of it.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public HtmlReport make(JobContext job) {
        JobContext context = job.rising();
        Examples examples = pair.examples();
        List<Block> blocks = new ArrayList<>();
        blocks.add(tables.inputs());
        if (shown != null) {
            blocks.add(tables.search(shown));
            blocks.add(tables.beforeAndAfter(shown, context.part(0, 0.4)));
            blocks.add(tables.layers(shown, context.part(0.4, 0.45)));
        }
        blocks.add(tables.groups());
        blocks.add(new Pictures(words.get("report.charts"), lines(context.part(0.45, 0.55))));
        if (pair.examples() != null) {
            blocks.add(tables.line(shown, context.part(0.55, 0.6)));
        }
        blocks.add(new Pictures(words.get("report.by-layer"), layers(context.part(0.6, 0.8))));
        if (searches.size() > 1) {
            blocks.add(tables.compared(searches, context.part(0.8, 0.95)));
            blocks.add(
                    new Pictures(
                            words.get("report.compared"),
                            pictures(
                                    new ComparedCharts(pair, words)
                                            .all(searches, facts.gamma(), context.part(0.95, 1)))));
        }
        blocks.addAll(facts.three());
        blocks.add(Definitions.of(words));
        blocks.add(tables.provenance(shown));
        return new HtmlReport(
                title(),
                answer(context.part(0.99, 1)),
                blocks,
                facts.line(
                        examples == null ? "" : examples.words(Words.ENGLISH),
                        shown == null ? "" : shown.name().in(Words.ENGLISH)),
                words);
    }

    private String title() {
        return words.get(
                "report.title", facts.models().get(0).file(), facts.models().get(1).file());
    }

    private String answer(JobContext context) {
        if (shown == null) {
            return words.get("report.answer.none");
        }
        String distance = PairTables.percent(shown.result().l2Reduction());
        var naive = pair.naive(context);
        var matched = pair.loss(shown.permutation(), context);
        return naive == null || matched == null
                ? words.get("report.answer.no-data", shown.name(), distance)
                : words.get(
                        "report.answer",
                        shown.name(),
                        PairTables.figure(naive.barrierAtHalf(), 3),
                        PairTables.figure(matched.barrierAtHalf(), 3),
                        distance,
                        PairTables.figure(PairTables.control(shown, naive), 3));
    }

    private List<Picture> lines(JobContext context) {
        List<PairChart> all = new ArrayList<>();
        if (pair.examples() != null) {
            all.add(charts.loss(shown, Integer.MAX_VALUE, Double.NaN, false, context.part(0, 0.5)));
        }
        if (shown != null) {
            all.add(charts.distance(shown, -1, false));
            all.add(charts.distance(shown, -1, true));
        }
        all.add(charts.r(shown, Integer.MAX_VALUE, Double.NaN, "", context.part(0.5, 0.8)));
        if (shown != null) {
            all.add(charts.layers(shown, facts.gamma(), context.part(0.8, 1)));
        }
        return pictures(all);
    }

    private List<Picture> layers(JobContext context) {
        List<PairChart> all = new ArrayList<>();
        all.add(
                charts.multiples(
                        SmallMultiplesData.Kind.R,
                        true,
                        shown,
                        Integer.MAX_VALUE,
                        facts.gamma(),
                        "",
                        context));
        List<String> tensors =
                charts.tensors(context).stream()
                        .filter(t -> facts.layers().isEmpty() || facts.layers().contains(t))
                        .toList();
        for (int t = 0; t < tensors.size(); t++) {
            context.progress((double) t / tensors.size(), tensors.get(t));
            context.yieldOrStop();
            all.add(charts.spectrum(tensors.get(t), shown, Integer.MAX_VALUE, 0.5, context));
            context.yieldOrStop();
            all.addAll(
                    charts.heatmaps(
                            tensors.get(t),
                            shown,
                            Integer.MAX_VALUE,
                            PairCharts.Moment.BOTH,
                            Alignment.Side.JOINT,
                            VECTORS,
                            context));
        }
        return pictures(all);
    }

    /** Charts under a heading of their own. */
    public static Pictures pictures(String caption, List<PairChart> charts) {
        return new Pictures(caption, pictures(charts));
    }

    private static List<Picture> pictures(List<PairChart> charts) {
        return charts.stream()
                .map(c -> new Picture(c.data(), c.heading(), c.definition(), size(c.data())))
                .toList();
    }

    private static ChartImages.Size size(ChartData data) {
        return switch (data) {
            case HeatmapData _ -> MAP;
            case PlaneChartData _ -> SQUARE;
            case LayersRData layers ->
                    new ChartImages.Size(
                            WIDE.width(),
                            Math.max(WIDE.height(), 90 + 34 * layers.bars().size()),
                            WIDE.scale());
            case SmallMultiplesData tiles ->
                    new ChartImages.Size(
                            WIDE.width(),
                            Math.max(WIDE.height(), 60 + 110 * ((tiles.tiles().size() + 4) / 5)),
                            WIDE.scale());
            default -> WIDE;
        };
    }
}
