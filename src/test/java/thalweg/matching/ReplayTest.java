package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/** Steps that the history has thinned away, found again. */
class ReplayTest {
    private static final long SEED = 5;
    private static Engine engine;
    private static Pair pair;
    private static SearchResult whole;

    @BeforeAll
    static void search() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
        int[] widths = {20, 70, 60, 50, 40, 6};
        Model a = Chains.random(1, true, Activation.RELU, widths);
        Model b = Chains.random(2, true, Activation.RELU, widths);
        pair = new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b.parameters());
        whole = run(SnapshotHistory.DEFAULT_BOUND);
        assertTrue(whole.trace().size() > 20, "too short to thin");
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static WeightMatching search(long bound) {
        return new WeightMatching(engine.linearAlgebra(), engine.memory(), bound);
    }

    private static SearchResult run(long bound) {
        return search(bound).run(pair, null, SEED, JobContext.unattended(), _ -> {});
    }

    private static List<Snapshot> gap(SearchResult result, int step) {
        return Replay.gap(search(1), pair, result, step, JobContext.unattended());
    }

    private static void assertAsItWas(Snapshot found) {
        Snapshot was = whole.trace().get(found.step());
        assertEquals(was.permutation(), found.permutation());
        assertEquals(was.objective(), found.objective());
        assertEquals(was.l2(), found.l2());
        assertEquals(was.sweep(), found.sweep());
        assertEquals(was.group(), found.group());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2000, 3000, 4000})
    void everyThinnedStepIsFoundAsItWas(long bound) {
        SearchResult thin = run(bound);
        List<Integer> steps = new ArrayList<>();
        thin.trace().forEach(s -> steps.add(s.step()));
        assertTrue(thin.trace().size() < whole.trace().size(), "nothing was thinned");
        for (int step = 0; step < whole.trace().size(); step++) {
            if (steps.contains(step)) {
                continue;
            }
            List<Snapshot> gap = gap(thin, step);
            int sought = step;
            assertTrue(gap.stream().anyMatch(s -> s.step() == sought), "step " + step);
            gap.forEach(ReplayTest::assertAsItWas);
            gap.forEach(s -> steps.add(s.step()));
        }
        assertEquals(whole.trace().size(), steps.stream().distinct().count());
    }

    @Test
    void aStepThatWasKeptLeavesNothingToFind() {
        assertEquals(List.of(), gap(whole, 3));
    }

    @Test
    void whereTheWayFromTheKeptStepIsAnotherTheSearchIsRepeatedFromItsStart() {
        List<Snapshot> trace = whole.trace();
        Snapshot seven = trace.get(7);
        var elsewhere =
                new Snapshot(
                        7,
                        seven.sweep(),
                        seven.group(),
                        Permutation.random(pair.symmetry(), new Random(3)),
                        seven.objective(),
                        seven.l2(),
                        seven.seconds());
        var thin =
                new SearchResult(
                        whole.setting(),
                        whole.seed(),
                        whole.sweeps(),
                        whole.seconds(),
                        false,
                        List.of(trace.getFirst(), elsewhere, trace.getLast()),
                        trace.getLast());
        List<Snapshot> gap = gap(thin, 9);
        assertEquals(8, gap.getFirst().step());
        assertEquals(trace.size() - 2, gap.getLast().step());
        gap.forEach(ReplayTest::assertAsItWas);
    }

    @Test
    void askedToStopItReturnsNothingHalfFound() {
        var stopped = new StopAfter(0);
        SearchResult thin = run(1);
        assertThrows(
                JobStoppedException.class, () -> Replay.gap(search(1), pair, thin, 5, stopped));
    }

    @Test
    void leavesNoNativeMemoryBehind() {
        long before = engine.memory().heldBytes();
        gap(run(1), 5);
        assertEquals(before, engine.memory().heldBytes());
    }
}
