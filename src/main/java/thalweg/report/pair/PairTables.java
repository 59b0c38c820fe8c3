package thalweg.report.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.engine.JobContext;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.Interpolation;
import thalweg.landscape.LossCurve;
import thalweg.matching.Pair;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.report.Figures;
import thalweg.report.HtmlReport.Table;
import thalweg.report.LayerWords;
import thalweg.symmetry.PermutationGroup;
import thalweg.words.Words;

/** A report's tables. On the lane where they take a context. */
final class PairTables {
    private static final String NONE = "–";

    private final MeasuredPair pair;
    private final Words words;
    private final ReportFacts facts;

    PairTables(MeasuredPair pair, Words words, ReportFacts facts) {
        this.pair = pair;
        this.words = words;
        this.facts = facts;
    }

    static String figure(double value, int places) {
        return Double.isNaN(value) ? NONE : Figures.of(value, places);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? NONE : Figures.of(100 * share, 1) + " %";
    }

    /** What the shorter distance alone would leave of the barrier at ½. */
    static double control(PairSearch search, LossCurve naive) {
        return Interpolation.control(
                search.result().trace().getFirst().l2(), search.best().l2(), naive);
    }

    private String said(String key, Object... arguments) {
        return words.get("report." + key, arguments);
    }

    private List<String> heads(String... keys) {
        List<String> heads = new ArrayList<>();
        for (String key : keys) {
            heads.add(key.isEmpty() ? "" : said("head." + key));
        }
        return heads;
    }

    /** The models and the data. */
    Table inputs() {
        List<List<String>> rows = new ArrayList<>();
        for (ReportFacts.OfModel model : facts.models()) {
            rows.add(
                    List.of(
                            model.letter(),
                            model.file(),
                            model.architecture(),
                            words.count(model.parameters()),
                            model.format(),
                            model.sha256().isEmpty() ? NONE : model.sha256()));
        }
        Examples examples = pair.examples();
        if (examples != null) {
            rows.add(
                    List.of(
                            said("data"),
                            facts.dataPlace(),
                            examples.words(words),
                            "",
                            "",
                            said(
                                    "inputs",
                                    examples.dataset().normalization().mean(),
                                    examples.dataset().normalization().deviation())));
        }
        return new Table(
                said("inputs.title"),
                heads("", "file", "architecture", "parameters", "format", "sha256"),
                rows);
    }

    /** The permutation groups that B moves by. */
    Table groups() {
        List<List<String>> rows = new ArrayList<>();
        for (PermutationGroup group : pair.pair().symmetry().groups()) {
            rows.add(
                    List.of(
                            group.name(),
                            said("kind." + group.kind().name().toLowerCase(Locale.ROOT)),
                            words.count(group.size()),
                            group.tensors().stream()
                                    .map(LayerWords::shortName)
                                    .distinct()
                                    .collect(Collectors.joining(", "))));
        }
        String free = words.count(pair.pair().symmetry().freeUnits());
        return new Table(
                said("groups.title", rows.size(), free),
                heads("group", "kind", "units", "tensors"),
                rows);
    }

