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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Activation matching wherever a search is asked for. */
class ActivationCommandsTest {
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void fill() {
        shell = Shell.in(folder);
    }

    private Shell.Result run(String command, String... more) {
        List<String> words =
                new ArrayList<>(List.of(command, "@a.pt", "@b.safetensors", "--method", "am"));
        words.addAll(List.of("--data", "@data.npz"));
        words.addAll(List.of(more));
        return shell.run(words.toArray(String[]::new));
    }

    @Test
    void matchNamesTheStatisticAndTheExamples() {
        JsonNode found = run("match", "--json").json();
        assertEquals("am", found.path("method").asText());
        assertEquals("correlation", found.path("am").asText());
        assertEquals(60, found.path("examples").asInt());
        assertFalse(found.path("stopped").asBoolean(true));
        assertEquals(3, found.path("trace").size(), "the start and two groups");
        assertFalse(found.has("lossAfter"));
        assertFalse(found.has("still"));
        assertTrue(found.path("equivalence").asDouble(1) <= 1e-4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inner", "covariance", "correlation"})
    void everyStatisticCanBeAskedFor(String statistic) {
        JsonNode found = run("match", "--am", statistic, "--limit", "50", "--json").json();
        assertEquals(statistic, found.path("am").asText());
        assertEquals(50, found.path("examples").asInt());
    }

    @Test
    void theSeedChangesNothing() {
        assertEquals(timeless("0"), timeless("4"));
    }

    private JsonNode timeless(String seed) {
        JsonNode found = run("match", "--seed", seed, "--json").json();
        ((ObjectNode) found).remove(List.of("seconds", "seed"));
        found.path("trace").forEach(step -> ((ObjectNode) step).remove("seconds"));
        return found;
    }

    @Test
    void everyCommandThatSearchesNamesTheStatistic() {
        assertTrue(
                run("match").out().startsWith("Activation matching by correlation: 2 groups in"),
                run("match").out());
        String sentence =
                "π was found by activation matching by inner product, in 2 groups on 60 training"
                        + " examples.";
        for (String command : List.of("align", "interpolate", "merge")) {
            var more = new ArrayList<String>(List.of("--am", "inner"));
            if (command.equals("interpolate")) {
                more.addAll(List.of("--points", "3"));
            } else if (command.equals("merge")) {
                more.addAll(List.of("--out", "@m.pt"));
            }
            var said = run(command, more.toArray(String[]::new));
            assertTrue(said.out().contains(sentence), said.out() + said.err());
        }
    }

    @Test
    void whatIsSearchedOnIsToldFromWhatIsMeasuredOn() {
        JsonNode found =
                run("interpolate", "--search-examples", "30", "--limit", "25", "--json").json();
        assertEquals(25, found.path("examples").asInt());
        assertEquals("test", found.path("split").asText());
        assertEquals(30, found.path("searchExamples").asInt());
        assertEquals("correlation", found.path("am").asText());
    }

    @Test
    void itsChartsSayWhatFoundThem() {
        var match = run("match", "--charts", "@charts");
        assertEquals(0, match.status(), match.err());
        assertTrue(shell.files().contains("charts/distance.png"));
    }
}
