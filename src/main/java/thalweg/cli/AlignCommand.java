package thalweg.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** R before and after matching. */
@CommandLine.Command(header = "How well singular vectors line up, before and after matching: R.")
final class AlignCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private PairOptions pair = new PairOptions();
    @Mixin private PermutationOptions permutation = new PermutationOptions();
    @Mixin private TrainingOptions training = new TrainingOptions();
    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Mixin private ChartOptions charts = new ChartOptions();

    @Option(
            names = "--gamma",
            paramLabel = "G",
            split = ",",
            defaultValue = "0,0.3",
            description =
                    "Vectors with s ≥ γ s₁ count, for each γ of 0 to 1 named (default: 0,0.3).")
    private double[] gammas = {0, 0.3};

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        SearchData data = training.check();
        permutation.check(data);
        charts.check("r-by-layer");
        double[] ascending = ascending(gammas);
        compute.start(work);
        ModelPair models = pair.open(work);
        var found = permutation.ready(models, data).find(work, models);
        var r = BeforeAndAfter.measure(work, models, found.permutation(), ascending);
        if (charts.given()) {
            charts.write(
                    Pictures.alignment(work, models, r, found.permutation()),
                    work.made(found.name()));
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.putAll(found.fields());
        fields.putAll(charts.fields());
        fields.put("gammas", ascending);
        fields.put("r", r.total());
        fields.put("layers", r.byLayer());
        common.print(work.terminal(), fields, r.table() + found.sentences() + charts.sentence());
        return 0;
    }

    private static double[] ascending(double[] gammas) {
        if (gammas.length == 0) {
            throw new UsageException("no γ is named", "--gamma", "use numbers from 0 to 1");
        }
        for (double gamma : gammas) {
            if (!(gamma >= 0 && gamma <= 1)) {
                throw new UsageException(
                        "γ can't be " + String.valueOf(gamma).replace('-', '−'),
                        "--gamma",
                        "use numbers from 0 to 1");
            }
        }
        return Arrays.stream(gammas).sorted().distinct().toArray();
    }
}
