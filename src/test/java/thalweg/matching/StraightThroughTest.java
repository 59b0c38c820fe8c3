package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.dataset.Dataset;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.OutOfNativeMemoryException;
import thalweg.engine.RecordedProgress;
import thalweg.engine.StopAfter;
import thalweg.evaluation.EvaluationException;
import thalweg.evaluation.Gradients;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.MadeUpData;
import thalweg.matching.StraightThroughSetting.Start;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

class StraightThroughTest {
    private static final int[] WIDTHS = {12, 30, 24, 5};
    private static final MadeUpData DATA = MadeUpData.random(6, 300, 12, 5);
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static StraightThroughSetting setting(Start start, int steps, String... others) {
        var options =
                new LinkedHashMap<String, String>(
                        Map.of(
                                "start",
                                start == Start.A ? "a" : "random",
                                "steps",
                                String.valueOf(steps),
                                "batch",
                                "40"));
        for (int i = 0; i < others.length; i += 2) {
            options.put(others[i], others[i + 1]);
        }
        return StraightThroughSetting.of(options);
    }

    private static StraightThrough search(StraightThroughSetting setting) {
        return new StraightThrough(setting, DATA, engine.linearAlgebra(), engine.memory());
    }

    private static SearchResult run(StraightThroughSetting setting, Pair pair, long seed) {
        return search(setting).run(pair, null, seed, JobContext.unattended(), _ -> {});
    }

