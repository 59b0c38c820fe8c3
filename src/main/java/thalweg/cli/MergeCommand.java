package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.checkpoint.Checkpoints;
import thalweg.dataset.Dataset;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.landscape.Interpolation;
import thalweg.landscape.Interpolator;
import thalweg.landscape.Mean;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.network.Parameters;

/** Writes the mean of A and π(B). */
@CommandLine.Command(header = "Write the mean of A and the B that was brought to it.")
final class MergeCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private PairOptions pair = new PairOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The merged model: .pt, .safetensors, .npz, or A's own format.")
    private Path out = Path.of("");

    @Option(
            names = "--weights",
            paramLabel = "W",
            split = ",",
            defaultValue = "1,1",
            description = "Of A and B in the mean (default: 1,1).")
    private double[] weights = {1, 1};

    @Mixin private ChartOptions charts = new ChartOptions();

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private PermutationOptions permutation = new PermutationOptions();
    @Mixin private SearchExamplesOption searchExamples = new SearchExamplesOption();
    @Mixin private ComputeOptions compute = new ComputeOptions();

    /** Losses on the same examples; what is written has the very loss of the matched mean. */
    private record Losses(
            Dataset examples, Interpolation line, Score naive, Scored.Reckoned matched) {}

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        data.check();
        SearchData searchedOn = searchExamples.of(data);
        permutation.check(searchedOn);
        Mean.check(2, weights);
        boolean force = charts.force();
        charts.check();
        OutputChecks.model(out, force);
        compute.start(work);
        ModelPair models = pair.open(work);
        Checkpoints.requireWritable(models.a().checkpoint(), out);
        Scored scored = null;
        if (data.given()) {
            Dataset examples = data.open();
            scored =
                    Scored.of(
                            models.network(),
                            examples,
                            data.limit(),
                            StatisticsChoice.usual(models.network(), data, Statistics.EXAMPLES));
        }
        var found = permutation.ready(models, searchedOn).find(work, models);
        Parameters moved = found.permutation().apply(models.thetaB());
        Parameters merged = Mean.of(List.of(models.thetaA(), moved), weights);
        Losses losses = scored == null ? null : losses(work, scored, models, moved, merged);
        if (charts.given()) {
            var spectra = BeforeAndAfter.measure(work, models, found.permutation(), new double[0]);
            charts.write(
                    Pictures.merged(work, models, moved, spectra),
                    "thalweg merge " + pair.fileA() + " " + pair.fileB());
        }
        Parameters written = losses == null ? merged : losses.matched.theta();
        Checkpoints.writeLike(
                models.a().checkpoint(), Models.contents(models.a(), written), out, force);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("out", out.toString());
        fields.putAll(found.fields());
        fields.putAll(fields(losses));
        common.print(
                work.terminal(),
                fields,
                table(losses)
                        + statistics(models.network(), losses)
                        + "Written: "
                        + out
                        + "\n"
                        + found.sentences());
        return 0;
    }

    /** What is done about batch norm, in the losses and in the file; "" where there is none. */
    private static String statistics(Network network, @Nullable Losses losses) {
        if (!Renormalization.hasBatchNorm(network)) {
            return "";
        }
        if (losses == null || losses.line.normalizationExamples() == 0) {
            return "Batch norm's running statistics are the models' mean, and much of a barrier is"
                    + " theirs: give --data with a train split to have them measured anew.\n";
        }
        return "Batch norm's running statistics, of the file too, are measured on %s training examples.\n"
                .formatted(Table.count(losses.line.normalizationExamples()));
    }

    private Losses losses(
            Workplace work, Scored scored, ModelPair models, Parameters moved, Parameters merged) {
        Parameters naive = Mean.of(List.of(models.thetaA(), models.thetaB()), weights);
        return scored.measure(
                work,
                "Loss of the models",
                (evaluator, loaded, statistics, context) ->
                        new Losses(
                                scored.examples(),
                                new Interpolator(evaluator, work.engine().memory())
                                        .measure(
                                                models.thetaA(),
                                                models.thetaB(),
                                                moved,
                                                3,
                                                loaded,
                                                loaded.count(),
                                                statistics,
                                                context),
                                Scored.score(
                                        work.engine(),
                                        evaluator,
                                        loaded,
                                        statistics,
                                        naive,
                                        context),
                                Scored.reckon(
                                        work.engine(),
                                        evaluator,
                                        loaded,
                                        statistics,
                                        merged,
                                        context)));
    }

    /** Without data only what needs none: two models make no cycle that could fail to close. */
    private Map<String, Object> fields(@Nullable Losses losses) {
        var fields = new LinkedHashMap<String, Object>();
        if (losses == null) {
            return fields;
        }
        Interpolation line = losses.line;
        fields.put("data", line.data());
        fields.put("split", line.split());
        fields.put("examples", line.examples());
        fields.put("inputs", DataOptions.inputs(losses.examples));
        fields.put("normalization", line.normalization());
        fields.put("normalizationExamples", line.normalizationExamples());
        fields.put(
                "models",
                List.of(
                        model(pair.fileA(), line.naive().points().getFirst().score()),
                        model(pair.fileB(), line.naive().points().getLast().score())));
        fields.put("naive", InterpolateCommand.score(losses.naive));
        fields.put("matched", InterpolateCommand.score(losses.matched.score()));
        var between = new LinkedHashMap<String, Object>();
        between.put("a", pair.fileA().toString());
        between.put("b", pair.fileB().toString());
        between.put("barrierHalf", line.matched().barrierAtHalf());
        between.put("midpoint", line.matched().points().get(1).score().loss());
        fields.put("pairs", List.of(between));
        fields.put("cycleError", null);
        fields.put("independentCycleError", null);
        return fields;
    }

    private static Map<String, Object> model(Path file, Score score) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", file.toString());
        fields.putAll(InterpolateCommand.score(score));
        return fields;
    }

    private String table(@Nullable Losses losses) {
        if (losses == null) {
            return "";
        }
        Interpolation line = losses.line;
        var rows = new ArrayList<Map.Entry<String, Score>>();
        rows.add(Map.entry("A", line.naive().points().getFirst().score()));
        rows.add(Map.entry("B", line.naive().points().getLast().score()));
        rows.add(Map.entry("mean of A and B", losses.naive));
        rows.add(Map.entry("mean of A and π(B)", losses.matched.score()));
        var table = new Table("lrr").row("", "loss", "accuracy");
        for (var row : rows) {
            table.row(
                    row.getKey(),
                    Table.number(row.getValue().loss(), 4),
                    Table.percent(row.getValue().accuracy()));
        }
        return "Mean cross-entropy in nats, %s %s examples of %s\n\n%s\n"
                .formatted(Table.count(line.examples()), line.split(), line.data(), table);
    }
}
