package thalweg.report.pair;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import thalweg.evaluation.Score;
import thalweg.landscape.Barriers;
import thalweg.landscape.Plane;
import thalweg.matching.Several;
import thalweg.report.BarsData;
import thalweg.report.ChartData;
import thalweg.report.Heading;
import thalweg.report.HtmlReport;
import thalweg.report.PairMatrixData;
import thalweg.report.PlaneChartData;
import thalweg.session.PresentedPanel;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What there is to show of three models, measured as they are and as a search moved them. */
public final class TrioCharts {
    /**
     * Three models in one state, all on the same examples.
     *
     * @param plane null where they span none
     * @param barriers their own losses, and midway between every two
     * @param mean of the three
     */
    public record Measured(@Nullable Plane plane, Barriers barriers, Score mean) {}

    private final Measured naive;
    private final Measured matched;
    private final Phrase label;
    private final List<String> moved;
    private final String examples;
    private final Words words;

    /**
     * @param naive A, B and C as they are
     * @param matched and after the search
     * @param label what brought them together
     * @param anchor the one that stayed, counted from 0
     * @param examples what was measured on
     */
    public TrioCharts(
            Measured naive,
            Measured matched,
            Phrase label,
            int anchor,
            Examples examples,
            Words words) {
        this.naive = naive;
        this.matched = matched;
        this.label = label;
        this.examples = examples.words(words);
        this.words = words;
        moved =
                IntStream.range(0, 3)
                        .mapToObj(
                                m ->
                                        m == anchor
                                                ? Several.letter(m)
                                                : "π(" + Several.letter(m) + ")")
                        .toList();
    }

    /** The charts, by the panel that a step of a presentation names. */
    public Map<PresentedPanel, List<PairChart>> panels() {
        var all = new EnumMap<PresentedPanel, List<PairChart>>(PresentedPanel.class);
        if (matched.plane != null) {
            PlaneChartData after = new PlaneChartData(matched.plane, moved);
            PlaneChartData shown =
                    naive.plane == null
                            ? after
                            : after.beside(new PlaneChartData(naive.plane, letters()));
            put(all, PresentedPanel.PLANE, "units.cross-entropy", shown);
        }
        put(all, PresentedPanel.PAIRS, "units.nats", pairs());
        put(all, PresentedPanel.MEANS, "units.loss", means());
        List<PairChart> whole = new ArrayList<>();
        all.values().forEach(whole::addAll);
        all.put(PresentedPanel.THREE, whole);
        return all;
    }

    /** The same under one heading of a report, after their figures. */
    public List<HtmlReport.Block> blocks() {
        return List.of(
                table(),
                PairReport.pictures(
                        words.get("report.three"),
                        panels().getOrDefault(PresentedPanel.THREE, List.of())));
    }

    /** The figures of the charts. */
    HtmlReport.Table table() {
        return TrioTable.of(naive, matched, label, examples, words);
    }

    private static List<String> letters() {
        return IntStream.range(0, 3).mapToObj(Several::letter).toList();
    }

    private PairMatrixData pairs() {
        return new PairMatrixData(
                "barriers",
                Phrase.of("pairs.before"),
                Phrase.of("pairs.after.label", label),
                letters(),
                3,
                naive.barriers.matrix(),
                matched.barriers.matrix());
    }

    private BarsData means() {
        Score best = naive.barriers().best();
        return new BarsData(
                "means",
                List.of(
                        bar(Phrase.of("means.naive"), BarsData.Kind.NAIVE, naive.mean),
                        bar(label, BarsData.Kind.MATCHED, matched.mean),
                        bar(Phrase.of("means.single"), BarsData.Kind.SINGLE, best)));
    }

    private static BarsData.Bar bar(Phrase name, BarsData.Kind kind, Score score) {
        return new BarsData.Bar(name, kind, score.loss(), score.accuracy());
    }

    private void put(
            Map<PresentedPanel, List<PairChart>> all,
            PresentedPanel panel,
            String unit,
            ChartData data) {
        var heading =
                new Heading(
                        words.get("presentation.panel." + panel.id()),
                        words.get(unit) + " · " + examples);
        String meaning = words.get("report." + panel.id() + ".definition");
        all.put(panel, List.of(new PairChart(data, heading, meaning)));
    }
}
