package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.Tensor;
import thalweg.network.Activation;
import thalweg.network.Parameter;
import thalweg.symmetry.Chains;

class MatchCommandTest {
    @TempDir Path folder;

    @Test
    void givesEveryFieldThatIsPromised() {
        JsonNode found = Shell.in(folder).run("match", "@a.pt", "@b.safetensors", "--json").json();
        assertEquals("wm", found.path("method").asText());
        assertEquals(0, found.path("seed").asInt(-1));
        assertTrue(found.path("sweeps").asInt() > 0);
        assertTrue(found.path("seconds").isNumber());
        assertFalse(found.path("stopped").asBoolean(true));
        assertTrue(
                found.path("objectiveAfter").asDouble() > found.path("objectiveBefore").asDouble());
        assertTrue(found.path("l2After").asDouble() < found.path("l2Before").asDouble());
        assertEquals(
                1 - found.path("l2After").asDouble() / found.path("l2Before").asDouble(),
                found.path("l2Reduction").asDouble(),
                1e-12);
        assertTrue(found.path("equivalence").asDouble(1) <= 1e-4);
        for (String field : new String[] {"seconds", "objective", "l2"}) {
            assertTrue(found.path("trace").get(0).path(field).isNumber(), field);
        }
        for (String moment : new String[] {"before", "after"}) {
            assertTrue(found.path("r").path(moment).path("0").isNumber());
            assertTrue(found.path("r").path(moment).path("0.3").isNumber());
        }
        JsonNode layer = found.path("layers").get(2);
        assertEquals("fc3.weight", layer.path("name").asText());
        assertTrue(layer.path("rBefore").path("0.3").isNumber());
        assertTrue(layer.path("rAfter").path("0.3").isNumber());
    }

    @Test
    void findsTheSameTwiceWithOneSeed() {
        var shell = Shell.in(folder);
        assertEquals(timeless(shell, "7"), timeless(shell, "7"));
    }

    private static JsonNode timeless(Shell shell, String seed) {
        JsonNode found =
                shell.run("match", "@a.pt", "@b.safetensors", "--seed", seed, "--json").json();
        ((ObjectNode) found).remove("seconds");
        found.path("trace").forEach(step -> ((ObjectNode) step).remove("seconds"));
        return found;
    }

    @Test
    void writesAPermutationThatMovesBToWhereTheMovedBIs() {
        var shell = Shell.in(folder);
        var match =
                shell.run(
                        "match",
                        "@a.pt",
                        "@b.safetensors",
                        "--permutation-out",
                        "@p.json",
                        "--out",
                        "@moved.npz",
                        "--json");
        assertEquals(0, match.status(), match.err());
        JsonNode again = shell.run("match", "@a.pt", "@moved.npz", "--json").json();
        assertEquals(
                match.json().path("l2After").asDouble(), again.path("l2Before").asDouble(), 1e-9);
        var check = shell.run("check", "@b.safetensors", "--permutation", "@p.json", "--json");
        assertTrue(check.json().path("equivalent").asBoolean());
    }

    @Test
    void modelsWhoseTensorsHaveOtherNamesAreMatchedAndKeepThem() {
        var shell = Shell.in(folder);
        var renamed =
                Chains.random(2, true, Activation.RELU, Shell.WIDTHS).parameters().all().stream()
                        .map(p -> p.named("model.dense_" + p.name()))
                        .toList();
        shell.write("renamed.safetensors", renamed);
        JsonNode plain = shell.run("match", "@a.pt", "@b.safetensors", "--json").json();
        var other =
                shell.run(
                        "match",
                        "@a.pt",
                        "@renamed.safetensors",
                        "--out",
                        "@m.safetensors",
                        "--json");
        assertEquals(0, other.status(), other.err());
        assertEquals(plain.path("l2After"), other.json().path("l2After"));
        assertEquals(
                renamed.stream().map(Parameter::name).toList(),
                Checkpoints.open(shell.file("m.safetensors")).tensors().stream()
                        .map(Tensor::name)
                        .toList());
    }

    @Test
    void countersOfBatchesUnderOtherNamesAreNoDifference() {
        var shell = Shell.in(folder);
        Path one = Path.of("samples/conv-mnist-seed1.safetensors");
        List<Checkpoints.Content> plain = new ArrayList<>();
        List<Checkpoints.Content> renamed = new ArrayList<>();
        for (Tensor t : Checkpoints.open(one).tensors()) {
            plain.add(new Checkpoints.Content(t.name(), t.type(), t.shape(), t.read()));
            renamed.add(
                    new Checkpoints.Content(
                            t.name().replace("features", "body"), t.type(), t.shape(), t.read()));
        }
        float[] count = {7};
        plain.add(
                new Checkpoints.Content(
                        "features.1.num_batches_tracked", ElementType.I64, List.of(), count));
        renamed.add(
                new Checkpoints.Content(
                        "body.1.num_batches_tracked", ElementType.I64, List.of(), count));
        Checkpoints.write(shell.file("plain.pt"), plain, false);
        Checkpoints.write(shell.file("renamed.pt"), renamed, false);
        var found = shell.run("match", "@plain.pt", "@renamed.pt", "--json");
        assertEquals(0, found.status(), found.err());
        assertEquals(0, found.json().path("l2After").asDouble(1), 1e-6);
    }

    @Test
    void replacesAFileOnlyWhenForced() {
        var shell = Shell.in(folder);
        String[] words = {"match", "@a.pt", "@b.safetensors", "--out", "@moved.pt"};
        assertEquals(0, shell.run(words).status());
        var second = shell.run(words);
        assertEquals(2, second.status());
        assertTrue(second.err().contains("--force"), second.err());
        assertEquals(
                0,
                shell.run("match", "@a.pt", "@b.safetensors", "--out", "@moved.pt", "--force")
                        .status());
    }

    @Test
    void writesEachChartAsPictureDrawingAndTable() {
        var shell = Shell.in(folder);
        var match = shell.run("match", "@a.pt", "@b.safetensors", "--charts", "@charts");
        assertEquals(0, match.status(), match.err());
        List<String> files = shell.files();
        for (String chart :
                new String[] {
                    "distance",
                    "objective",
                    "r",
                    "r-by-layer",
                    "spectrum-fc2.weight",
                    "alignment-fc2.weight-joint-before",
                    "alignment-fc2.weight-joint-after"
                }) {
            for (String ending : new String[] {".png", ".svg", ".pdf", ".csv"}) {
                assertTrue(files.contains("charts/" + chart + ending), chart + ending);
            }
        }
    }

    @Test
    void isReadableWithoutJson() {
        var match = Shell.in(folder).run("match", "@a.pt", "@b.safetensors");
        assertTrue(match.out().contains("π(B) computes what B computes"), match.out());
        assertTrue(match.out().contains("fc1.weight"), match.out());
        assertEquals("", match.err());
    }
}
