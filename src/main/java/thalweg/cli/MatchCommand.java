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
import thalweg.checkpoint.WholeFile;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.network.Models;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;

/** Searches for the permutation that brings B to A. */
@CommandLine.Command(header = "Find the permutation of B's units that brings it to A.")
final class MatchCommand implements Command {
    private static final double[] GAMMAS = {0, 0.3};

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private PairOptions pair = new PairOptions();
    @Mixin private SearchOptions search = new SearchOptions();
    @Mixin private TrainingOptions training = new TrainingOptions();
    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Option(
            names = "--permutation-out",
            paramLabel = "FILE.json",
            description = "Write the permutation.")
    private @Nullable Path permutationOut;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the moved B: as .pt, .safetensors, .npz, or in B's own format.")
    private @Nullable Path out;

    @Mixin private ChartOptions charts = new ChartOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        SearchData data = training.check();
        search.check(data);
        boolean force = charts.force();
        charts.check("r-by-layer");
        OutputChecks.file(permutationOut, force);
        OutputChecks.model(out, force);
        OutputChecks.different(permutationOut, out);
        compute.start(work);
        ModelPair models = pair.open(work);
        if (out != null) {
            Checkpoints.requireWritable(models.b().checkpoint(), out);
        }
        Searched searched = search.ready(models, data).run(work, models);
        SearchResult found = searched.result();
        work.keepGoing();
        Permutation best = found.best().permutation();
        // Before all that is measured of it: a second Ctrl-C then costs the measures alone.
        if (permutationOut != null) {
            WholeFile.writeText(permutationOut, PermutationFile.toJson(best) + "\n", force);
        }
        if (out != null) {
            var moved = Models.contents(models.b(), best.apply(models.thetaB()));
            Checkpoints.writeLike(models.b().checkpoint(), moved, out, force);
        }
        var equivalence = Equivalence.check(models.network(), models.pair().b(), best);
        BeforeAndAfter r = BeforeAndAfter.measure(work, models, best, GAMMAS);
        if (charts.given()) {
            var pictures = new ArrayList<Picture>(Pictures.search(searched));
            pictures.addAll(Pictures.alignment(work, models, r, best));
            charts.write(pictures, work.made(searched.name()));
        }
        var fields = fields(searched, equivalence, r);
        fields.putAll(charts.fields());
        common.print(
                work.terminal(),
                fields,
                table(searched, equivalence, r)
                        + written(permutationOut)
                        + written(out)
                        + charts.sentence());
        return 0;
    }

    private static String written(@Nullable Path file) {
        return file == null ? "" : "Written: " + file + "\n";
    }

    /** The fields of a search and what it changed. */
    static Map<String, @Nullable Object> fields(
            Searched searched, Equivalence equivalence, BeforeAndAfter r) {
        SearchResult found = searched.result();
        Snapshot start = found.trace().getFirst();
        Snapshot best = found.best();
        var fields = new LinkedHashMap<String, @Nullable Object>(searched.fields("examples"));
        fields.put("sweeps", found.sweeps());
        fields.put("seconds", found.seconds());
        fields.put("stopped", found.stopped());
        fields.put("objectiveBefore", start.objective());
        fields.put("objectiveAfter", best.objective());
        fields.put("l2Before", start.l2());
        fields.put("l2After", best.l2());
        fields.put("l2Reduction", found.l2Reduction());
        if (best.hasLoss()) {
            fields.put("lossBefore", finite(start.loss()));
            fields.put("lossAfter", finite(best.loss()));
        }
        fields.put("equivalence", equivalence.relativeDifference());
        fields.put("trace", found.trace().stream().map(s -> step(s)).toList());
        fields.put("r", r.total());
        fields.put("layers", r.byLayer());
        return fields;
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private static Map<String, @Nullable Object> step(Snapshot snapshot) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("seconds", snapshot.seconds());
        fields.put("objective", snapshot.objective());
        fields.put("l2", snapshot.l2());
        if (snapshot.hasLoss()) {
            fields.put("loss", finite(snapshot.loss()));
        }
        return fields;
    }

    /** The same for people. */
    static String table(Searched searched, Equivalence equivalence, BeforeAndAfter r) {
        SearchResult found = searched.result();
        Snapshot start = found.trace().getFirst();
        Snapshot best = found.best();
        var distance =
                new Table("lrrr")
                        .row("", "before", "after", "")
                        .row(
                                "L2",
                                Table.number(start.l2(), 4),
                                Table.number(best.l2(), 4),
                                Table.percent(-found.l2Reduction()))
                        .row(
                                "objective",
                                Table.number(start.objective(), 3),
                                Table.number(best.objective(), 3));
        if (Double.isFinite(best.loss())) {
            distance.row(
                    "loss at α = ½, as the search saw it",
                    Double.isFinite(start.loss()) ? Table.number(start.loss(), 4) : "",
                    Table.number(best.loss(), 4));
        }
        return String.join(
                "\n",
                List.of(
                        "%s: %s in %s s%s"
                                .formatted(
                                        searched.title(),
                                        searched.length(),
                                        Table.number(found.seconds(), 2),
                                        found.stopped()
                                                ? ", stopped: this is the best so far"
                                                : ""),
                        "",
                        distance.toString(),
                        r.table().toString(),
                        Sentences.equivalence("B", equivalence) + searched.still()));
    }
}
