package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.evaluation.EvaluationException;
import thalweg.evaluation.Gradients;
import thalweg.network.Parameters;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.symmetry.LayerKindsTest.Case;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;

/** Weight matching over every kind of layer, nested groups among them. */
class LayerKindsMatchingTest {
    private static Engine engine;

    static Stream<Case> cases() {
        return LayerKindsTest.cases();
    }

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 28);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static SearchResult match(Pair pair) {
        return new WeightMatching(engine.linearAlgebra(), engine.memory())
                .run(pair, null, 1, JobContext.unattended(), _ -> {});
    }

    @ParameterizedTest
    @MethodSource("cases")
    void recoversAPlantedPermutation(Case c) {
        Symmetry symmetry = Symmetry.of(c.network());
        Parameters a = Graphs.random(c.network(), 11);
        Permutation planted = Permutation.movingEveryUnit(symmetry, new Random(2));
        SearchResult result = match(new Pair(c.network(), symmetry, a, planted.apply(a)));
        Parameters moved = result.best().permutation().apply(planted.apply(a));
        assertEquals(0, a.distance(moved), 1e-6);
        assertEquals(planted.inverse(), result.best().permutation());
    }

    /** As the straight-through estimator needs it, whose reference moves at every step. */
    @ParameterizedTest
    @MethodSource("cases")
    void aGroupsTurnAfterAnotherReferenceIsAsIfThatHadNeverBeen(Case c) {
        Symmetry symmetry = Symmetry.of(c.network());
        Parameters b = Graphs.random(c.network(), 32);
        var pair = new Pair(c.network(), symmetry, Graphs.random(c.network(), 31), b);
        var other = new Pair(c.network(), symmetry, Graphs.random(c.network(), 33), b);
        Permutation p = Permutation.movingEveryUnit(symmetry, new Random(4));
        try (var scratch = new Scratch(engine.memory(), JobContext.unattended());
                var fresh = new GroupSteps(pair, engine.memory());
                var used = new GroupSteps(other, engine.memory())) {
            List<Integer> groups = fresh.shuffled(new Random(1));
            for (int g : groups) {
                used.of(g).best(p, engine.linearAlgebra(), scratch);
            }
            used.refer(pair);
            for (int g : groups) {
                var wanted = fresh.of(g).best(p, engine.linearAlgebra(), scratch);
                var found = used.of(g).best(p, engine.linearAlgebra(), scratch);
                assertEquals(wanted.permutation(), found.permutation());
                assertEquals(wanted.gain(), found.gain(), 1e-9 * b.dot(b));
            }
        }
    }

    /** Of those kinds that have a gradient: on data whose classes A tells. */
    @ParameterizedTest
    @MethodSource("cases")
    void theStraightThroughEstimatorRecoversAPlantedPermutation(Case c) {
        try {
            Gradients.requireSupported(c.network());
        } catch (EvaluationException e) {
            assumeTrue(false, e.what());
        }
        Symmetry symmetry = Symmetry.of(c.network());
        Parameters a = Graphs.random(c.network(), 11);
        Permutation planted = Permutation.movingEveryUnit(symmetry, new Random(2));
        var pair = new Pair(c.network(), symmetry, a, planted.apply(a));
        var search =
                new StraightThrough(
                        (StraightThroughSetting)
                                SearchKind.STRAIGHT_THROUGH.setting(
                                        Map.of("steps", "3", "batch", "20")),
                        Labelled.by(c.network(), a, 40),
                        engine.linearAlgebra(),
                        engine.memory());
        long before = engine.memory().heldBytes();
        SearchResult found = search.run(pair, null, 1, JobContext.unattended(), _ -> {});
        assertEquals(before, engine.memory().heldBytes());
        assertEquals(planted.inverse(), found.trace().get(1).permutation());
        for (Snapshot s : found.trace()) {
            Parameters moved = s.permutation().apply(pair.b());
            assertEquals(a.dot(moved), s.objective(), 1e-9 * a.dot(a));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theObjectiveIsThatOfTheMovedModelAndNeverFalls(Case c) {
        Symmetry symmetry = Symmetry.of(c.network());
        Parameters a = Graphs.random(c.network(), 21);
        Pair pair = new Pair(c.network(), symmetry, a, Graphs.random(c.network(), 22));
        double before = Double.NEGATIVE_INFINITY;
        for (Snapshot s : match(pair).trace()) {
            Parameters moved = s.permutation().apply(pair.b());
            assertEquals(a.dot(moved), s.objective(), 1e-9 * a.dot(a));
            assertEquals(a.distance(moved), s.l2(), 1e-9 * a.dot(a));
            assertTrue(s.objective() >= before);
            before = s.objective();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPermutationFileBringsThePermutationBack(Case c, @TempDir Path folder) throws Exception {
        Symmetry symmetry = Symmetry.of(c.network());
        Permutation p = Permutation.movingEveryUnit(symmetry, new Random(3));
        Path file = folder.resolve("p.json");
        Files.writeString(file, PermutationFile.toJson(p));
        assertEquals(p, PermutationFile.read(file, symmetry));
    }
}
