package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.dataset.Dataset;
import thalweg.evaluation.Score;
import thalweg.landscape.Plane;
import thalweg.landscape.PlaneFrame;
import thalweg.landscape.PlaneMeasure;
import thalweg.network.Parameters;

/** Loss over the plane of three models. */
@CommandLine.Command(header = "Loss over the plane through A, π(B) and π(C).")
final class PlaneCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();

    @CommandLine.Parameters(
            arity = "3",
            paramLabel = "A B C",
            hideParamSyntax = true,
            description = "The models.")
    private List<Path> files = List.of();

    @Mixin private ModelOptions reading = new ModelOptions();
    @Mixin private DataOptions data = new DataOptions();

    @Option(
            names = "--grid",
            paramLabel = "N",
            defaultValue = "21",
            description = "Points a side (default: 21).")
    private int grid = PlaneMeasure.GRID;

    @Mixin private StrategyOptions strategy = new StrategyOptions();
    @Mixin private SearchOptions search = new SearchOptions();
    @Mixin private SearchExamplesOption searchExamples = new SearchExamplesOption();
    @Mixin private NormalizationOptions normalization = new NormalizationOptions();
    @Mixin private ComputeOptions compute = new ComputeOptions();
    @Mixin private ChartOptions charts = new ChartOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        data.check();
        SearchData searchedOn = searchExamples.of(data);
        search.check(searchedOn);
        if (files.size() != 3) {
            throw new UsageException(
                    "a plane is through three models",
                    files.size() + " were given",
                    "name three files");
        }
        strategy.check(files.size(), search);
        PlaneMeasure.requireGrid(grid);
        normalization.check();
        charts.check("plane");
        compute.start(work);
        OpenModels models = OpenModels.open(work, reading, files);
        Dataset examples = data.open();
        var scored =
                Scored.of(
                        models.network(),
                        examples,
                        data.limit(),
                        normalization.choose(models.network(), data).exceptRepair());
        StrategyOptions.Found found =
                strategy.run(work, models, search.ready(models.pair(), searchedOn));
        work.keepGoing();
        List<Parameters> moved = models.moved(found.result().permutations());
        List<Double> seconds = new ArrayList<>();
        Plane plane =
                scored.measure(
                        work,
                        "Plane",
                        (evaluator, loaded, statistics, context) ->
                                new PlaneMeasure(evaluator, work.engine().memory())
                                        .measure(
                                                moved,
                                                grid,
                                                loaded,
                                                loaded.count(),
                                                statistics,
                                                context,
                                                pass -> seconds.add(pass.seconds())));
        List<String> names = StrategyOptions.letters(files.size(), strategy.anchor());
        charts.write(List.of(Pictures.plane(plane, names, examples)), work.made(""));
        String warning = scored.warning();
        var fields = fields(plane, examples);
        fields.put("firstSeconds", seconds.getFirst());
        fields.putAll(found.fields());
        fields.putAll(charts.fields());
        if (!warning.isEmpty()) {
            fields.put("warning", warning.strip());
        }
        common.print(
                work.terminal(),
                fields,
                table(plane, names, examples) + warning + found.sentences() + charts.sentence());
        return 0;
    }

    private Map<String, @Nullable Object> fields(Plane plane, Dataset examples) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.putAll(
                DataOptions.measured(
                        examples,
                        plane.examples(),
                        plane.normalization(),
                        plane.normalizationExamples()));
        PlaneFrame frame = plane.frame();
        var models = new ArrayList<Object>();
        for (int i = 0; i < 3; i++) {
            var model = new LinkedHashMap<String, Object>();
            model.put("file", files.get(i).toString());
            model.putAll(point(frame.corners()[i], plane.corners().get(i)));
            models.add(model);
        }
        fields.put("models", models);
        double third = 1 / 3.0;
        fields.put("mean", point(frame.at(new double[] {third, third, third}), plane.mean()));
        fields.put("grid", grid);
        fields.put("x", plane.x());
        fields.put("y", plane.y());
        fields.put("loss", Arrays.asList(plane.loss()));
        fields.put("accuracy", Arrays.asList(plane.accuracy()));
        fields.put("seconds", plane.seconds());
        return fields;
    }

    private static Map<String, Object> point(PlaneFrame.Point at, Score score) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("x", at.x());
        fields.put("y", at.y());
        fields.putAll(InterpolateCommand.score(score));
        return fields;
    }

    private static String table(Plane plane, List<String> names, Dataset examples) {
        var table = new Table("lrrrr").row("", "loss", "accuracy", "x", "y");
        for (int i = 0; i < 3; i++) {
            row(table, names.get(i), plane.frame().corners()[i], plane.corners().get(i));
        }
        double third = 1 / 3.0;
        row(table, "mean", plane.frame().at(new double[] {third, third, third}), plane.mean());
        return "Mean cross-entropy in nats, %s %s examples of %s, %s points, %s s; x and y are L2\n\n%s\nThe least loss of the grid within the triangle is %s.\n"
                .formatted(
                        Table.count(plane.examples()),
                        examples.split(),
                        examples.name(),
                        Table.count((long) plane.x().length * plane.y().length),
                        Table.number(plane.seconds(), 2),
                        table,
                        Table.number(plane.leastInside(), 4));
    }

    private static void row(Table table, String name, PlaneFrame.Point at, Score score) {
        table.row(
                name,
                Table.number(score.loss(), 4),
                Table.percent(score.accuracy()),
                Table.number(at.x(), 2),
                Table.number(at.y(), 2));
    }
}
