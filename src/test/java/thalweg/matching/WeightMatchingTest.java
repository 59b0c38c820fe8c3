package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.RecordedProgress;
import thalweg.engine.StopAfter;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Placement;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

class WeightMatchingTest {
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static SearchResult match(Pair pair, long seed, JobContext context) {
        return new WeightMatching(engine.linearAlgebra(), engine.memory())
                .run(pair, null, seed, context, _ -> {});
    }

    private static SearchResult match(Pair pair, long seed) {
        return match(pair, seed, JobContext.unattended());
    }

    private static Pair pair(Model a, Parameters b) {
        return new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b);
    }

    private static Pair randomPair(long seed, int... widths) {
        Model a = Chains.random(seed, true, Activation.RELU, widths);
        return pair(a, Chains.random(seed + 100, true, Activation.RELU, widths).parameters());
    }

    @Test
    void weightsWhoseProductsOverflowAreRefusedByName() {
        Model a = Chains.random(1, true, Activation.RELU, 20, 64, 10);
        var large = new ArrayList<Parameter>();
        for (Parameter p : a.parameters().all()) {
            var values = p.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= 1e20f;
            }
            large.add(new Parameter(p.name(), p.shape(), values, p.learnable(), p.storedAs()));
        }
        Model b = new Model("b", a.checkpoint(), a.network(), new Parameters(large));
        var e = assertThrows(MatchingException.class, () -> match(pair(b, b.parameters()), 0));
        assertTrue(e.what().contains("too large"), e.what());
        assertTrue(e.badInput());
        assertTrue(e.where().contains("fc1"), e.where());
    }

    @Test
    void moreUnitsThanTheirScoresHaveRoomForAreRefusedBeforeAnythingIsComputed() {
        Model a = Chains.random(1, false, Activation.RELU, 1, 50_000, 1);
        var e = assertThrows(MatchingException.class, () -> match(pair(a, a.parameters()), 0));
        assertTrue(e.what().startsWith("50,000 units are more than "), e.what());
    }

    @Test
    void copiesOfWeightsThatTheHeapHasNoRoomForAreRefusedBeforeTheyAreMade() {
        Model a = Chains.random(1, false, Activation.RELU, 6, 30, 2);
        PermutationGroup group = Symmetry.of(a.network()).groups().getFirst();
        long bytes = group.placements().stream().mapToLong(p -> bytesOfColumns(a, p)).sum();
        assertEquals(4 * 30 * 6, bytes, "the rows of the first layer lie by units, not by columns");
    }

    private static long bytesOfColumns(Model model, Placement place) {
        return new Unfolding(place, model.parameters().get(place.tensor()).shape())
                .bytesOfColumns();
    }

    private static final List<int[]> SHAPES =
            List.of(
                    new int[] {20, 64, 10},
                    new int[] {30, 40, 50, 5},
                    new int[] {16, 33, 33, 33, 7},
                    new int[] {64, 1, 8, 3});

    @ParameterizedTest
    @CsvSource({"0,1", "0,2", "1,1", "1,2", "2,1", "2,3", "3,1"})
    void recoversAPlantedPermutation(int shape, long seed) {
        Model a = Chains.random(seed, true, Activation.RELU, SHAPES.get(shape));
        Symmetry symmetry = Symmetry.of(a.network());
        Permutation planted = Permutation.random(symmetry, new Random(seed));
        SearchResult result = match(pair(a, planted.apply(a.parameters())), seed);
        assertEquals(planted.inverse(), result.best().permutation());
        assertTrue(result.best().l2() < 1e-4, () -> "L2 " + result.best().l2());
    }

    @Test
    void recoversAPlantedPermutationUpToDeadUnits() {
        Model a = Chains.random(4, true, Activation.RELU, 12, 30, 20, 4);
        Parameters dead = withDeadUnits(a.parameters(), 5);
        Symmetry symmetry = Symmetry.of(a.network());
        Permutation planted = Permutation.random(symmetry, new Random(4));
        var pair = new Pair(a.network(), symmetry, dead, planted.apply(dead));
        SearchResult result = match(pair, 0);
        assertEquals(0, dead.distance(result.best().permutation().apply(pair.b())), 1e-9);
    }

    /** The first units of the first hidden layer read and write nothing. */
    private static Parameters withDeadUnits(Parameters theta, int count) {
        List<Parameter> tensors = new ArrayList<>();
        for (Parameter p : theta.all()) {
            float[] values = p.values().clone();
            int columns = p.shape().size() > 1 ? p.shape().get(1) : 1;
            if (p.name().startsWith("fc1")) {
                Arrays.fill(values, 0, count * columns, 0);
            } else if (p.name().equals("fc2.weight")) {
                for (int row = 0; row < values.length; row += columns) {
                    Arrays.fill(values, row, row + count, 0);
                }
            }
            tensors.add(new Parameter(p.name(), p.shape(), values, true, p.storedAs()));
        }
        return new Parameters(tensors);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theObjectiveNeverFallsAndGivesTheDistanceAtEverySnapshot(long seed) {
        Pair pair = randomPair(seed, 20, 48, 36, 6);
        double before = Double.NEGATIVE_INFINITY;
        for (Snapshot s : match(pair, seed).trace()) {
            Parameters moved = s.permutation().apply(pair.b());
            assertEquals(pair.a().dot(moved), s.objective(), 1e-9 * Math.abs(s.objective()));
            assertEquals(pair.a().distance(moved), s.l2(), 1e-9 * s.l2());
            assertTrue(s.objective() >= before);
            before = s.objective();
        }
    }

    @Test
    void noSingleGroupCanDoBetterAtTheEnd() {
        Pair pair = randomPair(7, 15, 30, 25, 5);
        Snapshot end = match(pair, 0).best();
        SearchResult again =
                new WeightMatching(engine.linearAlgebra(), engine.memory())
                        .run(pair, end.permutation(), 9, JobContext.unattended(), _ -> {});
        assertEquals(end.objective(), again.best().objective(), 1e-7 * end.objective());
    }

    @Test
    void theSameSeedGivesTheSameResult() {
        Pair pair = randomPair(8, 20, 60, 40, 6);
        SearchResult first = match(pair, 3);
        SearchResult second = match(pair, 3);
        assertEquals(first.best().permutation(), second.best().permutation());
        assertEquals(first.best().objective(), second.best().objective());
        assertEquals(first.trace().size(), second.trace().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 21})
    void stoppedAtAnyStepItReturnsAValidPermutationAndTheBestSeen(int polls) {
        Pair pair = randomPair(9, 20, 60, 50, 40, 6);
        SearchResult result = match(pair, 0, new StopAfter(polls));
        assertTrue(result.stopped());
        double best = result.trace().stream().mapToDouble(Snapshot::objective).max().orElseThrow();
        assertEquals(best, result.best().objective());
        Permutation p = result.best().permutation();
        int[][] indices =
                IntStream.range(0, pair.symmetry().groups().size())
                        .mapToObj(p::indices)
                        .toArray(int[][]::new);
        assertEquals(p, Permutation.of(pair.symmetry(), indices));
    }

    /** Ten million parameters: their sums take longer than a hand waits. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6})
    void askedToStopWhileALargeStartIsMeasuredItStopsThere(int polls) {
        Pair pair = randomPair(11, 1000, 3000, 2400, 10);
        int[] polled = {0};
        var snapshots = new ArrayList<Snapshot>();
        var search = new WeightMatching(engine.linearAlgebra(), engine.memory());
        var stopping =
                new JobContext() {
                    @Override
                    public void progress(double fraction, Phrase message) {}

                    @Override
                    public boolean yieldPoint() {
                        return ++polled[0] >= polls;
                    }
                };
        assertThrows(
                JobStoppedException.class,
                () -> search.run(pair, null, 0, stopping, snapshots::add));
        assertEquals(polls, polled[0]);
        assertEquals(List.of(), snapshots);
    }

    @Test
    void tenSearchesLeaveNoNativeMemoryBehind() {
        long before = engine.memory().heldBytes();
        Pair pair = randomPair(10, 20, 64, 64, 6);
        for (int seed = 0; seed < 10; seed++) {
            match(pair, seed);
        }
        assertEquals(before, engine.memory().heldBytes());
    }

    @Test
    void reachesTheReferencesDistanceOnTheSharedPair() {
        Path models = Path.of("..", "shared", "models");
        assumeTrue(Files.isDirectory(models), "../shared is not there");
        Model a = Models.open(models.resolve("mlp-mnist-seed1.pt"), Models.Options.DEFAULT);
        Model b = Models.open(models.resolve("mlp-mnist-seed2.pt"), Models.Options.DEFAULT);
        Pair pair = pair(a, b.parameters());
        double[] after = new double[9];
        for (int seed = 0; seed < after.length; seed++) {
            SearchResult result = match(pair, seed);
            assertEquals(42.8746, result.trace().getFirst().l2(), 1e-3);
            after[seed] = result.best().l2();
            System.out.printf(
                    "seed %d: L2 %.4f, %d sweeps, %.3f s%n",
                    seed, after[seed], result.sweeps(), result.seconds());
            assertTrue(after[seed] <= 36.66, "seed " + seed + ": " + after[seed]);
            if (seed == 0) {
                assertTrue(
                        Equivalence.check(b.network(), b.parameters(), result.best().permutation())
                                .equivalent());
            }
        }
        Arrays.sort(after);
        assertTrue(after[4] <= 36.64, "median " + after[4]);
    }

    /** An estimate from the first sweep alone would be many times too long. */
    @Test
    void itsProgressIsUnknownAtFirstAndNeverFalls() {
        var context = new RecordedProgress();
        match(randomPair(4, 16, 90, 90, 90, 7), 1, context);
        List<Double> fractions = context.fractions();
        assertTrue(fractions.size() >= 4, fractions::toString);
        assertTrue(Double.isNaN(fractions.getFirst()), fractions::toString);
        for (int i = 2; i < fractions.size(); i++) {
            assertTrue(fractions.get(i) >= fractions.get(i - 1), fractions::toString);
            assertTrue(fractions.get(i) < 1, fractions::toString);
        }
    }
}
