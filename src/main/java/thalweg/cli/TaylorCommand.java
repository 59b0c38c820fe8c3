package thalweg.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.evaluation.Derivatives;
import thalweg.evaluation.DirectionalDerivatives;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Renormalization;
import thalweg.landscape.Taylor;
import thalweg.network.Network;
import thalweg.network.Parameters;

/** The barrier at ½ as gradients and Hessians at the ends foretell it, beside the true one. */
@CommandLine.Command(
        header = "The Taylor estimate of the barrier at ½, beside the barrier itself.",
        footer = {
            "",
            "With d = π(B) − A, gradients g and Hessians H at both ends, the estimate is",
            "(g_A − g_B)·d / 4 + d·(H_A + H_B)d / 16: the loss midway, expanded to second",
            "order from both ends and averaged, less the ends' mean. It tells of the barrier",
            "only where the loss is nearly a cubic along the line.",
            "Batch norm goes by the statistics of batches of at most 500 of the examples, in",
            "the estimate and in the barrier beside it; interpolate's barrier differs."
        })
final class TaylorCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private PairOptions pair = new PairOptions();
    @Mixin private DataOptions data = new DataOptions();
    @Mixin private PermutationOptions permutation = new PermutationOptions();
    @Mixin private SearchExamplesOption searchExamples = new SearchExamplesOption();
    @Mixin private ComputeOptions compute = new ComputeOptions();

    /** Both lines, measured on the same examples. */
    private record Measured(
            Taylor naive, Taylor matched, int examples, int batch, double seconds) {}

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        data.check();
        SearchData searched = searchExamples.of(data);
        permutation.check(searched);
        compute.start(work);
        ModelPair models = pair.open(work);
        Dataset examples = data.open();
        Network network = Evaluators.fitted(models.network(), examples);
        DirectionalDerivatives.requireSupported(network);
        var found = permutation.ready(models, searched).find(work, models);
        Parameters moved = found.permutation().apply(models.thetaB());
        Measured measured =
                work.measure(
                        "Taylor estimate",
                        context ->
                                measure(work.engine(), network, models, moved, examples, context));
        boolean batchNorm = Renormalization.hasBatchNorm(network);
        Map<String, Object> fields = fields(measured, examples, batchNorm);
        fields.putAll(found.fields());
        common.print(
                work.terminal(), fields, table(measured, examples, batchNorm) + found.sentences());
        return 0;
    }

    private Measured measure(
            Engine engine,
            Network network,
            ModelPair models,
            Parameters moved,
            Dataset dataset,
            JobContext context) {
        long start = System.nanoTime();
        try (var derivatives =
                        new DirectionalDerivatives(
                                network, engine.linearAlgebra(), engine.memory());
                var examples =
                        LoadedExamples.load(dataset, data.limit(), network, engine.memory())) {
            int count = examples.count();
            Parameters a = models.thetaA();
            Taylor naive =
                    Taylor.measure(
                            derivatives, a, models.thetaB(), examples, count, context.part(0, 0.5));
            Taylor matched =
                    Taylor.measure(derivatives, a, moved, examples, count, context.part(0.5, 1));
            return new Measured(
                    naive,
                    matched,
                    count,
                    derivatives.batch(count),
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static Map<String, Object> fields(
            Measured measured, Dataset examples, boolean batchNorm) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("data", examples.name());
        fields.put("split", examples.split());
        fields.put("examples", measured.examples);
        fields.put("statistics", batchNorm ? "batch" : "none");
        if (batchNorm) {
            fields.put("batch", measured.batch);
        }
        fields.put("naive", fields(measured.naive));
        fields.put("matched", fields(measured.matched));
        fields.put("seconds", measured.seconds);
        fields.put("inputs", DataOptions.inputs(examples));
        return fields;
    }

    private static Map<String, Object> fields(Taylor taylor) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("estimate", taylor.estimate());
        fields.put("barrierHalf", taylor.barrier());
        fields.put("midpoint", taylor.midpoint());
        fields.put("a", fields(taylor.a()));
        fields.put("b", fields(taylor.b()));
        return fields;
    }

    private static Map<String, Object> fields(Derivatives end) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("loss", end.loss());
        fields.put("first", end.first());
        fields.put("second", end.second());
        return fields;
    }

    private static String table(Measured measured, Dataset examples, boolean batchNorm) {
        Taylor naive = measured.naive;
        Taylor matched = measured.matched;
        var table = new Table("lrr").row("nats", "naive", "matched");
        row(table, "Taylor estimate of the barrier at ½", naive.estimate(), matched.estimate());
        row(table, "barrier at ½", naive.barrier(), matched.barrier());
        row(table, "gradient at A along the line", naive.a().first(), matched.a().first());
        row(table, "gradient at B along the line", naive.b().first(), matched.b().first());
        row(table, "Hessian at A along the line", naive.a().second(), matched.a().second());
        row(table, "Hessian at B along the line", naive.b().second(), matched.b().second());
        return "Mean cross-entropy, %s %s examples of %s, %s%s s\n\n%s"
                .formatted(
                        Table.count(measured.examples),
                        examples.split(),
                        examples.name(),
                        batchNorm
                                ? "batch norm by the statistics of batches of %s, "
                                        .formatted(Table.count(measured.batch))
                                : "",
                        Table.number(measured.seconds, 2),
                        table);
    }

    private static void row(Table table, String name, double naive, double matched) {
        table.row(name, Table.number(naive, 4), Table.number(matched, 4));
    }
}
