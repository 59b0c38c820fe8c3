package thalweg.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.dataset.Dataset;
import thalweg.evaluation.Score;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.Interpolation;
import thalweg.landscape.Interpolator;
import thalweg.landscape.LossCurve;
import thalweg.landscape.References;
import thalweg.network.Parameters;

/** Loss along the line from A to B and to π(B). */
@CommandLine.Command(header = "Loss along the line between A and B, naive beside matched.")
final class InterpolateCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private PairOptions pair = new PairOptions();
    @Mixin private DataOptions data = new DataOptions();
    @Mixin private PermutationOptions permutation = new PermutationOptions();
    @Mixin private SearchExamplesOption searchExamples = new SearchExamplesOption();
    @Mixin private NormalizationOptions normalization = new NormalizationOptions();
    @Mixin private ComputeOptions compute = new ComputeOptions();
    @Mixin private ChartOptions charts = new ChartOptions();

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "11",
            description = "Points on the line, an odd number (default: 11).")
    private int points = Interpolator.POINTS;

    @Mixin private PartOptions part = new PartOptions();

    @Option(
            names = "--references",
            description =
                    "Measure the ensemble of A and B, and the losses at the temperature that suits"
                            + " each model best, too.")
    private boolean wantReferences;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        data.check();
        SearchData searched = searchExamples.of(data);
        permutation.check(searched);
        LossCurve.requireOdd(points);
        normalization.check();
        part.check();
        charts.check("loss");
        compute.start(work);
        ModelPair models = pair.open(work);
        part.requireIn(models);
        Dataset examples = data.open();
        var scored =
                Scored.of(
                        models.network(),
                        examples,
                        data.limit(),
                        normalization.choose(models.network(), data));
        if (wantReferences) {
            References.requireSupported(scored.choice().kind());
        }
        var found = permutation.ready(models, searched).find(work, models);
        PartOptions.Ends ends = part.ends(work, models, found.permutation());
        Parameters a = models.thetaA();
        Interpolation line = scored.line(work, a, ends.naive(), ends.matched(), points);
        References references = wantReferences ? references(work, scored, models, ends) : null;
        // Of part of the weights the ends are other models than B: no control tells of them.
        double shortening = part.whole() ? models.shortening(ends.matched()) : Double.NaN;
        Picture picture = Pictures.loss(line, shortening, references);
        charts.write(List.of(part.told(picture)), work.made(found.name()));
        String warning = scored.warning();
        var fields = fields(line);
        fields.put("inputs", DataOptions.inputs(examples));
        if (!warning.isEmpty()) {
            fields.put("warning", warning.strip());
        }
        if (!part.whole()) {
            fields.remove("control");
            fields.putAll(part.fields());
        }
        String held = "";
        if (references != null) {
            fields.putAll(ReferenceFigures.fields(references));
            held = ReferenceFigures.table(references);
        }
        fields.putAll(found.fields());
        fields.putAll(charts.fields());
        common.print(
                work.terminal(),
                fields,
                table(line, part.whole())
                        + held
                        + part.sentence()
                        + warning
                        + found.sentences()
                        + charts.sentence());
        return 0;
    }

    private References references(
            Workplace work, Scored scored, ModelPair models, PartOptions.Ends ends) {
        return scored.measure(
                work,
                "Ensemble and temperatures",
                (evaluator, loaded, statistics, context) ->
                        References.measure(
                                evaluator,
                                work.engine().memory(),
                                models.thetaA(),
                                models.thetaB(),
                                List.of(ends.naive(), ends.matched()),
                                points,
                                loaded,
                                loaded.count(),
                                statistics,
                                context));
    }

    /** The fields of a measured line. */
    static Map<String, Object> fields(Interpolation line) {
        List<Object> points = new ArrayList<>();
        for (int i = 0; i < line.naive().points().size(); i++) {
            CurvePoint naive = line.naive().points().get(i);
            var fields = new LinkedHashMap<String, Object>();
            fields.put("alpha", naive.alpha());
            fields.put("naive", score(naive.score()));
            fields.put("matched", score(line.matched().points().get(i).score()));
            points.add(fields);
        }
        var barriers = new LinkedHashMap<String, Object>();
        barriers.put("naive", barrier(line.naive()));
        barriers.put("matched", barrier(line.matched()));
        var fields = new LinkedHashMap<String, Object>();
        fields.put("data", line.data());
        fields.put("split", line.split());
        fields.put("examples", line.examples());
        fields.put("normalization", line.normalization());
        fields.put("normalizationExamples", line.normalizationExamples());
        fields.put("points", points);
        fields.put("control", line.control());
        fields.put("barrier", barriers);
        fields.put("seconds", line.seconds());
        return fields;
    }

    /** {@code {"loss","accuracy"}}. */
    static Map<String, Object> score(Score score) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("loss", score.loss());
        fields.put("accuracy", score.accuracy());
        return fields;
    }

    private static Map<String, Object> barrier(LossCurve curve) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("half", curve.barrierAtHalf());
        fields.put("max", curve.maximumBarrier());
        return fields;
    }

    /** A row a point, then the barriers. */
    static String table(Interpolation line, boolean control) {
        var points =
                new Table("rrrrr").row("α", "naive loss", "accuracy", "matched loss", "accuracy");
        for (int i = 0; i < line.naive().points().size(); i++) {
            CurvePoint naive = line.naive().points().get(i);
            Score matched = line.matched().points().get(i).score();
            points.row(
                    Table.number(naive.alpha(), 2),
                    Table.number(naive.score().loss(), 4),
                    Table.percent(naive.score().accuracy()),
                    Table.number(matched.loss(), 4),
                    Table.percent(matched.accuracy()));
        }
        var barriers =
                new Table("lrrr")
                        .row(
                                "barrier, nats",
                                "naive",
                                "matched",
                                control ? "distance-only control" : "")
                        .row(
                                "at α = ½",
                                Table.number(line.naive().barrierAtHalf(), 4),
                                Table.number(line.matched().barrierAtHalf(), 4),
                                control ? Table.number(line.control(), 4) : "")
                        .row(
                                "largest of the points",
                                Table.number(line.naive().maximumBarrier(), 4),
                                Table.number(line.matched().maximumBarrier(), 4));
        return "Mean cross-entropy in nats, %s %s examples of %s, %s%s s\n\n%s\n%s"
                .formatted(
                        Table.count(line.examples()),
                        line.split(),
                        line.data(),
                        line.normalizationExamples() == 0
                                ? ""
                                : "%s on %s training examples, "
                                        .formatted(
                                                line.normalization(),
                                                Table.count(line.normalizationExamples())),
                        Table.number(line.seconds(), 2),
                        points,
                        barriers);
    }
}
