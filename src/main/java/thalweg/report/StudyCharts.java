package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import thalweg.study.Headline;
import thalweg.study.PairFigures;
import thalweg.study.Spread;
import thalweg.study.StudyResult;
import thalweg.study.StudySummary;
import thalweg.words.Words;

/** A study's results as charts: a strip a figure, the barrier against what it may hang on, R(γ). */
public final class StudyCharts {
    /** Singular values change by less than a float's digits: shown in millionths. */
    private static final double MILLIONTHS = 1e6;

    /** What the barrier is shown against. */
    private static final List<Headline> AGAINST =
            List.of(Headline.R03, Headline.L2_REDUCTION, Headline.R0);

    private final Map<String, List<StudyResult>> methods;
    private final List<StudyResult> results;

    private final Words words;

    private StudyCharts(List<StudyResult> results, Words words) {
        this.results = results;
        this.words = words;
        this.methods = StudySummary.byMethod(results);
    }

    /** A chart and what stands over it. */
    public record Titled(ChartData data, Heading heading, String definition) {}

    /** All that there are results for, in English: for files of numbers. */
    public static List<Titled> of(List<StudyResult> results) {
        return of(results, Words.ENGLISH);
    }

    /** The same charts in the same order. */
    public static List<Titled> of(List<StudyResult> results, Words words) {
        var charts = new StudyCharts(results, words);
        List<Titled> all = new ArrayList<>();
        for (Headline against : AGAINST) {
            String name = "barrier-against-" + against.id();
            charts.scatter(all, against, name, "studypage.scatter", r -> true);
            if (results.stream().anyMatch(StudyCharts::random)) {
                charts.scatter(
                        all,
                        against,
                        name + "-searches",
                        "studypage.scatter.alone",
                        r -> !random(r));
            }
        }
        charts.curves(all);
        for (Headline figure : Headline.values()) {
            charts.strip(all, figure);
        }
        return all;
    }

    /** Methods keep their colour on every chart. */
    private int colour(String method) {
        return List.copyOf(methods.keySet()).indexOf(method);
    }

    private String label(List<StudyResult> of) {
        return StudyWords.method(of.getFirst().task().method(), words);
    }

    private void strip(List<Titled> all, Headline figure) {
        boolean small = figure == Headline.SINGULAR_CHANGE;
        double scale = small ? MILLIONTHS : 1;
        List<StripData.Row> rows = new ArrayList<>();
        methods.forEach(
                (method, of) -> {
                    Spread spread = Spread.of(of.stream().map(r -> figure.of(r) * scale).toList());
                    if (spread.size() > 0 && !hidden(figure, of)) {
                        rows.add(new StripData.Row(label(of), colour(method), spread));
                    }
                });
        if (rows.isEmpty()) {
            return;
        }
        int points = rows.stream().mapToInt(row -> row.spread().size()).sum();
        String unit = small ? words.get("studypage.millionths") : StudyWords.unit(figure, words);
        String definition =
                words.get("studypage.strip.definition", StudyWords.title(figure, words), unit);
        all.add(
                new Titled(
                        new StripData(
                                "strip-" + figure.id(),
                                unit,
                                small ? 2 : figure.places(),
                                definition,
                                rows),
                        new Heading(
                                StudyWords.title(figure, words),
                                words.get(
                                        all(figure) ? "studypage.strip" : "studypage.strip.alone",
                                        points)),
                        definition));
    }

    /** Beside a random permutation's loss no difference between searches could be seen. */
    private static boolean hidden(Headline figure, List<StudyResult> of) {
        boolean loss = figure == Headline.MIDPOINT || figure == Headline.BARRIER;
        return loss && random(of.getFirst());
    }

    /** Whether no method is hidden on a figure's strip. */
    private boolean all(Headline figure) {
        return methods.values().stream().noneMatch(of -> hidden(figure, of));
    }

    private static boolean random(StudyResult result) {
        return result.task().method().random();
    }

