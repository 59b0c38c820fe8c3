package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose process is ended from outside. */
@Timeout(180)
class EndedStudyTest {
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void prepare() throws IOException {
        shell = Shell.in(folder);
        shell.model("wide-a.pt", 1, 6, 300, 300, 4);
        shell.model("wide-b.pt", 2, 6, 300, 300, 4);
        Files.writeString(
                shell.file("wide.study"),
                """
                A = model wide-a.pt
                B = model wide-b.pt
                data data.npz
                wm = search wm
                points 3
                seeds 0..11
                pair A B
                """);
    }

    private Process start(String results) throws IOException {
        return shell.process(
                        List.of(), "study", "@wide.study", "--results", "@" + results, "--json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private long results(String name) throws IOException {
        Path results = shell.file(name).resolve("results");
        if (!Files.isDirectory(results)) {
            return 0;
        }
        try (var files = Files.list(results)) {
            return files.filter(f -> f.toString().endsWith(".json")).count();
        }
    }

    private void awaitResults(String name, int count) throws Exception {
        while (results(name) < count) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private JsonNode end(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        return new ObjectMapper().readTree(out);
    }

    private String table(String name) throws IOException {
        return Files.readString(shell.file(name).resolve("pairs.csv"))
                + Files.readString(shell.file(name).resolve("table.json"));
    }

    @Test
    void killedThreeTimesItEndsInTheSameTable() throws Exception {
        for (int moment : new int[] {1, 4, 7}) {
            Process process = start("killed");
            awaitResults("killed", moment);
            process.destroyForcibly().waitFor();
        }
        assertEquals(12, end(start("killed")).path("done").asInt());
        end(start("whole"));
        assertEquals(table("whole"), table("killed"));
        try (var files = Files.walk(shell.file("killed"))) {
            assertEquals(0, files.filter(f -> f.toString().endsWith(".part")).count());
        }
    }

    @Test
    void ctrlCKeepsWhatIsThere() throws Exception {
        Process process = start("stopped");
        awaitResults("stopped", 2);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        JsonNode found = end(process);
        assertTrue(found.path("stopped").asBoolean());
        assertEquals(results("stopped"), found.path("done").asInt());
        assertTrue(found.path("done").asInt() < 12);
        assertEquals(12, end(start("stopped")).path("done").asInt());
    }
}
