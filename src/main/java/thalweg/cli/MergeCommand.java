package thalweg.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.checkpoint.Checkpoints;
import thalweg.dataset.Dataset;
import thalweg.evaluation.Statistics;
import thalweg.landscape.Mean;
import thalweg.network.Models;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/** Writes the mean of models that were brought into one basin. */
@CommandLine.Command(header = "Write the mean of two or more models, brought into one basin.")
final class MergeCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();

    @CommandLine.Parameters(
            arity = "2..*",
            paramLabel = "A B [C...]",
            hideParamSyntax = true,
            description = "The models.")
    private List<Path> files = List.of();

    @Mixin private ModelOptions reading = new ModelOptions();

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
            description = "Of the models in the mean, e.g. 2,1,1 (default: all alike).")
    private double @Nullable [] weights;

    @Mixin private StrategyOptions strategy = new StrategyOptions();
    @Mixin private ChartOptions charts = new ChartOptions();
    @Mixin private DataOptions data = new DataOptions();
    @Mixin private PermutationOptions permutation = new PermutationOptions();
    @Mixin private SearchExamplesOption searchExamples = new SearchExamplesOption();
    @Mixin private ComputeOptions compute = new ComputeOptions();

    /**
     * One permutation a model, and how they were come by.
     *
     * @param fields that say so
     * @param sentences likewise
     * @param found null for B to A, the plain case, or a file's
     */
    private record Found(
            List<Permutation> permutations,
            Map<String, @Nullable Object> fields,
            String sentences,
            StrategyOptions.@Nullable Found found) {}

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        data.check();
        SearchData searchedOn = searchExamples.of(data);
        check(searchedOn);
        compute.start(work);
        OpenModels models = OpenModels.open(work, reading, files);
        Checkpoints.requireWritable(models.first().checkpoint(), out);
        Scored scored = data.given() ? scored(models) : null;
        Found found = find(work, models, searchedOn);
        if (found.found != null) {
            work.keepGoing();
        }
        List<Parameters> thetas = models.thetas();
        List<Parameters> moved = models.moved(found.permutations);
        var cycles = found.found == null ? null : StrategyOptions.cycles(work, models, found.found);
        MergeLosses losses =
                scored == null ? null : MergeLosses.measure(work, scored, thetas, moved, shares());
        var merging =
                new Merging(
                        files,
                        models.network(),
                        strategy.anchor(),
                        Merging.distances(thetas),
                        Merging.distances(moved),
                        losses,
                        cycles);
        charts.write(pictures(work, models, found, merging), work.made(""));
        Parameters merged =
                losses == null ? Mean.of(moved, shares()) : losses.matched().mean().theta();
        Checkpoints.writeLike(
                models.first().checkpoint(),
                Models.contents(models.first(), merged),
                out,
                charts.force());
        print(work, found, merging);
        return 0;
    }

    private void check(SearchData searchedOn) {
        permutation.check(searchedOn);
        strategy.check(files.size(), permutation.search());
        if (permutation.given() && (files.size() > 2 || !strategy.usual())) {
            throw new UsageException(
                    "a permutation file brings B to A, and nothing else",
                    "--permutation",
                    "give two models without --strategy and --anchor, or have them searched");
        }
        Mean.check(files.size(), shares());
        charts.check();
        OutputChecks.model(out, charts.force());
    }

    private double[] shares() {
        if (weights != null) {
            return weights;
        }
        double[] alike = new double[files.size()];
        Arrays.fill(alike, 1);
        return alike;
    }

    private Scored scored(OpenModels models) {
        Dataset examples = data.open();
        return Scored.of(
                models.network(),
                examples,
                data.limit(),
                StatisticsChoice.usual(models.network(), data, Statistics.EXAMPLES));
    }

    private Found find(Workplace work, OpenModels models, SearchData searchedOn) {
        if (files.size() == 2 && strategy.usual()) {
            ModelPair pair = models.pair();
            var found = permutation.ready(pair, searchedOn).find(work, pair);
            Permutation still = Permutation.identity(models.several().symmetry());
            return new Found(
                    List.of(still, found.permutation()), found.fields(), found.sentences(), null);
        }
        SearchOptions.Ready search = permutation.search().ready(models.pair(), searchedOn);
        StrategyOptions.Found found = strategy.run(work, models, search);
        return new Found(found.result().permutations(), found.fields(), found.sentences(), found);
    }

    /** Of two models the spectra of their mean, of more what every two of them are apart. */
    private List<Picture> pictures(
            Workplace work, OpenModels models, Found found, Merging merging) {
        if (!charts.given()) {
            return List.of();
        }
        if (models.size() > 2) {
            return Pictures.pairs(merging);
        }
        ModelPair pair = models.pair();
        // Of π(B) against A, whichever of them is the anchor.
        Permutation b = found.permutations.get(1).andThen(found.permutations.get(0).inverse());
        var spectra = BeforeAndAfter.measure(work, pair, b, new double[0]);
        return Pictures.merged(work, pair, b.apply(pair.thetaB()), spectra);
    }

    private void print(Workplace work, Found found, Merging merging) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("out", out.toString());
        fields.putAll(found.fields);
        fields.put("weights", shares());
        fields.putAll(merging.fields());
        fields.putAll(charts.fields());
        common.print(
                work.terminal(),
                fields,
                merging.table() + "Written: " + out + "\n" + found.sentences + charts.sentence());
    }
}