    private void scatter(
            List<Titled> all,
            Headline against,
            String name,
            String of,
            Predicate<StudyResult> wanted) {
        Predicate<StudyResult> measured = wanted.and(r -> !Double.isNaN(Headline.BARRIER.of(r)));
        List<ScatterData.Series> series = new ArrayList<>();
        methods.forEach(
                (method, found) -> {
                    List<StudyResult> runs = found.stream().filter(measured).toList();
                    if (!runs.isEmpty()) {
                        series.add(
                                new ScatterData.Series(
                                        label(found),
                                        colour(method),
                                        column(runs, against::of),
                                        column(runs, Headline.BARRIER::of)));
                    }
                });
        List<StudyResult> runs = results.stream().filter(measured).toList();
        if (runs.isEmpty()) {
            return;
        }
        double rho = Spread.spearman(column(runs, against::of), column(runs, Headline.BARRIER::of));
        String definition =
                words.get(
                        "studypage.scatter.definition",
                        Double.isNaN(rho) ? words.get("studypage.undefined") : Figures.of(rho, 3));
        all.add(
                new Titled(
                        new ScatterData(
                                name,
                                StudyWords.title(against, words),
                                words.get(
                                        "studypage.figure-in",
                                        StudyWords.title(Headline.BARRIER, words),
                                        StudyWords.unit(Headline.BARRIER, words)),
                                definition,
                                series),
                        new Heading(
                                words.get(of, brief(against)),
                                words.get(
                                        "studypage.scatter.rho",
                                        Double.isNaN(rho) ? "–" : Figures.of(rho, 2),
                                        runs.size())),
                        definition));
    }

    private String brief(Headline figure) {
        return switch (figure) {
            case R0 -> "R(0)";
            case R03 -> "R(0.3)";
            case L2_REDUCTION -> words.get("studypage.the-reduction");
            default -> StudyWords.title(figure, words);
        };
    }

    /** Medians of R(γ) over runs, by method; none where tasks have different γ. */
    private void curves(List<Titled> all) {
        List<StudyResult> pairs = results.stream().filter(r -> r.pair() != null).toList();
        if (pairs.isEmpty()) {
            return;
        }
        List<Double> gammas = pairs.getFirst().task().gammas();
        double[] x = gammas.stream().mapToDouble(g -> g).toArray();
        List<LinesData.Line> lines = new ArrayList<>();
        lines.add(
                new LinesData.Line(
                        words.get("pairs.before"), -1, medians(x, pairs, PairFigures::rBefore)));
        methods.forEach(
                (method, of) -> {
                    List<StudyResult> runs = of.stream().filter(r -> r.pair() != null).toList();
                    if (!runs.isEmpty() && !random(runs.getFirst())) {
                        lines.add(
                                new LinesData.Line(
                                        label(of),
                                        colour(method),
                                        medians(x, runs, PairFigures::rAfter)));
                    }
                });
        String definition = words.get("studypage.curves.definition");
        all.add(
                new Titled(
                        new LinesData(
                                "r-by-method",
                                "γ",
                                "R(γ)",
                                definition,
                                lines,
                                words.get("studypage.curves.band"),
                                edge(x, pairs, PairFigures::nullLow, DoubleStream::min),
                                edge(x, pairs, PairFigures::nullHigh, DoubleStream::max)),
                        new Heading(
                                words.get("studypage.curves"),
                                words.get("studypage.curves.runs", pairs.size())),
                        definition));
    }

    private static Curve medians(
            double[] x, List<StudyResult> runs, Function<PairFigures, List<Double>> r) {
        return curve(
                x,
                at ->
                        Spread.of(runs.stream().map(run -> r.apply(pair(run)).get(at)).toList())
                                .median());
    }

    private static Curve edge(
            double[] x,
            List<StudyResult> runs,
            Function<PairFigures, List<Double>> r,
            Function<DoubleStream, java.util.OptionalDouble> which) {
        return curve(
                x,
                at ->
                        which.apply(runs.stream().mapToDouble(run -> r.apply(pair(run)).get(at)))
                                .orElse(Double.NaN));
    }

    private static Curve curve(double[] x, Function<Integer, Double> y) {
        var values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = y.apply(i);
        }
        return new Curve(x, values);
    }

    private static PairFigures pair(StudyResult run) {
        return Objects.requireNonNull(run.pair());
    }

    private static double[] column(
            List<StudyResult> runs, java.util.function.ToDoubleFunction<StudyResult> figure) {
        return runs.stream().mapToDouble(figure).toArray();
    }
}
