package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sinkhorn re-basin, and several orders of weight matching, wherever a search is asked for. */
class SinkhornCommandsTest {
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void fill() {
        shell = Shell.in(folder);
    }

    private JsonNode match(String... more) {
        String[] words = new String[more.length + 4];
        System.arraycopy(
                new String[] {"match", "@a.pt", "@b.safetensors", "--json"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        Shell.Result result = shell.run(words);
        assertEquals(0, result.status(), result.err());
        return result.json();
    }

    @Test
    void byDistanceItNeedsNoData() {
        JsonNode found = match("--method", "sinkhorn", "--steps", "30");
        assertEquals("sinkhorn", found.path("method").asText());
        assertEquals("distance", found.path("by").asText());
        assertEquals(0.2, found.path("rate").asDouble());
        assertEquals(30, found.path("steps").asInt());
        assertFalse(found.has("batch"));
        assertFalse(found.has("examples"));
        assertTrue(found.path("l2After").asDouble() < found.path("l2Before").asDouble());
        assertTrue(found.path("equivalence").asDouble(1) <= 1e-4);
    }

    @Test
    void byTheLossItSearchesOnTrainingExamples() {
        String[] loss = {"--method", "sinkhorn", "--by", "loss", "--steps", "5", "--batch", "20"};
        Shell.Result without =
                shell.run(
                        "match", "@a.pt", "@b.safetensors", "--method", "sinkhorn", "--by", "loss");
        assertEquals(2, without.status());
        assertTrue(without.err().contains("searches on training examples"), without.err());
        String[] words = new String[loss.length + 2];
        System.arraycopy(loss, 0, words, 0, loss.length);
        words[loss.length] = "--data";
        words[loss.length + 1] = "@data.npz";
        JsonNode found = match(words);
        assertEquals(60, found.path("examples").asInt());
        assertEquals(20, found.path("batch").asInt());
        assertTrue(
                found.path("lossAfter").asDouble() <= found.path("lossBefore").asDouble(),
                found.toString());
    }

    @Test
    void severalOrdersAreNeverWorseThanOne() {
        double one = match("--seed", "4").path("objectiveAfter").asDouble();
        JsonNode found = match("--seed", "4", "--restarts", "5");
        assertEquals(5, found.path("restarts").asInt());
        assertTrue(found.path("objectiveAfter").asDouble() >= one);
        Shell.Result text = shell.run("match", "@a.pt", "@b.safetensors", "--restarts", "5");
        assertTrue(text.out().startsWith("Weight matching, best of 5, seed 0:"), text.out());
    }

    @Test
    void aStrategyOfItsOwnMatchingTakesNoOrders() {
        Shell.Result result =
                shell.run(
                        "merge",
                        "@a.pt",
                        "@b.safetensors",
                        "--out",
                        "@m.pt",
                        "--strategy",
                        "c2m3",
                        "--restarts",
                        "3");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("in one order"), result.err());
    }
}
