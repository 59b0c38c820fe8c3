package thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.landscape.Interpolation;
import thalweg.landscape.Interpolator;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Parameters;
import thalweg.report.HtmlReport;
import thalweg.report.Provenance;
import thalweg.session.Program;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.Permutation;

/** The main job on the bundled models, without a display. */
@CommandLine.Command(header = "Match the bundled models; write a table, every chart and a report.")
final class DemoCommand implements Command {
    private static final double[] GAMMAS = {0, 0.3};
    private static final String REPORT = "report.html";

    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "demo",
            description = "The folder to write into (default: demo).")
    private Path out = Path.of("demo");

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of the search (default: 0).")
    private long seed;

    @Mixin private ComputeOptions compute = new ComputeOptions();

    /** All that was found. */
    private record Found(
            ModelPair models,
            Searched search,
            Equivalence equivalence,
            BeforeAndAfter r,
            Interpolation line) {}

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        ChartFiles.check(out);
        if (Files.exists(out.resolve(REPORT)) && !force) {
            throw new UsageException(
                    "the file exists",
                    out.resolve(REPORT).toString(),
                    "choose another folder with --out, or add --force to replace it");
        }
        List<Path> samples = Samples.bundled().dense();
        if (samples.size() < 2) {
            throw new UsageException(
                    "the bundled models are not there",
                    Samples.bundled().folder().toString(),
                    "run " + Program.command() + " from a whole clone");
        }
        long start = System.nanoTime();
        compute.start(work);
        Found found = find(work, samples.get(0), samples.get(1));
        Permutation best = found.search.result().best().permutation();
        List<Picture> pictures = new ArrayList<>();
        Parameters moved = best.apply(found.models.thetaB());
        pictures.add(Pictures.loss(found.line, found.models.shortening(moved), null));
        pictures.addAll(Pictures.merged(work, found.models, moved, found.r));
        pictures.addAll(Pictures.alignment(work, found.models, found.r, best));
        pictures.addAll(Pictures.search(found.search));
        List<Picture> once = distinct(pictures);
        Provenance provenance = provenance(work, found);
        ChartFiles.requireFree(out, once, force);
        try (var filling = new Filling(out)) {
            ChartFiles.write(filling, once, ChartLook.USUAL, provenance.line());
            report(found, once, provenance).write(filling.file(REPORT));
            filling.complete();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        common.print(work.terminal(), fields(found, once, seconds), text(found, once, seconds));
        return 0;
    }

    private Found find(Workplace work, Path fileA, Path fileB) {
        Model a = Models.open(fileA, Models.Options.DEFAULT);
        Model b = Models.open(fileB, Models.Options.DEFAULT);
        var models = ModelPair.of(a, b);
        Dataset examples = Datasets.open(Samples.bundled().folder().resolve("mnist"), "test");
        var search = new SearchOptions(seed).ready().run(work, models);
        Permutation best = search.result().best().permutation();
        var equivalence = Equivalence.check(models.network(), models.thetaB(), best);
        var r = BeforeAndAfter.measure(work, models, best, GAMMAS);
        var line =
                Scored.of(models.network(), examples, Integer.MAX_VALUE, StatisticsChoice.NONE)
                        .line(
                                work,
                                models.thetaA(),
                                models.thetaB(),
                                best.apply(models.thetaB()),
                                Interpolator.POINTS);
        return new Found(models, search, equivalence, r, line);
    }

    /** Of charts of one name the first: the merged model's spectra hold the plain ones too. */
    private static List<Picture> distinct(List<Picture> pictures) {
        var byName = new LinkedHashMap<String, Picture>();
        pictures.forEach(picture -> byName.putIfAbsent(picture.fileName(), picture));
        return List.copyOf(byName.values());
    }

    private static Provenance provenance(Workplace work, Found found) {
        return new Provenance(
                Cli.version(),
                List.of(
                        Provenance.Source.of(found.models.a().checkpoint().file()),
                        Provenance.Source.of(found.models.b().checkpoint().file())),
                found.search.result().setting().label(),
                found.search.result().seed(),
                work.engine().device().name(),
                "%s, %s, %s examples"
                        .formatted(
                                found.line.data(),
                                found.line.split(),
                                Table.count(found.line.examples())));
    }

    private static HtmlReport report(Found found, List<Picture> pictures, Provenance provenance) {
        return new HtmlReport(
                found.models.a().name() + " and " + found.models.b().name(),
                answer(found),
                List.of(
                        DemoTables.summary(found.search.result(), found.r, found.line),
                        DemoTables.line(found.line)),
                pictures.stream()
                        .map(
                                p ->
                                        new HtmlReport.Picture(
                                                p.data(),
                                                p.heading(),
                                                Definitions.of(p.data()),
                                                ChartFiles.size(p)))
                        .toList(),
                provenance);
    }

    private static String answer(Found found) {
        return "Matching took the barrier at ½ from %s to %s nats while the distance fell by only %s."
                .formatted(
                        Table.number(found.line.naive().barrierAtHalf(), 3),
                        Table.number(found.line.matched().barrierAtHalf(), 3),
                        Table.percent(found.search.result().l2Reduction()));
    }

    private Map<String, Object> fields(Found found, List<Picture> pictures, double seconds) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("match", MatchCommand.fields(found.search, found.equivalence, found.r));
        fields.put("interpolate", InterpolateCommand.fields(found.line));
        fields.put("out", out.toString());
        fields.put("charts", pictures.stream().map(Picture::fileName).toList());
        fields.put("report", out.resolve(REPORT).toString());
        fields.put("seconds", seconds);
        return fields;
    }

    private String text(Found found, List<Picture> pictures, double seconds) {
        return String.join(
                "\n",
                found.models.a().checkpoint().file() + "\n" + found.models.b().checkpoint().file(),
                "",
                MatchCommand.table(found.search, found.equivalence, found.r),
                InterpolateCommand.table(found.line, true),
                answer(found),
                "%d charts as PNG, SVG, PDF and CSV, and %s, in %s (%s s)\n"
                                .formatted(pictures.size(), REPORT, out, Table.number(seconds, 1))
                        + "All three by every search, with the paper's claims: "
                        + Program.command()
                        + " study "
                        + Samples.study()
                        + "\n");
    }
}
