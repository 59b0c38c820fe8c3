package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.RecordedProgress;
import thalweg.engine.StopAfter;
import thalweg.evaluation.EvaluationException;
import thalweg.evaluation.MadeUpData;
import thalweg.matching.ActivationSetting.Statistic;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.symmetry.LayerKindsTest.Case;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

class ActivationMatchingTest {
    private static final int[] WIDTHS = {12, 30, 24, 5};

    /** More than a batch, and no whole number of batches. */
    private static final MadeUpData DATA = MadeUpData.random(6, 1203, 12, 5);

    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static Stream<Case> cases() {
        return LayerKindsTest.cases();
    }

    private static ActivationMatching search(Statistic statistic, MadeUpData data) {
        return new ActivationMatching(
                new ActivationSetting(statistic), data, engine.linearAlgebra(), engine.memory());
    }

    private static SearchResult run(Statistic statistic, Pair pair, MadeUpData data) {
        return search(statistic, data).run(pair, null, 0, JobContext.unattended(), _ -> {});
    }

    private static Pair pair(Model a, Parameters b) {
        return new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b);
    }

    private static Pair randomPair(long seed) {
        Model a = Chains.random(seed, true, Activation.RELU, WIDTHS);
        return pair(a, Chains.random(seed + 100, true, Activation.RELU, WIDTHS).parameters());
    }

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void recoversAPlantedPermutationOfADenseChain(Statistic statistic) {
        Model a = Chains.random(1, true, Activation.RELU, WIDTHS);
        Permutation planted = Permutation.random(Symmetry.of(a.network()), new Random(1));
        Pair pair = pair(a, planted.apply(a.parameters()));
        SearchResult found = run(statistic, pair, DATA);
        assertEquals(planted.inverse(), found.best().permutation());
        assertEquals(0, found.best().l2(), 1e-3);
    }

    /** What every unit that some layer shows can be moved by. */
    private static Permutation planted(Symmetry symmetry, List<String> still) {
        Permutation planted = Permutation.movingEveryUnit(symmetry, new Random(2));
        List<PermutationGroup> groups = symmetry.groups();
        for (int g = 0; g < groups.size(); g++) {
            PermutationGroup.Within within = groups.get(g).within();
            String name = groups.get(within == null ? g : within.group()).name();
            if (still.contains(name)) {
                int[] same = new int[groups.get(g).size()];
                Arrays.setAll(same, i -> i);
                planted = planted.with(g, same);
            }
        }
        return planted;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void recoversAPlantedPermutationOfEveryKindOfLayer(Case c) {
        Symmetry symmetry = Symmetry.of(c.network());
        List<String> still = ShownUnits.of(c.network(), symmetry).still();
        assertEquals(c.name().equals("a small ViT") ? List.of("attention") : List.of(), still);
        Parameters a = Graphs.random(c.network(), 11);
        Permutation planted = planted(symmetry, still);
        var data = MadeUpData.random(3, 60, c.network().inputLength(), c.network().outputs());
        for (Statistic statistic : Statistic.values()) {
            SearchResult found =
                    run(statistic, new Pair(c.network(), symmetry, a, planted.apply(a)), data);
            assertEquals(planted.inverse(), found.best().permutation());
            assertEquals(still, found.still());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theObjectiveGivesTheDistanceAtEverySnapshot(Case c) {
        Symmetry symmetry = Symmetry.of(c.network());
        Parameters a = Graphs.random(c.network(), 21);
        Pair pair = new Pair(c.network(), symmetry, a, Graphs.random(c.network(), 22));
        var data = MadeUpData.random(4, 30, c.network().inputLength(), c.network().outputs());
        SearchResult found = run(Statistic.CORRELATION, pair, data);
        int turns = ShownUnits.of(c.network(), symmetry).turns().size();
        assertEquals(turns, found.trace().getLast().step());
        for (Snapshot s : found.trace()) {
            Parameters moved = s.permutation().apply(pair.b());
            assertEquals(a.dot(moved), s.objective(), 1e-9 * a.dot(a));
            assertEquals(a.distance(moved), s.l2(), 1e-9 * a.dot(a));
        }
    }

    @Test
    void findsTheSameTwiceWhateverTheSeed() {
        Pair pair = randomPair(5);
        SearchResult one = run(Statistic.CORRELATION, pair, DATA);
        SearchResult two =
                search(Statistic.CORRELATION, DATA)
                        .run(pair, null, 7, JobContext.unattended(), _ -> {});
        assertEquals(one.trace().size(), two.trace().size());
        for (int i = 0; i < one.trace().size(); i++) {
            assertEquals(one.trace().get(i).permutation(), two.trace().get(i).permutation());
            assertEquals(one.trace().get(i).objective(), two.trace().get(i).objective());
        }
        assertFalse(one.stopped());
        assertEquals("am", one.method());
        assertEquals("activation matching by correlation", one.setting().label());
    }

    @Test
    void theModelsStayAsTheyWere() {
        Pair pair = randomPair(5);
        float[] a = pair.a().get("fc1.weight").values().clone();
        float[] b = pair.b().get("fc1.weight").values().clone();
        run(Statistic.INNER, pair, DATA);
        assertArrayEquals(a, pair.a().get("fc1.weight").values());
        assertArrayEquals(b, pair.b().get("fc1.weight").values());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 9, 14, 20, 30, 40, 50})
    void stoppedAnywhereItKeepsWhatIsMatchedAndReturnsAllMemory(int polls) {
        long before = engine.memory().heldBytes();
        Pair pair = randomPair(6);
        List<Snapshot> seen = new ArrayList<>();
        SearchResult found =
                search(Statistic.CORRELATION, DATA)
                        .run(pair, null, 1, new StopAfter(polls), seen::add);
        assertEquals(seen, found.trace());
        assertEquals(seen.getLast(), found.best());
        assertEquals(found.trace().size() < 3, found.stopped());
        assertEquals(before, engine.memory().heldBytes());
    }

    @Test
    void stoppedBetweenGroupsTheOthersStayAsTheStartHasThem() {
        Pair pair = randomPair(6);
        Permutation start = Permutation.random(pair.symmetry(), new Random(3));
        boolean[] stop = {false};
        var context =
                new JobContext() {
                    @Override
                    public void progress(double fraction, Phrase message) {}

                    @Override
                    public boolean yieldPoint() {
                        return stop[0];
                    }
                };
        SearchResult found =
                search(Statistic.CORRELATION, DATA)
                        .run(pair, start, 0, context, s -> stop[0] = s.step() == 1);
        SearchResult whole = run(Statistic.CORRELATION, pair, DATA);
        assertTrue(found.stopped());
        assertEquals(1, found.best().step());
        Permutation best = found.best().permutation();
        assertArrayEquals(whole.best().permutation().indices(0), best.indices(0));
        assertArrayEquals(start.indices(1), best.indices(1));
    }

    @Test
    void itsProgressGrowsToTheEnd() {
        var context = new RecordedProgress();
        search(Statistic.CORRELATION, DATA).run(randomPair(7), null, 0, context, _ -> {});
        List<Double> fractions = context.fractions();
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertEquals(1, fractions.getLast());
        assertEquals(3 + 2, fractions.size(), "three batches and two groups");
    }

    @Test
    void aThinnedStepIsFoundAgainAsItWas() {
        Case c = cases().findFirst().orElseThrow();
        Symmetry symmetry = Symmetry.of(c.network());
        Pair pair =
                new Pair(
                        c.network(),
                        symmetry,
                        Graphs.random(c.network(), 1),
                        Graphs.random(c.network(), 2));
        var data = MadeUpData.random(4, 30, c.network().inputLength(), c.network().outputs());
        SearchResult whole = run(Statistic.CORRELATION, pair, data);
        var keeping =
                new ActivationMatching(
                        new ActivationSetting(Statistic.CORRELATION),
                        data,
                        engine.linearAlgebra(),
                        engine.memory(),
                        1);
        SearchResult thin = keeping.run(pair, null, 0, JobContext.unattended(), _ -> {});
        assertTrue(thin.trace().size() < whole.trace().size());
        for (int step = 0; step < whole.trace().size(); step++) {
            for (Snapshot s : Replay.gap(keeping, pair, thin, step, JobContext.unattended())) {
                assertEquals(whole.trace().get(s.step()).permutation(), s.permutation());
            }
        }
    }

    @Test
    void askedToStopARepeatedSearchReturns() {
        Pair pair = randomPair(8);
        SearchResult whole = run(Statistic.CORRELATION, pair, DATA);
        List<Snapshot> again = new ArrayList<>();
        try {
            search(Statistic.CORRELATION, DATA)
                    .replay(pair, whole.trace().get(1), 2, 0, new StopAfter(3), again::add);
        } catch (JobStoppedException e) {
            // Nothing was found yet.
        }
        assertTrue(again.size() <= 1, again::toString);
    }

    @Test
    void weightsWhoseActivationsOverflowAreCalledSo() {
        Model a = Chains.random(1, true, Activation.RELU, WIDTHS);
        Parameters b = Chains.random(2, true, Activation.RELU, WIDTHS).parameters();
        Arrays.fill(b.get("fc1.weight").values(), 3e38f);
        var e =
                assertThrows(
                        MatchingException.class,
                        () -> run(Statistic.CORRELATION, pair(a, b), DATA));
        assertTrue(e.getMessage().contains("infinite or no numbers"), e.getMessage());
    }

    @Test
    void dataOfAnotherShapeIsRefused() {
        MadeUpData narrow = MadeUpData.random(1, 20, 7, 5);
        assertThrows(
                EvaluationException.class, () -> run(Statistic.CORRELATION, randomPair(1), narrow));
    }

    @Test
    void aNetworkWithNothingToMatchIsRefused() {
        Model a = Chains.random(1, true, Activation.RELU, 12, 5);
        var e =
                assertThrows(
                        MatchingException.class,
                        () -> run(Statistic.INNER, pair(a, a.parameters()), DATA));
        assertTrue(e.getMessage().contains("weight matching"), e.getMessage());
    }

    @Test
    void aSettingIsReadAgainFromItsOptions() {
        for (SearchSetting setting : SearchKind.ACTIVATION_MATCHING.offered()) {
            Map<String, String> options = new LinkedHashMap<>();
            setting.options().forEach((name, value) -> options.put(name, value.toString()));
            assertEquals(setting, SearchKind.ACTIVATION_MATCHING.setting(options));
        }
        assertEquals(
                new ActivationSetting(Statistic.CORRELATION),
                SearchKind.ACTIVATION_MATCHING.setting(Map.of()));
        var e =
                assertThrows(
                        MatchingException.class,
                        () -> SearchKind.ACTIVATION_MATCHING.setting(Map.of("am", "cosine")));
        assertEquals("--am", e.where());
    }
}
