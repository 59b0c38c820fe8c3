package thalweg.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import thalweg.dataset.Datasets;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Score;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Parameters;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;

/** The reference's MLP pair on MNIST's test images, where the shared files are at hand. */
class ReferenceInterpolationTest {
    private static final Path SHARED = Path.of("..", "shared");

    @BeforeAll
    static void needsTheSharedFiles() {
        assumeTrue(Files.isDirectory(SHARED.resolve("models")), "../shared is not there");
    }

    private static Model model(int seed) {
        return Models.open(
                SHARED.resolve("models/mlp-mnist-seed" + seed + ".pt"), Models.Options.DEFAULT);
    }

    @Test
    void givesTheReferencesLossesBarriersAndControl() {
        Model a = model(1);
        Model b = model(2);
        Parameters moved =
                PermutationFile.read(
                                SHARED.resolve("reference/mlp-1-2-permutation.json"),
                                Symmetry.of(b.network()))
                        .apply(b.parameters());
        var engine = Engines.sameThread(DeviceChoice.CPU, 2, 256 << 20);
        Interpolation result;
        try (var evaluator =
                        Evaluators.forNetwork(
                                a.network(), engine.linearAlgebra(), engine.memory());
                var examples =
                        LoadedExamples.load(
                                Datasets.open(SHARED.resolve("data/mnist"), "test"),
                                10_000,
                                a.network(),
                                engine.memory())) {
            result =
                    new Interpolator(evaluator, engine.memory())
                            .measure(
                                    a.parameters(),
                                    b.parameters(),
                                    moved,
                                    3,
                                    examples,
                                    10_000,
                                    JobContext.unattended());
        }
        assertEquals(0, engine.memory().heldBytes());
        Score first = result.naive().points().getFirst().score();
        assertEquals(0.05757, first.loss(), 1e-4);
        assertEquals(0.9836, first.accuracy(), 1e-9);
        Score last = result.naive().points().getLast().score();
        assertEquals(0.05001, last.loss(), 1e-4);
        assertEquals(0.9847, last.accuracy(), 1e-9);
        assertEquals(1.3289, result.naive().points().get(1).score().loss(), 0.002);
        assertTrue(result.matched().points().get(1).score().loss() <= 0.0600);
        assertEquals(1.275, result.naive().barrierAtHalf(), 0.003);
        assertTrue(result.matched().barrierAtHalf() <= 0.007);
        assertEquals(0.93, result.control(), 0.01);
        assertEquals(last.loss(), result.matched().points().getLast().score().loss(), 1e-6);
    }
}