    private static Pair pair(Model a, Parameters b) {
        return new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b);
    }

    private static Pair randomPair(long seed) {
        Model a = Chains.random(seed, true, Activation.RELU, WIDTHS);
        return pair(a, Chains.random(seed + 100, true, Activation.RELU, WIDTHS).parameters());
    }

    @ParameterizedTest
    @CsvSource({"1,adam", "2,adam", "3,sgd", "4,sgd"})
    void recoversAPlantedPermutationFromA(long seed, String optimizer) {
        Model a = Chains.random(seed, true, Activation.RELU, WIDTHS);
        Permutation planted = Permutation.random(Symmetry.of(a.network()), new Random(seed));
        Pair pair = pair(a, planted.apply(a.parameters()));
        var search =
                new StraightThrough(
                        setting(Start.A, 4, "optimizer", optimizer, "rate", "0.001"),
                        Labelled.by(a.network(), a.parameters(), DATA.size()),
                        engine.linearAlgebra(),
                        engine.memory());
        SearchResult found = search.run(pair, null, seed, JobContext.unattended(), _ -> {});
        assertEquals(planted.inverse(), found.best().permutation());
        assertTrue(found.best().l2() < 1e-3, () -> "L2 " + found.best().l2());
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void theObjectiveGivesTheDistanceAtEverySnapshot(Start start) {
        Pair pair = randomPair(1);
        SearchResult found = run(setting(start, 12), pair, 3);
        assertEquals(13, found.trace().size());
        for (Snapshot s : found.trace()) {
            Parameters moved = s.permutation().apply(pair.b());
            assertEquals(pair.a().dot(moved), s.objective(), 1e-9 * pair.a().dot(pair.a()));
            assertEquals(pair.a().distance(moved), s.l2(), 1e-9 * s.l2());
        }
    }

    /** The loss at the midpoint, on the data's first examples: fewer than a thousand are all. */
    private static double lossOf(Permutation permutation, Pair pair) {
        List<Parameter> mean = new ArrayList<>();
        for (Parameter p : pair.a().all()) {
            float[] b = permutation.apply(pair.b().get(p.name())).values();
            float[] m = new float[b.length];
            for (int i = 0; i < m.length; i++) {
                m[i] = 0.5f * (p.values()[i] + b[i]);
            }
            mean.add(p.with(m));
        }
        try (var gradients =
                        Gradients.forNetwork(
                                pair.network(), engine.linearAlgebra(), engine.memory());
                var theta = engine.memory().allocate(gradients.flatLength());
                var all = LoadedExamples.load(DATA, DATA.size(), pair.network(), engine.memory())) {
            gradients.flatten(new Parameters(mean), theta);
            return gradients.loss(theta, all, JobContext.unattended());
        }
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void theBestHasTheLowestLossOfAllStepsTheStartAmongThem(Start start) {
        Pair pair = randomPair(2);
        SearchResult found = run(setting(start, 20), pair, 1);
        double lowest = Double.POSITIVE_INFINITY;
        for (Snapshot s : found.trace()) {
            assertEquals(lossOf(s.permutation(), pair), s.loss(), 1e-6);
            lowest = Math.min(lowest, s.loss());
        }
        assertEquals(lowest, found.best().loss());
        assertTrue(found.best().loss() <= found.trace().getFirst().loss());
    }

    @Test
    void fromAItBeginsWithWhatWeightMatchingFinds() {
        Pair pair = randomPair(3);
        Snapshot first = run(setting(Start.A, 1), pair, 5).trace().get(1);
        double matched =
                new WeightMatching(engine.linearAlgebra(), engine.memory())
                        .run(pair, null, 5, JobContext.unattended(), _ -> {})
                        .best()
                        .objective();
        assertEquals(matched, first.objective(), 0.02 * matched);
    }

    @Test
    void theLowestBatchLossIsTakenWhereThatIsWished() {
        Pair pair = randomPair(4);
        SearchResult found = run(setting(Start.RANDOM, 15, "best", "batch"), pair, 2);
        assertEquals(Double.POSITIVE_INFINITY, found.trace().getFirst().loss());
        double lowest = found.trace().stream().mapToDouble(Snapshot::loss).min().orElseThrow();
        assertEquals(lowest, found.best().loss());
        assertTrue(found.best().step() > 0);
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void theSameSeedGivesTheSameToTheBitAndAnotherAnother(Start start) {
        Pair pair = randomPair(5);
        SearchResult first = run(setting(start, 10), pair, 3);
        SearchResult second = run(setting(start, 10), pair, 3);
        for (int i = 0; i < first.trace().size(); i++) {
            Snapshot one = first.trace().get(i);
            Snapshot two = second.trace().get(i);
            assertEquals(one.permutation(), two.permutation());
            assertEquals(one.objective(), two.objective());
            assertEquals(one.loss(), two.loss());
        }
        assertNotEquals(
                first.trace().getLast().permutation(),
                run(setting(Start.RANDOM, 10), pair, 4).trace().getLast().permutation());
    }

    @Test
    void theModelsStayAsTheyWere() {
        Pair pair = randomPair(5);
        float[] a = pair.a().get("fc1.weight").values().clone();
        float[] b = pair.b().get("fc1.weight").values().clone();
        run(setting(Start.A, 10, "optimizer", "sgd"), pair, 3);
        assertArrayEquals(a, pair.a().get("fc1.weight").values());
        assertArrayEquals(b, pair.b().get("fc1.weight").values());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 9, 14, 30, 60, 100, 200})
    void stoppedAnywhereItReturnsTheBestSeenAndAllMemory(int polls) {
        long before = engine.memory().heldBytes();
        Pair pair = randomPair(6);
        List<Snapshot> seen = new ArrayList<>();
        SearchResult found =
                search(setting(Start.RANDOM, 500))
                        .run(pair, null, 1, new StopAfter(polls), seen::add);
        assertTrue(found.stopped());
        assertEquals(seen, found.trace());
        assertEquals(
                seen.stream().mapToDouble(Snapshot::merit).max().orElseThrow(),
                found.best().merit());
        assertEquals(before, engine.memory().heldBytes());
    }

    @Test
    void aSearchToItsEndIsNotStoppedAndLeavesNoMemoryBehind() {
        long before = engine.memory().heldBytes();
        SearchResult found = run(setting(Start.A, 5), randomPair(7), 0);
        assertEquals(false, found.stopped());
        assertEquals(before, engine.memory().heldBytes());
        assertEquals("straight-through estimator from A", found.setting().label());
        assertEquals("ste", found.method());
    }

    @Test
    void itsProgressCountsTheSteps() {
        var context = new RecordedProgress();
        search(setting(Start.A, 8)).run(randomPair(7), null, 0, context, _ -> {});
        assertEquals(
                List.of(1 / 8., 2 / 8., 3 / 8., 4 / 8., 5 / 8., 6 / 8., 7 / 8., 1.),
                context.fractions());
    }

    @Test
    void aThinnedStepIsFoundAgainAsItWas() {
        Pair pair = randomPair(8);
        StraightThroughSetting setting = setting(Start.RANDOM, 12);
        SearchResult whole = run(setting, pair, 2);
        var keeping =
                new StraightThrough(setting, DATA, engine.linearAlgebra(), engine.memory(), 1);
        SearchResult thin = keeping.run(pair, null, 2, JobContext.unattended(), _ -> {});
        assertTrue(thin.trace().size() < whole.trace().size());
        for (int step = 0; step < whole.trace().size(); step++) {
            for (Snapshot s : Replay.gap(keeping, pair, thin, step, JobContext.unattended())) {
                assertEquals(whole.trace().get(s.step()).permutation(), s.permutation());
                assertEquals(whole.trace().get(s.step()).loss(), s.loss());
            }
        }
    }

    @Test
    void weightsThatGrowBeyondNumbersAreCalledSo() {
        var e =
                assertThrows(
                        MatchingException.class,
                        () ->
                                run(
                                        setting(Start.A, 30, "optimizer", "sgd", "rate", "1e38"),
                                        randomPair(9),
                                        0));
        assertTrue(e.where().contains("rate"), e.getMessage());
    }

    @Test
    void aBatchThatMemoryDoesNotHoldIsRefusedAndAllIsGivenBack() {
        Pair pair = randomPair(9);
        for (long budget = 8_000; budget < 200_000; budget += 8_000) {
            try (Engine small = Engines.sameThread(DeviceChoice.CPU, 2, budget)) {
                var search =
                        new StraightThrough(
                                setting(Start.A, 2, "batch", "100"),
                                DATA,
                                small.linearAlgebra(),
                                small.memory());
                var e =
                        assertThrows(
                                OutOfNativeMemoryException.class,
                                () -> search.run(pair, null, 0, JobContext.unattended(), _ -> {}));
                assertTrue(e.remedy().contains("fewer than 100 examples"), e.remedy());
                assertEquals(0, small.memory().heldBytes());
            }
        }
    }

    @Test
    void dataOfAnotherShapeIsRefused() {
        Dataset narrow = MadeUpData.random(1, 20, 7, 5);
        var search =
                new StraightThrough(
                        setting(Start.A, 2), narrow, engine.linearAlgebra(), engine.memory());
        assertThrows(
                EvaluationException.class,
                () -> search.run(randomPair(1), null, 0, JobContext.unattended(), _ -> {}));
    }

    @ParameterizedTest
    @CsvSource({
        "start,b,--start",
        "optimizer,lion,--optimizer",
        "rate,0,--rate",
        "rate,-1,--rate",
        "rate,NaN,--rate",
        "rate,x,--rate",
        "momentum,0.5,--momentum",
        "batch,0,--batch",
        "batch,99999999999,--batch",
        "steps,0,--steps",
        "best,test,--best",
        "sweeps,3,--sweeps"
    })
    void anOptionThatCannotBeIsNamed(String option, String value, String where) {
        var e =
                assertThrows(
                        MatchingException.class,
                        () -> SearchKind.STRAIGHT_THROUGH.setting(Map.of(option, value)));
        assertEquals(where, e.where());
    }

    @Test
    void aSettingIsReadAgainFromItsOptions() {
        for (Start start : Start.values()) {
            var setting = StraightThroughSetting.usual(start);
            Map<String, String> options = new LinkedHashMap<>();
            setting.options().forEach((name, value) -> options.put(name, value.toString()));
            assertEquals(setting, SearchKind.STRAIGHT_THROUGH.setting(options));
        }
    }

    @Test
    void askedToStopARepeatedSearchReturns() {
        Pair pair = randomPair(8);
        SearchResult whole = run(setting(Start.A, 6), pair, 2);
        List<Snapshot> again = new ArrayList<>();
        try {
            search(setting(Start.A, 6))
                    .replay(pair, whole.trace().get(2), 5, 2, new StopAfter(3), again::add);
        } catch (JobStoppedException e) {
            // Nothing was found yet.
        }
        assertTrue(again.size() <= 2, again::toString);
    }
}
