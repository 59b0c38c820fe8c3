package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.engine.Sha256;

/** A session's searches done again. */
class ReplayCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void fill() {
        shell = Shell.in(folder);
    }

    /** A session of a search that match made, with its barriers on the data. */
    private ObjectNode session(boolean loss) throws Exception {
        return session(shell, loss);
    }

    /** The same for other tests. */
    static ObjectNode session(Shell shell, boolean loss) throws Exception {
        String[] match = {
            "match",
            "@a.pt",
            "@b.safetensors",
            "--json",
            "--force",
            "--seed",
            "3",
            "--permutation-out",
            "@p.json",
            "--method",
            loss ? "ste" : "wm"
        };
        String[] more = {"--data", "@data.npz", "--steps", "6", "--batch", "20"};
        JsonNode found = shell.run(loss ? joined(match, more) : match).json();
        JsonNode line =
                shell.run(
                                "interpolate",
                                "@a.pt",
                                "@b.safetensors",
                                "--permutation",
                                "@p.json",
                                "--data",
                                "@data.npz",
                                "--json")
                        .json();
        ObjectNode root = JSON.createObjectNode().put("thalweg", "0.1.0").put("version", 1);
        var models = root.putArray("models");
        models.addObject()
                .put("file", "a.pt")
                .put("bytes", Files.size(shell.file("a.pt")))
                .put("sha256", Sha256.of(shell.file("a.pt")))
                .put("role", "a");
        models.addObject()
                .put("file", "b.safetensors")
                .put("bytes", Files.size(shell.file("b.safetensors")))
                .put("sha256", Sha256.of(shell.file("b.safetensors")))
                .put("role", "b");
        ObjectNode data = root.putObject("data").put("location", "data.npz").put("split", "test");
        data.put("limit", 0).put("normalization", "none").put("normalizationExamples", 5000);
        data.set("mean", line.path("inputs").path("mean"));
        data.set("deviation", line.path("inputs").path("deviation"));
        root.putObject("search").put("method", "wm").put("seed", 0);
        ObjectNode search = root.putArray("found").addObject();
        search.put("method", loss ? "ste" : "wm").put("seed", 3);
        if (loss) {
            search.putObject("options").put("steps", "6").put("batch", "20");
        }
        int best = found.path("trace").size() - 1;
        search.put("step", best)
                .put("sweep", found.path("sweeps").asInt())
                .put("objective", found.path("objectiveAfter").asDouble())
                .put("l2", found.path("l2After").asDouble())
                .put("seconds", 1.0)
                .put("converged", true);
        search.set("permutation", JSON.readTree(shell.file("p.json").toFile()));
        search.putObject("barrierAtHalf")
                .put("naive", line.path("barrier").path("naive").path("half").asDouble())
                .put("matched", line.path("barrier").path("matched").path("half").asDouble())
                .put("examples", line.path("examples").asInt());
        root.put("shown", 0);
        root.putObject("view")
                .put("alpha", 0.5)
                .put("gamma", 0.3)
                .put("layer", "")
                .put("step", best);
        return root;
    }

    private static String[] joined(String[] one, String[] other) {
        String[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private void save(ObjectNode session) throws Exception {
        Files.writeString(shell.file("s.thalweg"), session.toString());
    }

    private Shell.Result replay(String... more) {
        return shell.run(joined(new String[] {"replay", "@s.thalweg"}, more));
    }

    @Test
    void theSameFilesAndSeedGiveTheSame() throws Exception {
        for (boolean loss : new boolean[] {false, true}) {
            save(session(loss));
            Shell.Result result = replay("--json");
            JsonNode again = result.json();
            assertEquals(0, result.status(), result.out() + result.err());
            assertTrue(again.path("same").asBoolean());
            JsonNode search = again.path("searches").path(0);
            assertEquals(28, search.path("units").asInt());
            assertEquals(0, search.path("unitsElsewhere").asInt());
            assertEquals(
                    search.path("barrierHalfMatched").path("session").asDouble(),
                    search.path("barrierHalfMatched").path("again").asDouble(),
                    1e-6);
            assertTrue(replay().out().contains("the same, every one of 28 units in its place"));
        }
    }

    @Test
    void aStoppedSearchIsFollowedToTheStepThatItHad() throws Exception {
        ObjectNode session = session(false);
        ObjectNode search = (ObjectNode) session.path("found").path(0);
        JsonNode start = search.path("permutation");
        for (JsonNode group : start.path("groups")) {
            int size = group.path("p").size();
            var p = ((ObjectNode) group).putArray("p");
            for (int i = 0; i < size; i++) {
                p.add(i);
            }
        }
        JsonNode told = shell.run("match", "@a.pt", "@b.safetensors", "--json").json();
        search.put("step", 0)
                .put("converged", false)
                .put("objective", told.path("objectiveBefore").asDouble())
                .put("l2", told.path("l2Before").asDouble());
        search.remove("barrierAtHalf");
        save(session);
        Shell.Result result = replay("--json");
        assertEquals(0, result.status(), result.out() + result.err());
        assertEquals(0, result.json().path("searches").path(0).path("step").asInt(-1));
    }

    @Test
    void whatDiffersIsSaid() throws Exception {
        ObjectNode session = session(false);
        JsonNode group =
                session.path("found").path(0).path("permutation").path("groups").iterator().next();
        var p = (com.fasterxml.jackson.databind.node.ArrayNode) group.path("p");
        JsonNode first = p.get(0);
        p.set(0, p.get(1));
        p.set(1, first);
        save(session);
        Shell.Result result = replay();
        assertEquals(1, result.status());
        assertTrue(result.out().contains("2 of 28 units elsewhere"), result.out());
    }

    @Test
    void aChangedModelIsSaid() throws Exception {
        save(session(false));
        shell.model("a.pt", 9, Shell.WIDTHS);
        Shell.Result result = replay();
        assertEquals(1, result.status());
        assertTrue(result.err().contains("model A is not the session's"), result.err());
    }

    @Test
    void contentsThatAClosedWindowHadNotNamedAreNotSaidToHaveChanged() throws Exception {
        ObjectNode session = session(false);
        for (JsonNode model : session.path("models")) {
            ((ObjectNode) model).put("sha256", "");
        }
        save(session);
        Files.move(
                shell.file("a.pt"), Files.createDirectories(folder.resolve("c")).resolve("a.pt"));
        Shell.Result result = replay("--files", "@c");
        assertEquals(0, result.status(), result.out() + result.err());
        assertEquals("", result.err());
    }

    @Test
    void filesThatMovedAreFoundWhereItIsTold() throws Exception {
        save(session(false));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.move(shell.file("a.pt"), other.resolve("a.pt"));
        Files.move(shell.file("data.npz"), other.resolve("data.npz"));
        Shell.Result lost = replay();
        assertEquals(2, lost.status());
        assertTrue(lost.err().contains("the session's model A isn't there any more"), lost.err());
        assertEquals(0, replay("--files", "@other").status());
    }

    @Test
    void aSessionWithoutASearchIsToldSo() throws Exception {
        ObjectNode session = session(false);
        session.putArray("found");
        session.put("shown", -1);
        save(session);
        Shell.Result result = replay();
        assertEquals(2, result.status());
        assertTrue(result.err().contains("the session holds no search of two models"));
    }
}
