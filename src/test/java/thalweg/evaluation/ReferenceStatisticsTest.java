package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.dataset.Datasets;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;

/**
 * The reference's losses along the lines of its convolutional pairs, under its own permutation and
 * without one, as they are and with batch norm reset, where the shared files are at hand.
 */
class ReferenceStatisticsTest {
    @BeforeAll
    static void needsTheSharedFiles() {
        SharedNetworks.require();
    }

    @ParameterizedTest
    @CsvSource({"vgg11w4, none", "vgg11w4, reset", "resnet20, none", "resnet20, reset"})
    void givesTheReferencesLosses(String model, String kind) throws IOException {
        Network network =
                model.equals("vgg11w4") ? SharedNetworks.vgg11() : SharedNetworks.resnet20();
        Parameters a = SharedNetworks.read(network, model + "-cifar10-seed1.pt");
        Parameters b = SharedNetworks.read(network, model + "-cifar10-seed2.pt");
        var reference = SharedNetworks.SHARED.resolve("reference");
        JsonNode expected =
                new ObjectMapper()
                        .readTree(Files.readString(reference.resolve(model + "-1-2.json")))
                        .get(kind);
        Parameters moved =
                PermutationFile.read(
                                reference.resolve(model + "-1-2-permutation.json"),
                                Symmetry.of(network))
                        .apply(b);
        var engine = Engines.sameThread(DeviceChoice.CPU, 2, 1 << 30);
        var folder = SharedNetworks.SHARED.resolve("data/cifar10");
        try (var evaluator =
                        Evaluators.forNetwork(network, engine.linearAlgebra(), engine.memory());
                var test =
                        LoadedExamples.load(
                                Datasets.open(folder, "test"), 2000, network, engine.memory());
                var training =
                        LoadedExamples.load(
                                Datasets.open(folder, "train"), 5000, network, engine.memory());
                var line =
                        evaluator.line(
                                engine.memory(),
                                a,
                                b,
                                new Statistics(
                                        Renormalization.named(kind).orElseThrow(), training))) {
            for (double alpha : new double[] {0, 0.5, 1}) {
                agrees(expected.get("naive"), line, alpha, test);
            }
            line.moveB(moved);
            for (double alpha : new double[] {0.25, 0.5, 1}) {
                agrees(expected.get("matched"), line, alpha, test);
            }
        }
        assertEquals(0, engine.memory().heldBytes());
    }

    private static void agrees(
            JsonNode points, LineEvaluator line, double alpha, LoadedExamples test) {
        JsonNode point = points.get((int) (alpha * 4)); // a quarter apart
        Score score = line.at(alpha, test, test.count(), JobContext.unattended());
        double loss = point.get("loss").asDouble();
        assertEquals(loss, score.loss(), 0.0005 * loss, () -> "loss at " + alpha);
        assertEquals(point.get("accuracy").asDouble(), score.accuracy(), 0.0015);
    }
}
