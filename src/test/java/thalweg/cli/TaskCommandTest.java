package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of a study that are run one by one, as on other machines. */
class TaskCommandTest {
    /** Every kind of method, with data, a described activation and figures of its own. */
    private static final String STUDY =
            """
            A = model a.pt activation tanh
            B = model b.safetensors activation tanh
            C = model c.pt activation tanh
            data data.npz limit 30
            training limit 20
            figures taylor references
            chance = random
            wm = search wm restarts 2
            am = search am am covariance
            ste = search ste start random steps 3 batch 10
            sinkhorn = search sinkhorn by loss steps 2 batch 10
            together = strategy merge-many
            points 3
            gammas 0.5
            pair A B
            triple A B C
            """;

    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void prepare() throws IOException {
        shell = Shell.in(folder);
        shell.model("c.pt", 3, Shell.WIDTHS);
        Files.writeString(shell.file("small.study"), STUDY);
    }

    private List<Path> write() {
        Shell.Result result = shell.run("study", "@small.study", "--tasks", "@parts", "--json");
        assertEquals(0, result.status(), result.err());
        List<Path> tasks = new ArrayList<>();
        result.json().path("tasks").forEach(task -> tasks.add(Path.of(task.asText())));
        return tasks;
    }

    private Shell.Result task(Path file) {
        return shell.run("task", file.toString(), "--files", folder.toString());
    }

    private String table(String results, String name) throws IOException {
        return Files.readString(shell.file(results).resolve(name));
    }

    @Test
    void theStudyPicksUpWhatItsTasksFoundAndItsTableIsTheSame() throws IOException {
        for (Path file : write()) {
            Shell.Result result = task(file);
            assertEquals(0, result.status(), result.err());
            assertTrue(result.out().contains("; done, "), result.out());
        }
        Shell.Result parts = shell.run("study", "@small.study", "--results", "@parts");
        assertEquals(0, parts.status(), parts.err());
        assertTrue(parts.err().contains("10 done already"), parts.err());
        assertFalse(parts.err().contains(" of 10, "), parts.err());
        shell.run("study", "@small.study", "--results", "@whole");
        for (String name : List.of("pairs.csv", "triples.csv", "table.json")) {
            assertEquals(table("whole", name), table("parts", name));
        }
    }

    @Test
    void aTaskThatIsDoneIsNotRunAgain() throws IOException {
        Path file = write().getFirst();
        task(file);
        Path result = shell.file("parts/results").resolve(file.getFileName());
        String before = Files.readString(result);
        assertTrue(task(file).out().contains("; done already, "));
        assertEquals(before, Files.readString(result));
        Files.writeString(result, before.substring(0, before.length() / 2));
        assertTrue(task(file).out().contains("; done, "));
        assertEquals(lines(before), lines(Files.readString(result)));
    }

    /** All but what another run changes. */
    private static List<String> lines(String json) {
        return json.lines().filter(l -> !l.matches(" *\"(searchS|s)econds\".*")).toList();
    }

    @Test
    void refusesAnotherModelOrOtherDataThanTheTaskMeans() throws IOException {
        Path file = write().get(1);
        shell.model("b.safetensors", 9, Shell.WIDTHS);
        refused(task(file), "the model B here is another one than the task means");
        prepare();
        shell.data("data.npz", Shell.WIDTHS[0], 3); // other labels
        refused(task(file), "the data here is another one than the task means");
        assertFalse(Files.exists(shell.file("parts/results").resolve(file.getFileName())));
    }

    @Test
    void refusesWhatIsNoTask() throws IOException {
        refused(task(shell.file("a.pt")), "this is no task of a study");
        refused(task(shell.file("none.json")), "there is no such file");
        refused(shell.run("task"), "no task is named");
        Path file = write().getFirst();
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\"program\" : \"[^\"]*\"", "\"program\" : \"0.0\""));
        refused(task(file), "the task is for version 0.0");
        refused(
                shell.run("study", "@small.study", "--tasks", "@x", "--results", "@y"),
                "tasks are written or run, not both");
    }

    private static void refused(Shell.Result result, String what) {
        assertEquals(2, result.status(), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().contains(what), result.err());
    }
}
