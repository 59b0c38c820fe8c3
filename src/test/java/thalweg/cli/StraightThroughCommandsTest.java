package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The straight-through estimator wherever a search is asked for. */
class StraightThroughCommandsTest {
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void fill() {
        shell = Shell.in(folder);
    }

    private Shell.Result run(String command, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(command, "@a.pt", "@b.safetensors", "--method", "ste", "--data"));
        words.addAll(List.of("@data.npz", "--steps", "6", "--batch", "20"));
        words.addAll(List.of(more));
        return shell.run(words.toArray(String[]::new));
    }

    @Test
    void matchSaysAllThatTheResultHangsOn() {
        JsonNode found = run("match", "--json").json();
        assertEquals("ste", found.path("method").asText());
        assertEquals("a", found.path("start").asText());
        assertEquals("adam", found.path("optimizer").asText());
        assertEquals(0.001, found.path("rate").asDouble());
        assertEquals(20, found.path("batch").asInt());
        assertEquals(6, found.path("steps").asInt());
        assertEquals("subset", found.path("best").asText());
        assertEquals(60, found.path("examples").asInt());
        assertFalse(found.path("stopped").asBoolean(true));
        assertEquals(7, found.path("trace").size());
        assertTrue(found.path("trace").get(6).path("loss").isNumber());
        assertTrue(
                found.path("lossAfter").asDouble() <= found.path("lossBefore").asDouble(),
                "the start is a candidate, too");
        assertTrue(found.path("equivalence").asDouble(1) <= 1e-4);
    }

    @Test
    void fromARandomStartTheUsualOptimizerIsAnother() {
        JsonNode found =
                run("match", "--start", "random", "--limit", "50", "--best", "batch", "--json")
                        .json();
        assertEquals("random", found.path("start").asText());
        assertEquals("sgd", found.path("optimizer").asText());
        assertEquals(0.5, found.path("rate").asDouble());
        assertEquals(0.9, found.path("momentum").asDouble());
        assertEquals(50, found.path("examples").asInt());
        assertTrue(found.path("lossBefore").isNull());
    }

    @Test
    void findsTheSameTwiceWithOneSeed() {
        assertEquals(timeless("random"), timeless("random"));
        assertEquals(timeless("a"), timeless("a"));
    }

    private JsonNode timeless(String start) {
        JsonNode found = run("match", "--start", start, "--seed", "4", "--json").json();
        ((ObjectNode) found).remove("seconds");
        found.path("trace").forEach(step -> ((ObjectNode) step).remove("seconds"));
        return found;
    }

    @Test
    void everyCommandThatSearchesNamesTheStart() {
        assertTrue(
                run("match").out().startsWith("Straight-through estimator from A, seed 0: 6 steps"),
                run("match").out());
        String sentence =
                "π was found by the straight-through estimator from a random start, seed 0, in 6"
                        + " steps on 60 training examples.";
        var align = run("align", "--start", "random");
        assertTrue(align.out().contains(sentence), align.out() + align.err());
        var line = run("interpolate", "--start", "random", "--points", "3");
        assertTrue(line.out().contains(sentence), line.out() + line.err());
        var merge = run("merge", "--start", "random", "--out", "@m.pt");
        assertTrue(merge.out().contains(sentence), merge.out() + merge.err());
    }

    @Test
    void whatIsSearchedOnIsToldFromWhatIsMeasuredOn() {
        JsonNode found =
                run("interpolate", "--search-examples", "30", "--limit", "25", "--json").json();
        assertEquals(25, found.path("examples").asInt());
        assertEquals("test", found.path("split").asText());
        assertEquals(30, found.path("searchExamples").asInt());
        assertEquals("a", found.path("start").asText());
    }

    @Test
    void aPermutationFromAFileNeedsNoTrainingExamples() {
        assertEquals(0, run("match", "--permutation-out", "@p.json").status());
        var align = shell.run("align", "@a.pt", "@b.safetensors", "--permutation", "@p.json");
        assertEquals(0, align.status(), align.err());
    }

    @Test
    void itsChartsSayWhatFoundThem() {
        var match = run("match", "--charts", "@charts");
        assertEquals(0, match.status(), match.err());
        assertTrue(shell.files().contains("charts/distance.png"));
    }
}
