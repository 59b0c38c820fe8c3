package thalweg;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleSupplier;
import thalweg.alignment.Alignment;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.landscape.Interpolation;
import thalweg.landscape.Interpolator;
import thalweg.matching.Pair;
import thalweg.matching.SearchResult;
import thalweg.matching.WeightMatching;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Parameters;
import thalweg.symmetry.Symmetry;

/**
 * Times one device: products, the SVD, and of each pair of models weight matching and curves with
 * their losses, to be held against another device's. Arguments: cpu or cuda, then {@code gemm},
 * {@code svd=N}, {@code runs=N} (5) or {@code A,B,DATA}. See docs/decisions/engine-cuda.md.
 */
final class DeviceBench {
    /** Parameters of a model whose decomposition takes a processor too long. */
    private static final long LARGE = 5_000_000;

    private final Engine engine;
    private final LinearAlgebra algebra;
    private int runs = 5;

    private DeviceBench(Engine engine) {
        this.engine = engine;
        this.algebra = engine.linearAlgebra();
    }

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        try (Engine engine =
                Engines.sameThread(
                        DeviceChoice.of(arguments[0]), 0, Engines.defaultBudgetBytes())) {
            var bench = new DeviceBench(engine);
            long start = System.nanoTime();
            bench.algebra.start();
            say("start %.3f s, %s", (System.nanoTime() - start) / 1e9, engine.device());
            for (String work : Arrays.asList(arguments).subList(1, arguments.length)) {
                if (work.equals("gemm")) {
                    bench.products();
                } else if (work.startsWith("runs=")) {
                    bench.runs = Integer.parseInt(work.substring(5));
                } else if (work.startsWith("svd=")) {
                    bench.decompose(Integer.parseInt(work.substring(4)));
                } else {
                    String[] files = work.split(",");
                    bench.compare(Path.of(files[0]), Path.of(files[1]), Path.of(files[2]));
                }
            }
        }
    }

    private static void say(String text, Object... values) {
        System.out.println(text.formatted(values));
    }

    private void products() {
        for (int[] size :
                new int[][] {
                    {512, 512, 512},
                    {500, 512, 784},
                    {1024, 1024, 1024},
                    {2048, 2048, 2048},
                    {4096, 4096, 4096},
                    {4000, 512, 512},
                    {36, 4096, 4096}
                }) {
            product(size[0], size[1], size[2]);
        }
    }

    /** Resident: only the product comes back. Copied: both factors are new each time. */
    private void product(int m, int n, int k) {
        float[] x = normal(m * k, 1);
        float[] y = normal(k * n, 2);
        float[] z = new float[m * n];
        try (NativeFloats a = engine.memory().allocate(x.length);
                NativeFloats b = engine.memory().allocate(y.length);
                NativeFloats c = engine.memory().allocate(z.length)) {
            a.write(0, x, 0, x.length);
            b.write(0, y, 0, y.length);
            Runnable multiply =
                    () -> algebra.gemm(false, false, m, n, k, 1, a, 0, k, b, 0, n, 0, c, 0, n);
            double kept =
                    median(
                            seconds(
                                    () -> {
                                        for (int i = 0; i < 10; i++) {
                                            multiply.run();
                                        }
                                        c.read(0, z, 0, 1);
                                    }));
            double copied =
                    median(
                            seconds(
                                    () -> {
                                        a.write(0, x, 0, x.length);
                                        b.write(0, y, 0, y.length);
                                        multiply.run();
                                        c.read(0, z, 0, z.length);
                                    }));
            double writing =
                    median(
                            seconds(
                                    () -> {
                                        a.write(0, x, 0, x.length);
                                        b.write(0, y, 0, y.length);
                                    }));
            say(
                    "gemm %d %d %d: resident %.4f ms, %.2f TFLOP/s; new factors %.4f ms, of which"
                            + " %.4f ms to write them",
                    m,
                    n,
                    k,
                    kept * 100,
                    2e-12 * m * n * k / (kept / 10),
                    copied * 1e3,
                    writing * 1e3);
        }
    }

    private void decompose(int n) {
        float[] w = normal(n * n, 3);
        for (boolean vectors : new boolean[] {true, false}) {
            long start = System.nanoTime();
            float[] s = algebra.svd(w, n, n, vectors).s();
            say(
                    "svd %d, vectors %b: %.3f s, largest %.6g, least %.6g",
                    n, vectors, (System.nanoTime() - start) / 1e9, s[0], s[n - 1]);
        }
    }

    private void compare(Path fileA, Path fileB, Path data) {
        Model a = Models.open(fileA, Models.Options.DEFAULT);
        Model b = Models.likeNamed(a, Models.open(fileB, Models.Options.DEFAULT));
        Dataset dataset = Datasets.open(data, "test");
        var network = Evaluators.fitted(a.network(), dataset);
        say("%s, %d parameters", fileA.getFileName(), a.parameters().count());
        var pair = new Pair(network, Symmetry.of(network), a.parameters(), b.parameters());
        var search = new WeightMatching(algebra, engine.memory());
        var found = new SearchResult[1];
        DoubleSupplier match =
                () -> {
                    found[0] = search.run(pair, null, 0, JobContext.unattended(), _ -> {});
                    return found[0].seconds();
                };
        double matching = median(match);
        say(
                "weight matching %.4f s, %d sweeps, L2 %.9g",
                matching, found[0].sweeps(), found[0].best().l2());
        if (a.parameters().count() < LARGE) {
            var alignment = new Alignment(algebra, engine.memory());
            say(
                    "spectrum %.4f s",
                    median(
                            seconds(
                                    () ->
                                            alignment.spectrum(
                                                    a.parameters(), JobContext.unattended()))));
        }
        Parameters moved = found[0].best().permutation().apply(b.parameters());
        try (var evaluator = Evaluators.forNetwork(network, algebra, engine.memory());
                var examples =
                        LoadedExamples.load(dataset, dataset.size(), network, engine.memory())) {
            var interpolator = new Interpolator(evaluator, engine.memory());
            var line = new Interpolation[1];
            double curves =
                    median(
                            () -> {
                                line[0] =
                                        interpolator.measure(
                                                a.parameters(),
                                                b.parameters(),
                                                moved,
                                                Interpolator.POINTS,
                                                examples,
                                                examples.count(),
                                                JobContext.unattended());
                                return line[0].seconds();
                            });
            say("curves of %d examples %.4f s", examples.count(), curves);
            say(
                    "losses %s",
                    line[0].naive().points().stream()
                            .map(p -> "%.9g".formatted(p.score().loss()))
                            .toList());
        }
    }

    private static DoubleSupplier seconds(Runnable work) {
        return () -> {
            long start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / 1e9;
        };
    }

    /** Of the runs, after one to warm up. */
    private double median(DoubleSupplier timed) {
        double[] times = new double[runs];
        timed.getAsDouble();
        Arrays.setAll(times, _ -> timed.getAsDouble());
        Arrays.sort(times);
        return times[runs / 2];
    }

    private static float[] normal(int count, long seed) {
        var random = new Random(seed);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }
}
