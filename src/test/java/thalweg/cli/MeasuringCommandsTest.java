package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuringCommandsTest {
    @TempDir Path folder;

    @Test
    void alignTakesAnyGammas() {
        JsonNode found =
                Shell.in(folder)
                        .run("align", "@a.pt", "@b.safetensors", "--gamma", "0.5,0,1", "--json")
                        .json();
        assertEquals("[0.0,0.5,1.0]", found.path("gammas").toString());
        for (String gamma : new String[] {"0", "0.5", "1"}) {
            assertTrue(found.path("r").path("before").path(gamma).isNumber(), gamma);
            assertTrue(found.path("layers").get(0).path("rAfter").path(gamma).isNumber(), gamma);
        }
    }

    @Test
    void alignOfAPermutedCopyIsOne() {
        var shell = Shell.in(folder);
        shell.run("match", "@b.safetensors", "@a.pt", "--out", "@moved.pt");
        JsonNode found = shell.run("align", "@a.pt", "@moved.pt", "--json").json();
        assertEquals(1, found.path("r").path("after").path("0").asDouble(), 1e-4);
    }

    @Test
    void spectrumListsSingularValuesDescending() {
        JsonNode found = Shell.in(folder).run("spectrum", "@a.pt", "--json").json();
        assertTrue(found.path("seconds").isNumber());
        JsonNode layer = found.at("/models/0/layers/0");
        assertEquals("fc1.weight", layer.path("name").asText());
        JsonNode s = layer.path("singularValues");
        assertEquals(6, s.size());
        assertTrue(s.get(0).asDouble() >= s.get(5).asDouble());
    }

    @Test
    void checkMovesEveryFreeGroupAndFindsTheSameFunction() {
        JsonNode found = Shell.in(folder).run("check", "@a.pt", "--json").json();
        assertTrue(found.path("relativeDifference").asDouble(1) <= 1e-4);
        assertEquals(1e-4, found.path("tolerance").asDouble());
        assertEquals(28, found.path("freeUnits").asInt());
        assertEquals(28, found.path("movedUnits").asInt());
        assertTrue(found.path("equivalent").asBoolean());
    }

    @Test
    void interpolateMergesPartOfTheWeightsAlone() {
        var shell = Shell.in(folder);
        String[] line = {"interpolate", "@a.pt", "@b.safetensors", "--data", "@data.npz", "--json"};
        JsonNode whole = shell.run(line).json();
        JsonNode all = shell.run(with(line, "--merge-components", "top:100%")).json();
        assertEquals("the top 100 % of singular components", all.path("merged").asText());
        assertFalse(all.has("control"), "the ends are no longer A and B");
        JsonNode layer = shell.run(with(line, "--merge-layers", "fc1.weight")).json();
        assertEquals("fc1.weight", layer.path("merged").asText());
        assertNotEquals(
                whole.at("/points/10/naive/loss").asDouble(),
                layer.at("/points/10/naive/loss").asDouble());
        var unknown = shell.run(with(line, "--merge-layers", "fc9.weight"));
        assertEquals(2, unknown.status());
        assertTrue(unknown.err().contains("no weight 'fc9.weight'"), unknown.err());
    }

    @Test
    void theEnsembleAndCalibratedLossesAreOfTheSameExamples() {
        var shell = Shell.in(folder);
        String[] line = {"interpolate", "@a.pt", "@b.safetensors", "--data", "@data.npz", "--json"};
        JsonNode found = shell.run(with(line, "--references")).json();
        JsonNode points = found.path("points");
        for (String[] same :
                new String[][] {
                    {"a", "/0/naive/loss"},
                    {"b", "/10/naive/loss"},
                    {"naive", "/5/naive/loss"},
                    {"matched", "/5/matched/loss"}
                }) {
            double loss = points.at(same[1]).asDouble();
            JsonNode calibrated = found.path("calibrated").path(same[0]);
            assertTrue(calibrated.path("loss").asDouble() <= loss + 1e-6, same[0]);
            assertTrue(calibrated.path("temperature").asDouble() > 0, same[0]);
        }
        JsonNode along = found.at("/calibrated/points");
        assertEquals(11, along.size());
        assertEquals(found.at("/calibrated/matched"), along.at("/5/matched"));
        assertEquals(found.at("/calibrated/b"), along.at("/10/naive"));
        JsonNode part =
                shell.run(with(line, "--references", "--merge-layers", "fc1.weight")).json();
        assertEquals(
                found.path("ensemble"), part.path("ensemble"), "of A and B, whatever is merged");
        assertEquals(found.at("/calibrated/b"), part.at("/calibrated/b"));
        assertNotEquals(found.at("/calibrated/naive"), part.at("/calibrated/naive"));
        double a = points.at("/0/naive/loss").asDouble();
        double b = points.at("/10/naive/loss").asDouble();
        double ensemble = found.at("/ensemble/loss").asDouble();
        assertTrue(ensemble > 0 && ensemble <= (a + b) / 2, "−log is convex: " + ensemble);
        var repair = shell.run(with(line, "--references", "--normalization", "repair"));
        assertEquals(2, repair.status(), repair.err());
    }

    @Test
    void whatMatchedBySomeComponentsIsSaid() {
        var shell = Shell.in(folder);
        JsonNode found =
                shell.run(
                                "match",
                                "@a.pt",
                                "@b.safetensors",
                                "--match-components",
                                "top:2",
                                "--json")
                        .json();
        assertEquals("top:2", found.path("match-components").asText());
        var text = shell.run("match", "@a.pt", "@b.safetensors", "--match-components", "top:2");
        assertTrue(
                text.out().startsWith("Weight matching by the top 2 singular components, seed 0"),
                text.out());
    }

    private static String[] with(String[] line, String... more) {
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }

    @Test
    void taylorGivesTheEstimateBesideTheBarrierOfTheSameLine() {
        var shell = Shell.in(folder);
        JsonNode found =
                shell.run("taylor", "@a.pt", "@b.safetensors", "--data", "@data.npz", "--json")
                        .json();
        JsonNode line =
                shell.run("interpolate", "@a.pt", "@b.safetensors", "--data", "@data.npz", "--json")
                        .json();
        assertEquals("none", found.path("statistics").asText());
        assertEquals(line.path("examples").asInt(), found.path("examples").asInt());
        for (String which : new String[] {"naive", "matched"}) {
            JsonNode taylor = found.path(which);
            double wanted = line.path("barrier").path(which).path("half").asDouble();
            assertEquals(wanted, taylor.path("barrierHalf").asDouble(), 1e-6, which);
            JsonNode a = taylor.path("a");
            JsonNode b = taylor.path("b");
            double estimate =
                    (a.path("first").asDouble() - b.path("first").asDouble()) / 4
                            + (a.path("second").asDouble() + b.path("second").asDouble()) / 16;
            assertEquals(estimate, taylor.path("estimate").asDouble(), 1e-12, which);
        }
    }

    @Test
    void interpolateGivesEveryFieldThatIsPromised() {
        JsonNode found =
                Shell.in(folder)
                        .run(
                                "interpolate",
                                "@a.pt",
                                "@b.safetensors",
                                "--data",
                                "@data.npz",
                                "--points",
                                "5",
                                "--limit",
                                "30",
                                "--json")
                        .json();
        assertEquals("test", found.path("split").asText());
        assertEquals(30, found.path("examples").asInt());
        assertEquals("none", found.path("normalization").asText());
        assertEquals(5, found.path("points").size());
        JsonNode half = found.path("points").get(2);
        assertEquals(0.5, half.path("alpha").asDouble());
        double naive = half.path("naive").path("loss").asDouble();
        double first = found.at("/points/0/naive/loss").asDouble();
        double last = found.at("/points/4/naive/loss").asDouble();
        assertEquals(naive - (first + last) / 2, found.at("/barrier/naive/half").asDouble(), 1e-12);
        assertTrue(half.path("matched").path("accuracy").isNumber());
        assertTrue(found.at("/barrier/matched/max").isNumber());
        assertTrue(found.path("control").isNumber());
        assertTrue(found.path("seconds").isNumber());
    }

    @Test
    void inputsAreNormalisedAsAsked() {
        var shell = Shell.in(folder);
        String[] plain = {
            "interpolate",
            "@a.pt",
            "@b.safetensors",
            "--data",
            "@data.npz",
            "--points",
            "3",
            "--json",
            "--mean",
            "0",
            "--deviation",
            "1"
        };
        String[] shifted = plain.clone();
        shifted[plain.length - 3] = "0.25";
        shifted[plain.length - 1] = "0.5";
        JsonNode one = shell.run(plain).json();
        JsonNode other = shell.run(shifted).json();
        assertEquals("[0.25]", other.at("/inputs/mean").toString());
        assertEquals("[0.5]", other.at("/inputs/deviation").toString());
        assertTrue(
                Math.abs(
                                one.at("/points/0/naive/loss").asDouble()
                                        - other.at("/points/0/naive/loss").asDouble())
                        > 1e-3);
    }

    @Test
    void theConvolutionalSamplesShowWhatMatchingAndTheResetDo() {
        var shell = Shell.in(folder);
        String[] words = {
            "interpolate",
            "samples/conv-mnist-seed1.safetensors",
            "samples/conv-mnist-seed2.safetensors",
            "--data",
            "samples/mnist",
            "--limit",
            "500",
            "--points",
            "3",
            "--normalization-examples",
            "500",
            "--json",
            "--normalization",
            "reset"
        };
        JsonNode reset = shell.run(words).json();
        words[words.length - 1] = "none";
        JsonNode none = shell.run(words).json();
        double naive = none.at("/points/1/naive/loss").asDouble();
        double matched = none.at("/points/1/matched/loss").asDouble();
        double both = reset.at("/points/1/matched/loss").asDouble();
        assertTrue(matched < naive / 2, matched + " of " + naive);
        assertTrue(both < matched / 2, both + " of " + matched);
    }

    @Test
    void interpolateTakesAPermutationInsteadOfSearching() {
        var shell = Shell.in(folder);
        shell.run("match", "@a.pt", "@b.safetensors", "--permutation-out", "@p.json");
        String[] searched = {
            "interpolate", "@a.pt", "@b.safetensors", "--data", "@data.npz", "--json"
        };
        String[] given = java.util.Arrays.copyOf(searched, searched.length + 2);
        given[searched.length] = "--permutation";
        given[searched.length + 1] = "@p.json";
        assertEquals(
                shell.run(searched).json().path("points"), shell.run(given).json().path("points"));
    }

    @Test
    void theMergedFileHasTheLossThatWasReported() {
        var shell = Shell.in(folder);
        var merge =
                shell.run(
                        "merge",
                        "@a.pt",
                        "@b.safetensors",
                        "--data",
                        "@data.npz",
                        "--out",
                        "@merged.pt",
                        "--json");
        assertEquals(0, merge.status(), merge.err());
        JsonNode found = merge.json();
        assertEquals(2, found.path("models").size());
        assertTrue(found.at("/naive/loss").isNumber());
        assertTrue(found.at("/pairs/0/barrierHalf").isNumber());
        JsonNode merged =
                shell.run("interpolate", "@merged.pt", "@a.pt", "--data", "@data.npz", "--json")
                        .json();
        assertEquals(
                merged.at("/points/0/naive/loss").asDouble(),
                found.at("/matched/loss").asDouble(),
                1e-6);
    }

    @Test
    void trainWritesAModelThatOthersOpen() {
        var shell = Shell.in(folder);
        var train =
                shell.run(
                        "train",
                        "--data",
                        "@data.npz",
                        "--architecture",
                        "mlp:8,8",
                        "--epochs",
                        "2",
                        "--seed",
                        "5",
                        "--out",
                        "@new.safetensors",
                        "--json");
        assertEquals(0, train.status(), train.err());
        assertTrue(train.json().path("trainingLoss").isNumber());
        assertTrue(shell.run("inspect", "@new.safetensors").out().contains("6-8-8-4 ReLU"));
    }

    @Test
    void inspectShowsWhatAFileSaysBesideItsTensors() {
        String file = "src/test/resources/thalweg/checkpoint/torch/legacy-training.pt";
        var shell = Shell.in(folder);
        JsonNode metadata = shell.run("inspect", file, "--json").json().at("/models/0/metadata");
        assertEquals("7", metadata.path("epoch").asText());
        assertEquals("0.5", metadata.path("best_acc1").asText());
        String text = shell.run("inspect", file).out();
        assertTrue(text.contains("PyTorch before 1.6"), text);
        assertTrue(text.lines().anyMatch(line -> line.strip().matches("best_acc1 +0\\.5")), text);
    }
}
