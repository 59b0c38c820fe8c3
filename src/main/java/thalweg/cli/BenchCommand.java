package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.alignment.Alignment;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.Tensor;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.landscape.Interpolator;
import thalweg.matching.AssignmentBenchmark;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.matching.WeightMatching;
import thalweg.network.Parameters;

/** Times the main work: warm medians of five in one process, and the cold first search. */
@CommandLine.Command(header = "Time matching, spectra, interpolation and assignment.")
final class BenchCommand implements Command {
    private static final int RUNS = 5;
    private static final int STEPS = 20;
    private static final int[] SIZES = {512, 1024, 2048};

    private static final double MOST_SECONDS = 3600;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private PairOptions pair = new PairOptions();
    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Examples for the curve and the steps of STE; without, these are left out.")
    private @Nullable Path data;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "5",
            description = "Warm up each kind of work for so long (default: 5).")
    private double seconds = 5;

    @Option(
            names = "--scores",
            paramLabel = "FILE.npy",
            description = "Time the assignment of this score matrix too; may be given again.")
    private List<Path> scores = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Of the search (default: 0).")
    private long seed;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
            throw new UsageException(
                    ("it can't be warmed up for " + seconds + " s").replace('-', '−'),
                    "--seconds",
                    "use 0 to 3600");
        }
        ModelPair models = pair.open(work);
        Dataset dataset = data == null ? null : Datasets.open(data, "test");
        compute.start(work);
        Map<String, Object> fields =
                work.measure("Benchmark", c -> measure(work.engine(), models, dataset, c));
        common.print(work.terminal(), fields, BenchTable.of(fields));
        return 0;
    }

    private Map<String, Object> measure(
            Engine engine, ModelPair models, @Nullable Dataset dataset, JobContext context) {
        var fields = new LinkedHashMap<String, Object>();
        context.progress(0, "weight matching");
        var search = new WeightMatching(engine.linearAlgebra(), engine.memory());
        List<SearchResult> found = new ArrayList<>(1);
        DoubleSupplier match =
                () -> {
                    var result =
                            search.run(models.pair(), null, seed, JobContext.unattended(), _ -> {});
                    found.clear();
                    found.add(result);
                    return result.seconds();
                };
        double cold = match.getAsDouble();
        Map<String, Object> matching = of("seconds", median(match, context));
        SearchResult last = found.getLast();
        matching.put("sweeps", last.sweeps());
        matching.put("l2After", last.best().l2());
        fields.put("match", matching);

        context.progress(0.3, "spectra");
        var alignment = new Alignment(engine.linearAlgebra(), engine.memory());
        Parameters a = models.thetaA();
        fields.put(
                "spectrum",
                of("seconds", median(timed(() -> alignment.spectrum(a, context)), context)));

        if (data != null && dataset != null) {
            context.progress(0.5, "interpolation");
            fields.put("interpolate", interpolation(engine, models, dataset, last, context));
            Map<String, Object> straightThrough = straightThrough(engine, models, data, context);
            if (straightThrough != null) {
                fields.put("ste", straightThrough);
            }
        }

        context.progress(0.8, "assignment");
        var assignment = new LinkedHashMap<String, Object>();
        for (int n : SIZES) {
            float[] uniform = AssignmentBenchmark.uniform(n, seed);
            assignment.put(String.valueOf(n), AssignmentBenchmark.medianSeconds(uniform, n, RUNS));
            context.yieldOrStop();
        }
        fields.put("assignment", assignment);
        if (!scores.isEmpty()) {
            fields.put("scores", scoreMatrices(context));
        }
        fields.put("cold", of("match", of("seconds", cold)));
        fields.put("device", engine.device().name());
        return fields;
    }

    private Map<String, Object> interpolation(
            Engine engine,
            ModelPair models,
            Dataset dataset,
            SearchResult found,
            JobContext context) {
        Parameters moved = found.best().permutation().apply(models.thetaB());
        try (var evaluator =
                        Evaluators.forNetwork(
                                models.network(), engine.linearAlgebra(), engine.memory());
                var examples =
                        LoadedExamples.load(
                                dataset, dataset.size(), models.network(), engine.memory())) {
            var interpolator = new Interpolator(evaluator, engine.memory());
            DoubleSupplier curves =
                    () ->
                            interpolator
                                    .measure(
                                            models.thetaA(),
                                            models.thetaB(),
                                            moved,
                                            Interpolator.POINTS,
                                            examples,
                                            dataset.size(),
                                            JobContext.unattended())
                                    .seconds();
            var fields = of("seconds", median(curves, context));
            fields.put("points", Interpolator.POINTS);
            fields.put("examples", dataset.size());
            return fields;
        }
    }

    /** A step of the straight-through estimator from A; null where there is no train split. */
    private @Nullable Map<String, Object> straightThrough(
            Engine engine, ModelPair models, Path folder, JobContext context) {
        if (!Datasets.splits(folder).contains("train")) {
            return null;
        }
        context.progress(0.7, "straight-through estimator");
        var setting = SearchKind.STRAIGHT_THROUGH.setting(Map.of("steps", String.valueOf(STEPS)));
        var search = setting.make(engine, Datasets.open(folder, "train"));
        DoubleSupplier step =
                () -> {
                    List<Snapshot> trace =
                            search.run(models.pair(), null, seed, JobContext.unattended(), _ -> {})
                                    .trace();
                    double[] each = new double[STEPS];
                    for (int i = 0; i < STEPS; i++) {
                        each[i] = trace.get(i + 1).seconds() - trace.get(i).seconds();
                    }
                    Arrays.sort(each);
                    return each[STEPS / 2];
                };
        var fields = of("secondsPerStep", median(step, context));
        fields.put("steps", STEPS);
        fields.putAll(setting.options());
        return fields;
    }

    private Map<String, Object> scoreMatrices(JobContext context) {
        var fields = new LinkedHashMap<String, Object>();
        for (Path file : scores) {
            Checkpoint checkpoint = Checkpoints.open(file);
            Tensor matrix = checkpoint.tensors().getFirst();
            if (matrix.shape().size() != 2
                    || !matrix.shape().get(0).equals(matrix.shape().get(1))) {
                throw new UsageException(
                        "a score matrix is square, and this is " + matrix.shape(),
                        file.toString(),
                        "give a square matrix");
            }
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.npy$", "");
            int n = matrix.shape().getFirst();
            fields.put(name, AssignmentBenchmark.medianSeconds(matrix.read(), n, RUNS));
            context.yieldOrStop();
        }
        return fields;
    }

    /** The median of five, after warming up for the seconds asked for. */
    private double median(DoubleSupplier timed, JobContext context) {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        double[] times = new double[RUNS];
        do {
            times[0] = timed.getAsDouble();
            context.yieldOrStop();
        } while (System.nanoTime() < until);
        for (int i = 0; i < RUNS; i++) {
            times[i] = timed.getAsDouble();
            context.yieldOrStop();
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    private static DoubleSupplier timed(Runnable work) {
        return () -> {
            long start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / 1e9;
        };
    }

    private static Map<String, Object> of(String name, Object value) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(name, value);
        return fields;
    }
}
