package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.checkpoint.ElementType;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.StopAfter;
import thalweg.network.Activation;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.PermutationGroup.Kind;
import thalweg.symmetry.Symmetry;

/** Weight matching over every kind of axis: blocks, strides, offsets, statistics, both axes. */
class SegmentsTest {
    private static final int CHANNELS = 8;
    private static final int UNITS = 5;
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 28);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Symmetry symmetry(boolean looped) {
        List<AxisSegment> channels = new ArrayList<>();
        channels.add(new AxisSegment("conv", 0, 0, CHANNELS, 1, 1));
        channels.add(new AxisSegment("mean", 0, 0, CHANNELS, 1, 1));
        channels.add(new AxisSegment("first", 1, 0, CHANNELS, 4, 1));
        channels.add(new AxisSegment("last", 1, 0, CHANNELS, 4, CHANNELS));
        channels.add(new AxisSegment("joined", 1, 5, CHANNELS, 1, 1));
        if (looped) {
            channels.add(new AxisSegment("loop", 0, 0, CHANNELS, 1, 1));
            channels.add(new AxisSegment("loop", 1, 0, CHANNELS, 1, 1));
        }
        var units =
                List.of(
                        new AxisSegment("first", 0, 0, UNITS, 1, 1),
                        new AxisSegment("last", 0, 0, UNITS, 1, 1));
        var held = List.of(new AxisSegment("joined", 0, 0, 6, 1, 1));
        return new Symmetry(
                List.of(
                        new PermutationGroup("channels", CHANNELS, Kind.FREE, channels),
                        new PermutationGroup("units", UNITS, Kind.FREE, units),
                        new PermutationGroup("held", 6, Kind.FROZEN, held)));
    }

    private static Parameters parameters(long seed) {
        Random random = new Random(seed);
        return new Parameters(
                List.of(
                        tensor("conv", true, random, CHANNELS, 3, 2, 2),
                        tensor("mean", false, random, CHANNELS),
                        tensor("first", true, random, UNITS, 4 * CHANNELS),
                        tensor("last", true, random, UNITS, 4 * CHANNELS),
                        tensor("joined", true, random, 6, 20),
                        tensor("loop", true, random, CHANNELS, CHANNELS)));
    }

    private static Parameter tensor(
            String name, boolean learnable, Random random, Integer... shape) {
        int count = 1;
        for (int d : shape) {
            count *= d;
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Parameter(name, List.of(shape), values, learnable, ElementType.F32);
    }

    private static Pair pair(boolean looped, Parameters a, Parameters b) {
        var network = Chains.random(0, true, Activation.RELU, 3, 4, 2).network();
        return new Pair(network, symmetry(looped), a, b);
    }

    private static SearchResult match(Pair pair, JobContext context, Consumer<Snapshot> observer) {
        return new WeightMatching(engine.linearAlgebra(), engine.memory())
                .run(pair, null, 1, context, observer);
    }

    private static SearchResult match(Pair pair) {
        return match(pair, JobContext.unattended(), _ -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void recoversAPlantedPermutationThroughBlocksStridesAndOffsets(long seed) {
        Parameters a = parameters(seed);
        Permutation planted = Permutation.random(symmetry(false), new Random(seed));
        SearchResult result = match(pair(false, a, planted.apply(a)));
        assertEquals(planted.inverse(), result.best().permutation());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theObjectiveIsThatOfTheMovedModelAndNeverFalls(boolean looped) {
        for (long seed = 0; seed < 20; seed++) {
            Pair pair = pair(looped, parameters(seed), parameters(seed + 100));
            double before = Double.NEGATIVE_INFINITY;
            for (Snapshot s : match(pair).trace()) {
                Parameters moved = s.permutation().apply(pair.b());
                assertEquals(pair.a().dot(moved), s.objective(), 1e-9 * pair.a().dot(pair.a()));
                assertEquals(pair.a().distance(moved), s.l2(), 1e-9 * s.l2());
                assertTrue(s.objective() >= before);
                before = s.objective();
            }
        }
    }

    @Test
    void noSwapOfTwoUnitsIsBetterAtTheEnd() {
        Pair pair = pair(false, parameters(5), parameters(6));
        Snapshot end = match(pair).best();
        for (int g = 0; g < 2; g++) {
            int[] p = end.permutation().indices(g);
            for (int i = 0; i < p.length; i++) {
                for (int j = 0; j < i; j++) {
                    int[] q = p.clone();
                    q[i] = p[j];
                    q[j] = p[i];
                    Parameters moved = end.permutation().with(g, q).apply(pair.b());
                    assertTrue(pair.a().dot(moved) <= end.objective() + 1e-4);
                }
            }
        }
    }

    @Test
    void runningStatisticsDecideNothing() {
        Parameters a = parameters(7);
        Parameters b = parameters(8);
        List<Parameter> shifted = new ArrayList<>();
        for (Parameter p : b.all()) {
            float[] values = p.values().clone();
            if (!p.learnable()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = 1000 * (i % 3) - 500;
                }
            }
            shifted.add(new Parameter(p.name(), p.shape(), values, p.learnable(), p.storedAs()));
        }
        assertEquals(
                match(pair(false, a, b)).best().permutation(),
                match(pair(false, a, new Parameters(shifted))).best().permutation());
    }

    @Test
    void frozenGroupsStayWhereTheyAre() {
        SearchResult result = match(pair(true, parameters(9), parameters(10)));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, result.best().permutation().indices(2));
        assertTrue(result.trace().stream().noneMatch(s -> s.group().equals("held")));
    }

    @Test
    void snapshotsShareTheArraysOfGroupsThatDidNotMove() {
        List<Snapshot> trace = match(pair(false, parameters(11), parameters(12))).trace();
        for (int i = 1; i < trace.size(); i++) {
            int updated = trace.get(i).group().equals("channels") ? 0 : 1;
            for (int g = 0; g < 3; g++) {
                if (g != updated) {
                    int[] before = trace.get(i - 1).permutation().indices(g);
                    assertTrue(before == trace.get(i).permutation().indices(g));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 6, 9})
    void aStoppedSearchLeavesNoNativeMemoryBehind(int polls) {
        match(pair(true, parameters(13), parameters(14)), new StopAfter(polls), _ -> {});
        assertEquals(0, engine.memory().heldBytes());
    }

    @Test
    void aSearchThatFailsLeavesNoNativeMemoryBehind() {
        Pair pair = pair(true, parameters(15), parameters(16));
        assertThrows(
                IllegalStateException.class,
                () ->
                        match(
                                pair,
                                JobContext.unattended(),
                                s -> {
                                    if (s.step() == 2) {
                                        throw new IllegalStateException("observer");
                                    }
                                }));
        assertEquals(0, engine.memory().heldBytes());
    }

    @Test
    void whatTheObserverTakesIsNotTheSearchsTime() {
        Pair pair = pair(false, parameters(17), parameters(18));
        long[] watched = {0};
        long began = System.nanoTime();
        SearchResult result =
                match(
                        pair,
                        JobContext.unattended(),
                        _ -> {
                            long from = System.nanoTime();
                            while (System.nanoTime() < from + 5_000_000) {
                                Thread.onSpinWait();
                            }
                            watched[0] += System.nanoTime() - from;
                        });
        double others = (System.nanoTime() - began - watched[0]) / 1e9;
        assertTrue(result.seconds() <= others, () -> "seconds " + result.seconds());
    }
}
