package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.StopAfter;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Symmetry;

/** Weight matching in several orders, the best kept. */
class RestartsTest {
    private static final int ORDERS = 4;
    private static final long SEED = 7;
    private static Engine engine;
    private static Pair pair;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
        int[] widths = {20, 70, 60, 50, 40, 6};
        Model a = Chains.random(1, true, Activation.RELU, widths);
        Model b = Chains.random(2, true, Activation.RELU, widths);
        pair = new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b.parameters());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static WeightMatching matching() {
        return new WeightMatching(engine.linearAlgebra(), engine.memory());
    }

    private static Restarts search(long bound) {
        return new Restarts(new WeightMatchingSetting(ORDERS), matching(), bound);
    }

    private static SearchResult run(long bound, JobContext context) {
        return search(bound).run(pair, null, SEED, context, _ -> {});
    }

    private static SearchResult whole() {
        return run(SnapshotHistory.DEFAULT_BOUND, JobContext.unattended());
    }

    @Test
    void beginWithTheSeedsOwnOrderAndAreNeverWorse() {
        SearchResult alone = matching().run(pair, null, SEED, JobContext.unattended(), _ -> {});
        SearchResult best = whole();
        for (Snapshot s : alone.trace()) {
            Snapshot same = best.trace().get(s.step());
            assertEquals(s.permutation(), same.permutation());
            assertEquals(s.objective(), same.objective());
        }
        assertTrue(best.best().objective() > alone.best().objective(), "no order was better");
        assertEquals(
                best.trace().stream().mapToDouble(Snapshot::objective).max().orElseThrow(),
                best.best().objective());
    }

    @Test
    void countStepsSweepsAndSecondsOnAndBeginEachOrderAtTheStart() {
        List<Snapshot> trace = whole().trace();
        Snapshot start = trace.getFirst();
        int starts = 0;
        for (int i = 0; i < trace.size(); i++) {
            Snapshot s = trace.get(i);
            assertEquals(i, s.step());
            assertEquals(
                    s.l2() * s.l2(),
                    start.l2() * start.l2() + 2 * (start.objective() - s.objective()),
                    1e-6 * start.l2() * start.l2());
            if (i > 0) {
                assertTrue(s.sweep() >= trace.get(i - 1).sweep());
                assertTrue(s.seconds() >= trace.get(i - 1).seconds());
            }
            starts += s.objective() == start.objective() && s.group().isEmpty() ? 1 : 0;
        }
        assertEquals(ORDERS, starts);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4000})
    void thinnedStepsAreFoundAsTheyWere(long bound) {
        SearchResult all = whole();
        SearchResult thin = run(bound, JobContext.unattended());
        assertEquals(all.best().permutation(), thin.best().permutation());
        assertTrue(thin.trace().size() < all.trace().size(), "nothing was thinned");
        List<Integer> found = new ArrayList<>();
        thin.trace().forEach(s -> found.add(s.step()));
        for (int step = 0; step < all.trace().size(); step++) {
            if (!found.contains(step)) {
                for (Snapshot s :
                        Replay.gap(search(1), pair, thin, step, JobContext.unattended())) {
                    Snapshot was = all.trace().get(s.step());
                    assertEquals(was.permutation(), s.permutation());
                    assertEquals(was.objective(), s.objective());
                    found.add(s.step());
                }
            }
        }
        assertEquals(all.trace().size(), found.stream().distinct().count());
    }

    @Test
    void stoppedInALaterOrderTheyKeepTheBestSoFar() {
        int reached = 0;
        for (int polls = 1; polls < 4000; polls *= 2) {
            SearchResult found;
            try {
                found = run(SnapshotHistory.DEFAULT_BOUND, new StopAfter(polls));
            } catch (JobStoppedException e) {
                continue; // before the start was measured
            }
            assertEquals(
                    found.trace().stream().mapToDouble(Snapshot::objective).max().orElseThrow(),
                    found.best().objective());
            long starts = found.trace().stream().filter(s -> s.group().isEmpty()).count();
            reached += found.stopped() && starts > 1 ? 1 : 0;
        }
        assertTrue(reached > 0, "never stopped in a later order");
    }

    @Test
    void areAnOptionOfWeightMatching() {
        SearchSetting five = SearchKind.WEIGHT_MATCHING.setting(Map.of("restarts", "5"));
        assertEquals("weight matching, best of 5", five.label());
        assertEquals(Map.of("restarts", 5), five.options());
        assertEquals(WeightMatching.SETTING, SearchKind.WEIGHT_MATCHING.setting(Map.of()));
        assertEquals(Map.of(), WeightMatching.SETTING.options());
        for (String bad : new String[] {"0", "-1", "1.5", "x", "1000000", "NaN"}) {
            assertThrows(
                    MatchingException.class,
                    () -> SearchKind.WEIGHT_MATCHING.setting(Map.of("restarts", bad)),
                    bad);
        }
    }
}