    /** How the search went. */
    Table search(PairSearch search) {
        var result = search.result();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(said("search.method"), search.name().in(words)));
        String options = options(result.setting().options());
        if (!options.isEmpty()) {
            rows.add(List.of(said("search.options"), options));
        }
        rows.add(List.of(said("search.seed"), String.valueOf(result.seed())));
        rows.add(
                List.of(
                        said("search.step"),
                        said(
                                result.stopped() ? "search.stopped" : "search.ended",
                                String.valueOf(search.best().step()),
                                result.sweeps())));
        rows.add(List.of(said("search.seconds"), figure(result.seconds(), 2) + " s"));
        return new Table(said("search.title"), List.of(), rows);
    }

    private static String options(Map<String, Object> options) {
        return options.entrySet().stream()
                .map(o -> o.getKey() + " " + o.getValue())
                .collect(Collectors.joining(", "));
    }

    /** One row a measure. */
    Table beforeAndAfter(PairSearch search, JobContext context) {
        var start = search.result().trace().getFirst();
        var best = search.best();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(said("l2"), start.l2(), best.l2(), 3));
        rows.add(row(said("objective.row"), start.objective(), best.objective(), 1));
        AlignmentCurve before = pair.before(context);
        AlignmentCurve after = pair.r(search.permutation(), context);
        for (double gamma : new double[] {0, facts.gamma()}) {
            int at = PairCharts.nearest(Alignment.drawnGammas(), gamma);
            rows.add(
                    row(
                            ComparedCharts.readout(Alignment.drawnGammas()[at]),
                            before.total()[at],
                            after.total()[at],
                            3));
        }
        LossCurve naive = pair.naive(context.part(0, 0.5));
        LossCurve matched = pair.loss(search.permutation(), context.part(0.5, 1));
        if (naive != null && matched != null) {
            rows.add(row(said("barrier.half"), naive.barrierAtHalf(), matched.barrierAtHalf(), 4));
            rows.add(
                    row(said("barrier.most"), naive.maximumBarrier(), matched.maximumBarrier(), 4));
            rows.add(
                    row(said("barrier.control"), naive.barrierAtHalf(), control(search, naive), 4));
        }
        return new Table(said("before-after"), heads("", "before", "after"), rows);
    }

    private static List<String> row(String name, double before, double after, int places) {
        return List.of(name, figure(before, places), figure(after, places));
    }

    /** One row a layer: R, L2, and what share of L2² is its. */
    Table layers(PairSearch search, JobContext context) {
        Pair models = pair.pair();
        Parameters moved = search.permutation().apply(models.b());
        AlignmentCurve before = pair.before(context);
        AlignmentCurve after = pair.r(search.permutation(), context);
        int at = PairCharts.nearest(Alignment.drawnGammas(), facts.gamma());
        double allBefore = square(models.a().distance(models.b()));
        double allAfter = square(models.a().distance(moved));
        List<List<String>> rows = new ArrayList<>();
        for (int l = 0; l < before.layers().size(); l++) {
            String tensor = before.layers().get(l).tensor();
            Parameter a = models.a().get(tensor);
            double squaresBefore = squares(a, models.b().get(tensor));
            double squaresAfter = squares(a, moved.get(tensor));
            rows.add(
                    List.of(
                            LayerWords.shortName(tensor),
                            a.shape().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining("×")),
                            figure(before.layers().get(l).r()[at], 3),
                            figure(after.layers().get(l).r()[at], 3),
                            figure(Math.sqrt(squaresBefore), 2),
                            figure(Math.sqrt(squaresAfter), 2),
                            percent(allBefore == 0 ? Double.NaN : squaresBefore / allBefore),
                            percent(allAfter == 0 ? Double.NaN : squaresAfter / allAfter)));
        }
        String r = ComparedCharts.readout(Alignment.drawnGammas()[at]);
        return new Table(
                said("layers.title"),
                List.of(
                        said("head.layer"),
                        said("head.shape"),
                        r + " " + said("head.before"),
                        r + " " + said("head.after"),
                        "L2 " + said("head.before"),
                        "L2 " + said("head.after"),
                        said("head.share") + " " + said("head.before"),
                        said("head.share") + " " + said("head.after")),
                rows);
    }

    private static double square(double x) {
        return x * x;
    }

    private static double squares(Parameter x, Parameter y) {
        double sum = 0;
        for (int i = 0; i < x.values().length; i++) {
            double by = (double) x.values()[i] - y.values()[i];
            sum += by * by;
        }
        return sum;
    }

    /** One row a point of the line. */
    Table line(@Nullable PairSearch search, JobContext context) {
        LossCurve naive = pair.naive(context);
        LossCurve matched = search == null ? null : pair.loss(search.permutation(), context);
        List<List<String>> rows = new ArrayList<>();
        if (naive != null) {
            for (int i = 0; i < naive.points().size(); i++) {
                CurvePoint point = naive.points().get(i);
                List<String> row = new ArrayList<>();
                row.add(figure(point.alpha(), 2));
                row.add(figure(point.score().loss(), 4));
                row.add(figure(100 * point.score().accuracy(), 2) + " %");
                if (matched != null && i < matched.points().size()) {
                    row.add(figure(matched.points().get(i).score().loss(), 4));
                    row.add(figure(100 * matched.points().get(i).score().accuracy(), 2) + " %");
                }
                rows.add(row);
            }
        }
        List<String> heads =
                matched == null
                        ? heads("alpha", "naive-loss", "naive-accuracy")
                        : heads(
                                "alpha",
                                "naive-loss",
                                "naive-accuracy",
                                "matched-loss",
                                "matched-accuracy");
        Examples examples = pair.examples();
        return new Table(
                said("line.title", examples == null ? "" : examples.words(words)), heads, rows);
    }

    /** One row a search. */
    Table compared(List<PairSearch> searches, JobContext context) {
        int at = PairCharts.nearest(Alignment.drawnGammas(), facts.gamma());
        List<List<String>> rows = new ArrayList<>();
        var start = searches.getFirst().result().trace().getFirst();
        rows.add(
                compared(
                        said("naive"),
                        new double[] {start.l2(), Double.NaN, start.objective()},
                        pair.before(context).total()[at],
                        pair.naive(context),
                        Double.NaN));
        for (int s = 0; s < searches.size(); s++) {
            PairSearch search = searches.get(s);
            JobContext part =
                    context.part((double) s / searches.size(), (s + 1.0) / searches.size());
            part.yieldOrStop();
            String options = options(search.result().setting().options());
            rows.add(
                    compared(
                            search.name().in(words)
                                    + (options.isEmpty() ? "" : " (" + options + ")"),
                            new double[] {
                                search.best().l2(),
                                search.result().l2Reduction(),
                                search.best().objective()
                            },
                            pair.r(search.permutation(), part).total()[at],
                            pair.loss(search.permutation(), part),
                            search.result().seconds()));
        }
        return new Table(
                said("compared.title"),
                List.of(
                        said("head.search"),
                        "L2",
                        said("head.l2-change"),
                        said("head.objective"),
                        ComparedCharts.readout(Alignment.drawnGammas()[at]),
                        said("head.half"),
                        said("head.barrier-half"),
                        said("head.barrier-most"),
                        said("head.seconds")),
                rows);
    }

    private static List<String> compared(
            String name, double[] distances, double r, @Nullable LossCurve loss, double seconds) {
        double half =
                loss == null
                        ? Double.NaN
                        : loss.points().stream()
                                .filter(p -> p.alpha() == 0.5)
                                .mapToDouble(p -> p.score().loss())
                                .findFirst()
                                .orElse(Double.NaN);
        return List.of(
                name,
                figure(distances[0], 2),
                percent(-distances[1]),
                figure(distances[2], 1),
                figure(r, 3),
                figure(half, 4),
                figure(loss == null ? Double.NaN : loss.barrierAtHalf(), 4),
                figure(loss == null ? Double.NaN : loss.maximumBarrier(), 4),
                figure(seconds, 2));
    }

    /** How it was made, and how to make it again. */
    Table provenance(@Nullable PairSearch search) {
        List<List<String>> rows = new ArrayList<>();
        for (ReportFacts.OfModel model : facts.models()) {
            rows.add(
                    List.of(
                            said("provenance.model", model.letter()),
                            model.file()
                                    + (model.sha256().isEmpty()
                                            ? ""
                                            : ", sha256 " + model.sha256())));
        }
        Examples examples = pair.examples();
        if (examples != null) {
            rows.add(List.of(said("data"), facts.dataPlace() + ", " + examples.words(words)));
        }
        if (search != null) {
            rows.add(
                    List.of(
                            said("provenance.search"),
                            search.name().in(words)
                                    + ", "
                                    + said(
                                            "provenance.seed",
                                            String.valueOf(search.result().seed()))
                                    + prefixed(options(search.result().setting().options()))));
        }
        rows.add(List.of(said("provenance.device"), facts.device()));
        rows.add(List.of(said("provenance.program"), "Thalweg " + facts.version()));
        rows.add(
                List.of(
                        said("provenance.again"),
                        facts.session().isEmpty()
                                ? said("provenance.unsaved")
                                : said("provenance.replay", facts.session())));
        rows.removeIf(row -> row.get(1).isBlank());
        return new Table(said("provenance.title"), List.of(), rows);
    }

    private static String prefixed(String text) {
        return text.isEmpty() ? "" : ", " + text;
    }
}
