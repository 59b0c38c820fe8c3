package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;

/** What holds of every strategy for several models. */
class StrategiesTest {
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 28);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static List<String> ids() {
        return Strategies.ids();
    }

    private static Strategies.Tools tools() {
        var matching = new WeightMatching(engine.linearAlgebra(), engine.memory());
        return new Strategies.Tools(engine.linearAlgebra(), engine.memory(), matching);
    }

    private static SeveralResult run(
            String id, Several models, int anchor, long seed, JobContext context) {
        return Strategies.named(id, tools())
                .orElseThrow()
                .run(models, anchor, seed, context, _ -> {});
    }

    private static SeveralResult run(String id, Several models) {
        return run(id, models, 0, 0, JobContext.unattended());
    }

    /** Copies of one model, each but the first under a permutation of its own. */
    private static Several copies(Network network, Parameters theta, int count) {
        Symmetry symmetry = Symmetry.of(network);
        var random = new Random(5);
        List<Parameters> models = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            models.add(m == 0 ? theta : Permutation.movingEveryUnit(symmetry, random).apply(theta));
        }
        return new Several(network, symmetry, models);
    }

    private static Several random(int count, int... widths) {
        List<Parameters> models = new ArrayList<>();
        Model first = Chains.random(1, true, Activation.RELU, widths);
        for (int m = 0; m < count; m++) {
            models.add(Chains.random(1 + m, true, Activation.RELU, widths).parameters());
        }
        return new Several(first.network(), Symmetry.of(first.network()), models);
    }

    private static double objective(List<Parameters> moved) {
        double sum = 0;
        for (int m = 0; m < moved.size(); m++) {
            for (int n = 0; n < m; n++) {
                sum += moved.get(m).dot(moved.get(n));
            }
        }
        return sum;
    }

    @Test
    void eachIsFoundByItsOwnName() {
        for (Strategy strategy : Strategies.all(tools())) {
            assertEquals(
                    strategy.name(), Strategies.named(strategy.id(), tools()).orElseThrow().name());
        }
        assertEquals(ids(), Strategies.all(tools()).stream().map(Strategy::id).toList());
        assertTrue(Strategies.named("circle", tools()).isEmpty());
    }

    static Stream<Arguments> planted() {
        List<int[]> shapes =
                List.of(
                        new int[] {20, 64, 10},
                        new int[] {30, 40, 50, 5},
                        new int[] {16, 33, 33, 33, 7});
        return ids().stream()
                .flatMap(id -> shapes.stream().map(shape -> Arguments.of(id, shape, 3)));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void recoversPlantedPermutationsOfCopies(String id, int[] widths, int count) {
        Model a = Chains.random(3, true, Activation.RELU, widths);
        Several models = copies(a.network(), a.parameters(), count);
        SeveralResult found = run(id, models);
        for (Parameters moved : found.moved(models)) {
            assertEquals(0, a.parameters().distance(moved), 1e-6);
        }
        assertEquals(0, found.best().l2(), 1e-3);
        assertEquals(Permutation.identity(models.symmetry()), found.permutations().getFirst());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void recoversPlantedPermutationsOfFiveCopies(String id) {
        Model a = Chains.random(4, true, Activation.RELU, 24, 40, 30, 6);
        Several models = copies(a.network(), a.parameters(), 5);
        for (Parameters moved : run(id, models).moved(models)) {
            assertEquals(0, a.parameters().distance(moved), 1e-6);
        }
    }

    static Stream<Arguments> kinds() {
        return ids().stream()
                .flatMap(id -> LayerKindsTest.cases().map(c -> Arguments.of(id, c.toString(), c)));
    }

    /** Residual streams, convolutions, batch norm, concatenations; nested groups where it can. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("kinds")
    void recoversCopiesOfEveryKindOfLayerOrRefusesByName(
            String id, String name, LayerKindsTest.Case c) {
        Parameters theta = Graphs.random(c.network(), 11);
        Several models = copies(c.network(), theta, 3);
        boolean nested =
                models.symmetry().groups().stream()
                        .anyMatch(g -> g.kind() == PermutationGroup.Kind.NESTED);
        if (id.equals("c2m3") && nested) {
            var e = assertThrows(MatchingException.class, () -> run(id, models));
            assertTrue(e.where().startsWith("group "), e.where());
            return;
        }
        for (Parameters moved : run(id, models).moved(models)) {
            assertEquals(0, theta.distance(moved), 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everySnapshotSaysTheObjectiveAndTheDistanceOfItsPermutations(String id) {
        Several models = random(3, 20, 30, 25, 6);
        for (SeveralSnapshot s : run(id, models).trace()) {
            List<Parameters> moved = models.moved(s.permutations());
            double squares = 0;
            for (int m = 0; m < 3; m++) {
                double d = moved.get(m).distance(moved.get((m + 1) % 3));
                squares += d * d;
            }
            assertEquals(objective(moved), s.objective(), 1e-9 * Math.abs(s.objective()) + 1e-6);
            assertEquals(Math.sqrt(squares / 3), s.l2(), 1e-6 * s.l2());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"star", "merge-many"})
    void theObjectiveOfWhatMovesOneModelAtATimeNeverFalls(String id) {
        Several models = random(4, 20, 30, 25, 6);
        SeveralResult found = run(id, models);
        double before = Double.NEGATIVE_INFINITY;
        for (SeveralSnapshot s : found.trace()) {
            if (id.equals("merge-many")) {
                assertTrue(s.objective() >= before - 1e-6, () -> s.objective() + " at " + s.step());
            }
            before = s.objective();
        }
        assertTrue(found.best().objective() > found.trace().getFirst().objective());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theBestIsReturnedInTheFrameOfWhicheverModelIsTheAnchor(String id) {
        Several models = random(3, 20, 30, 25, 6);
        for (int anchor = 0; anchor < 3; anchor++) {
            SeveralResult found = run(id, models, anchor, 0, JobContext.unattended());
            assertEquals(Permutation.identity(models.symmetry()), found.permutations().get(anchor));
            double best =
                    found.trace().stream()
                            .mapToDouble(SeveralSnapshot::objective)
                            .max()
                            .orElseThrow();
            assertEquals(best, found.best().objective());
            assertEquals(best, objective(found.moved(models)), 1e-6 * Math.abs(best));
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void cyclesCloseByConstructionWhereThoseOfIndependentPairsDoNot(String id) {
        Several models = random(4, 20, 60, 50, 6);
        SeveralResult found = run(id, models);
        assertEquals(0, CycleError.of(4, found::between));
        var pairs =
                IndependentPairs.match(models, tools().pairwise(), found, JobContext.unattended());
        double independent = CycleError.of(4, pairs);
        assertTrue(independent > 0.5 && independent <= 1, "" + independent);
    }

    @Test
    void independentPairsOfCopiesCloseTheirCycles() {
        Model a = Chains.random(6, true, Activation.RELU, 30, 40, 30, 5);
        Several models = copies(a.network(), a.parameters(), 4);
        var pairs =
                IndependentPairs.match(
                        models, tools().pairwise(), run("star", models), JobContext.unattended());
        assertEquals(0, CycleError.of(4, pairs));
    }

    @Test
    void aCycleThatLeavesAUnitElsewhereIsCountedByItsUnits() {
        Model a = Chains.random(6, true, Activation.RELU, 3, 8, 4);
        Permutation still = Permutation.identity(Symmetry.of(a.network()));
        Permutation swap = still.with(0, new int[] {1, 0, 2, 3, 4, 5, 6, 7});
        assertEquals(2 / 8.0, CycleError.of(3, (x, y) -> x + y == 1 ? swap : still));
        // Three triples of four models have the pair.
        assertEquals(2 / 8.0 / 2, CycleError.of(4, (x, y) -> x + y == 1 ? swap : still));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theSameSeedGivesTheSameResult(String id) {
        Several models = random(3, 20, 40, 30, 6);
        var one = run(id, models, 0, 7, JobContext.unattended());
        var other = run(id, models, 0, 7, JobContext.unattended());
        assertEquals(one.permutations(), other.permutations());
        assertEquals(one.best().objective(), other.best().objective());
    }

    static Stream<Arguments> stops() {
        return ids().stream()
                .flatMap(
                        id ->
                                IntStream.of(0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144)
                                        .mapToObj(polls -> Arguments.of(id, polls)));
    }

    @ParameterizedTest
    @MethodSource("stops")
    void stoppedAtAnyPointItReturnsTheBestSeen(String id, int polls) {
        Several models = random(3, 20, 60, 50, 40, 6);
        var stopping = new StopAfter(polls);
        SeveralResult found = run(id, models, 1, 0, stopping);
        assertTrue(found.stopped() || !stopping.asked());
        double best =
                found.trace().stream().mapToDouble(SeveralSnapshot::objective).max().orElseThrow();
        assertEquals(best, found.best().objective());
        assertEquals(best, objective(found.moved(models)), 1e-6 * Math.abs(best) + 1e-6);
        for (Permutation p : found.permutations()) {
            int[][] indices =
                    IntStream.range(0, models.symmetry().groups().size())
                            .mapToObj(p::indices)
                            .toArray(int[][]::new);
            assertEquals(p, Permutation.of(models.symmetry(), indices));
        }
        assertEquals(0, engine.memory().heldBytes());
    }

    @Test
    void askedToStopWhileALargeStartIsMeasuredItStopsThere() {
        Several models = random(3, 1000, 1500, 1200, 10);
        var stopping = new StopAfter(0);
        for (String id : ids()) {
            assertThrows(JobStoppedException.class, () -> run(id, models, 0, 0, stopping));
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void leavesNoNativeMemoryBehind(String id) {
        run(id, random(3, 20, 64, 64, 6));
        assertEquals(0, engine.memory().heldBytes());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void progressNeverFallsAndEndsBelowOne(String id) {
        var context = new RecordedProgress();
        run(id, random(3, 16, 60, 60, 7), 0, 1, context);
        double before = 0;
        for (double fraction : context.fractions()) {
            assertTrue(Double.isNaN(fraction) || fraction <= 1, "" + fraction);
            if (!Double.isNaN(fraction)) {
                assertTrue(fraction >= before, context.fractions()::toString);
                before = fraction;
            }
        }
        assumeTrue(before > 0, "too short to say how far it is");
    }

    /** Two models need no strategy, and each gives what weight matching alone can give. */
    @ParameterizedTest
    @MethodSource("ids")
    void matchesTwoModels(String id) {
        Several models = random(2, 20, 30, 25, 6);
        SeveralResult found = run(id, models);
        double alone =
                tools().pairwise()
                        .run(models.pair(0, 1), null, 0, JobContext.unattended(), _ -> {})
                        .best()
                        .objective();
        assertTrue(found.best().objective() >= 0.9 * alone, found.best().objective() + " " + alone);
    }
}
