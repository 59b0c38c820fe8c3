package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.dataset.Dataset;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.StopAfter;
import thalweg.evaluation.MadeUpData;
import thalweg.evaluation.Pace;
import thalweg.matching.SinkhornSetting.Goal;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

class SinkhornTest {
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
    }

    @AfterAll
    static void close() {
        assertEquals(0, engine.memory().heldBytes());
        engine.close();
    }

    private static Pair pair(Network network, Parameters a, Parameters b) {
        return new Pair(network, Symmetry.of(network), a, b);
    }

    private static Pair chains(long seed, int... widths) {
        Model a = Chains.random(seed, true, Activation.RELU, widths);
        Model b = Chains.random(seed + 1, true, Activation.RELU, widths);
        return pair(a.network(), a.parameters(), b.parameters());
    }

    private static SinkhornSetting setting(Goal goal, int steps) {
        return new SinkhornSetting(goal, 0.2, 50, steps);
    }

    private static SearchResult run(
            SinkhornSetting setting, Pair pair, @Nullable Dataset data, JobContext context) {
        return setting.make(engine, data).run(pair, null, 3, context, _ -> {});
    }

    private static SearchResult byDistance(Pair pair, int steps) {
        return run(setting(Goal.DISTANCE, steps), pair, null, JobContext.unattended());
    }

    @Test
    void theOperatorsRowsAndColumnsAddUpToOne() {
        int n = 17;
        float[] x = new float[n * n];
        var random = new Random(1);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (4 * random.nextGaussian());
        }
        var operator = new SinkhornOperator(n);
        operator.apply(x, new Pace(JobContext.unattended()));
        for (int i = 0; i < n; i++) {
            double row = 0;
            double column = 0;
            for (int j = 0; j < n; j++) {
                row += operator.matrix()[i * n + j];
                column += operator.matrix()[j * n + i];
            }
            assertEquals(1, row, 1e-3);
            assertEquals(1, column, 1e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 3})
    void theOperatorsBackwardPassIsTheDerivativeOfWhatItFeeds(double size) {
        int n = 9;
        var random = new Random(2);
        float[] x = new float[n * n];
        float[] owed = new float[n * n];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (size * random.nextGaussian());
            owed[i] = (float) random.nextGaussian();
        }
        var operator = new SinkhornOperator(n);
        operator.apply(x, new Pace(JobContext.unattended()));
        float[] found = owed.clone();
        operator.backward(found, new Pace(JobContext.unattended()));
        for (int k = 0; k < 30; k++) {
            int at = random.nextInt(x.length);
            double[] sums = new double[2];
            for (int side = 0; side < 2; side++) {
                float[] shifted = x.clone();
                shifted[at] += side == 0 ? -0.05f : 0.05f;
                var other = new SinkhornOperator(n);
                other.apply(shifted, new Pace(JobContext.unattended()));
                for (int i = 0; i < owed.length; i++) {
                    sums[side] += (double) owed[i] * other.matrix()[i];
                }
            }
            assertEquals((sums[1] - sums[0]) / 0.1, found[at], 3e-3, "entry " + at);
        }
    }

    @Test
    void whatIsOwedToTheMatricesIsTheDerivativeByThem() {
        Network network =
                Graphs.input(2, 6, 6)
                        .conv("first", 2, 5, 3, 1)
                        .norm("first.norm", 5)
                        .then("first.act", new Layer.Activate(Activation.RELU))
                        .conv("second", 5, 4, 3, 1)
                        .then("second.act", new Layer.Activate(Activation.RELU))
                        .then("flat", new Layer.Flatten(false))
                        .dense("last", 4 * 6 * 6, 3)
                        .network();
        Pair pair = pair(network, Graphs.random(network, 1), Graphs.random(network, 2));
        try (var scratch = new Scratch(engine.memory(), JobContext.unattended())) {
            var relaxed = new RelaxedModel(pair, engine.linearAlgebra(), scratch);
            var random = new Random(4);
            float[][] matrices = new float[pair.symmetry().groups().size()][];
            for (int g : relaxed.groups()) {
                int n = relaxed.units(g);
                matrices[g] = new float[n * n];
                for (int i = 0; i < n * n; i++) {
                    matrices[g][i] = random.nextFloat();
                }
                relaxed.set(g, matrices[g]);
            }
            float[][] owed = relaxed.owed(tensor -> pair.a().get(tensor).values());
            for (int g : relaxed.groups()) {
                for (int at = 0; at < matrices[g].length; at += 3) {
                    double[] sums = new double[2];
                    for (int side = 0; side < 2; side++) {
                        float before = matrices[g][at];
                        matrices[g][at] += side == 0 ? -0.5f : 0.5f; // each enters once: linear
                        sums[side] = pair.a().dot(relaxed.moved());
                        matrices[g][at] = before;
                    }
                    assertEquals(sums[1] - sums[0], owed[g][at], 2e-3, "group " + g + " " + at);
                }
            }
        }
    }

    @Test
    void movedByPermutationsItIsThePermutedModel() {
        Pair pair = chains(3, 8, 12, 10, 4);
        Permutation permutation = Permutation.random(pair.symmetry(), new Random(5));
        try (var scratch = new Scratch(engine.memory(), JobContext.unattended())) {
            var relaxed = new RelaxedModel(pair, engine.linearAlgebra(), scratch);
            for (int g : relaxed.groups()) {
                int n = relaxed.units(g);
                float[] matrix = new float[n * n];
                SoftPermutation.of(permutation.indices(g)).write(matrix);
                relaxed.set(g, matrix);
            }
            assertEquals(0, relaxed.moved().distance(permutation.apply(pair.b())), 1e-5);
        }
    }

    @Test
    void recoversAPlantedPermutationByTheDistance() {
        Model a = Chains.random(1, true, Activation.RELU, 10, 40, 30, 5);
        Symmetry symmetry = Symmetry.of(a.network());
        Permutation planted = Permutation.random(symmetry, new Random(2));
        Pair pair = pair(a.network(), a.parameters(), planted.apply(a.parameters()));
        SearchResult found = byDistance(pair, 60);
        assertEquals(0, found.best().l2(), 1e-3);
        assertFalse(found.stopped());
        assertEquals(0, found.best().permutation().apply(pair.b()).distance(a.parameters()), 1e-4);
    }

    @Test
    void byTheLossItFindsALowerMidpointThanTheStart() {
        Pair pair = chains(11, 20, 40, 30, 4);
        Dataset data = MadeUpData.random(3, 400, 20, 4);
        SearchResult found = run(setting(Goal.LOSS, 40), pair, data, JobContext.unattended());
        double start = found.trace().getFirst().loss();
        assertTrue(found.best().loss() < start, found.best().loss() + " of " + start);
        assertEquals(
                found.trace().stream().mapToDouble(Snapshot::loss).min().orElseThrow(),
                found.best().loss());
        assertTrue(
                Equivalence.check(pair.network(), pair.b(), found.best().permutation())
                        .equivalent());
    }

    @Test
    void everySnapshotKeepsTheIdentityOfDistanceAndObjective() {
        Pair pair = chains(5, 12, 30, 25, 4);
        SearchResult found = byDistance(pair, 30);
        double squares = pair.a().dot(pair.a()) + pair.b().dot(pair.b());
        for (Snapshot s : found.trace()) {
            assertEquals(s.l2() * s.l2(), squares - 2 * s.objective(), 1e-6 * squares);
            assertEquals(
                    s.objective(), pair.a().dot(s.permutation().apply(pair.b())), 1e-5 * squares);
        }
        assertEquals(31, found.trace().size());
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void theSameSeedFindsTheSameAndAThinnedStepIsFoundAgain(Goal goal) {
        Pair pair = chains(7, 20, 30, 25, 4);
        Dataset data = MadeUpData.random(3, 200, 20, 4);
        SinkhornSetting setting = setting(goal, 12);
        SearchResult one = run(setting, pair, data, JobContext.unattended());
        SearchResult two = run(setting, pair, data, JobContext.unattended());
        assertEquals(one.best().permutation(), two.best().permutation());
        var thin =
                new SearchResult(
                        setting,
                        3,
                        one.sweeps(),
                        one.seconds(),
                        false,
                        List.of(one.trace().getFirst(), one.trace().getLast()),
                        one.best());
        List<Snapshot> gap =
                Replay.gap(setting.make(engine, data), pair, thin, 5, JobContext.unattended());
        assertEquals(11, gap.size());
        for (Snapshot s : gap) {
            assertEquals(one.trace().get(s.step()).permutation(), s.permutation());
            assertEquals(one.trace().get(s.step()).objective(), s.objective());
        }
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void askedToStopItKeepsTheBestAndGivesAllItsMemoryBack(Goal goal) {
        Pair pair = chains(7, 20, 30, 25, 4);
        Dataset data = MadeUpData.random(3, 200, 20, 4);
        int kept = 0;
        for (int polls = 0; polls < 300; polls += 7) {
            try {
                SearchResult found = run(setting(goal, 12), pair, data, new StopAfter(polls));
                double best =
                        found.trace().stream().mapToDouble(Snapshot::merit).max().orElseThrow();
                assertEquals(best, found.best().merit());
                kept += found.stopped() && found.trace().size() > 1 ? 1 : 0;
            } catch (JobStoppedException e) {
                assertTrue(polls < 20, "after " + polls + " yield points");
            }
            assertEquals(0, engine.memory().heldBytes());
        }
        assertTrue(kept > 2, "never stopped midway");
    }

    @Test
    void blocksAreLeftAsTheyAreAndNamed() {
        Network network =
                Graphs.input(6)
                        .dense("first", 6, 8)
                        .then("norm", new Layer.GroupNorm(null, null, 8, 2, 1e-5))
                        .then("act", new Layer.Activate(Activation.RELU))
                        .dense("second", 8, 8)
                        .then("second.act", new Layer.Activate(Activation.RELU))
                        .dense("last", 8, 4)
                        .network();
        Pair pair = pair(network, Graphs.random(network, 1), Graphs.random(network, 2));
        SearchResult found = byDistance(pair, 8);
        assertTrue(found.still().stream().anyMatch(name -> name.startsWith("first")), "named");
        int[] first = found.best().permutation().indices(0);
        int[] identity = Permutation.identity(pair.symmetry()).indices(0);
        assertArrayEquals(identity, first);
        Network blocks =
                Graphs.input(6)
                        .dense("first", 6, 8)
                        .then("norm", new Layer.GroupNorm(null, null, 8, 2, 1e-5))
                        .dense("last", 8, 4)
                        .network();
        assertThrows(
                MatchingException.class,
                () -> setting(Goal.DISTANCE, 8).requireSupported(blocks, Symmetry.of(blocks)));
    }

    @Test
    void theOptionsAreThoseOfTheGoal() {
        assertEquals(SinkhornSetting.usual(Goal.DISTANCE), SearchKind.SINKHORN.setting(Map.of()));
        SearchSetting loss =
                SearchKind.SINKHORN.setting(Map.of("by", "loss", "batch", "7", "steps", "9"));
        assertEquals(new SinkhornSetting(Goal.LOSS, 0.2, 7, 9), loss);
        assertTrue(loss.needsTraining());
        List<Map<String, String>> bad = new ArrayList<>();
        bad.add(Map.of("by", "chance"));
        bad.add(Map.of("batch", "7"));
        bad.add(Map.of("rate", "0"));
        bad.add(Map.of("steps", "0"));
        bad.add(Map.of("momentum", "0.5"));
        for (Map<String, String> options : bad) {
            assertThrows(
                    MatchingException.class,
                    () -> SearchKind.SINKHORN.setting(options),
                    options.toString());
        }
    }

    @Test
    void comesNearWeightMatchingOnTheSharedPair() {
        Path models = Path.of("..", "shared", "models");
        assumeTrue(Files.isDirectory(models), "../shared is not there");
        Model a = Models.open(models.resolve("mlp-mnist-seed1.pt"), Models.Options.DEFAULT);
        Model b = Models.open(models.resolve("mlp-mnist-seed2.pt"), Models.Options.DEFAULT);
        SearchResult found = byDistance(pair(a.network(), a.parameters(), b.parameters()), 60);
        System.out.printf("L2 %.4f, %.2f s%n", found.best().l2(), found.seconds());
        assertTrue(found.best().l2() < 36.9, "L2 " + found.best().l2());
    }
}
