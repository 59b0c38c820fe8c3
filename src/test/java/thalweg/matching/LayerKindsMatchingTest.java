package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
