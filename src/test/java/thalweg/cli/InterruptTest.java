package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;

/** Ctrl-C, as a shell sends it to the program. */
@Timeout(120)
class InterruptTest {
    @TempDir Path folder;

    @Test
    void stopsTheSearchAndKeepsItsBest() throws Exception {
        Process process = longMatch();
        interruptDuringSearch(process);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        var found = new ObjectMapper().readTree(out);
        assertTrue(found.path("stopped").asBoolean());
        assertTrue(found.path("l2After").asDouble() <= found.path("l2Before").asDouble());
        assertTrue(found.path("equivalence").asDouble(1) <= 1e-4);
    }

    @Test
    void endsAtOnceTheSecondTime() throws Exception {
        Process process = longMatch();
        interruptDuringSearch(process);
        // Of signals sent before the first is taken the program sees one: pressed until it ends.
        boolean ended = false;
        for (int press = 0; press < 5 && !ended; press++) {
            interrupt(process);
            ended = process.waitFor(1, TimeUnit.SECONDS);
        }
        assertTrue(ended);
        // The second may meet the end of the stopped search, but then it has said its result.
        assertTrue(process.exitValue() == 130 || process.exitValue() == 0);
    }

    @Test
    void theSecondTimeTheBestIsWrittenAlready() throws Exception {
        Process process = longMatch("--permutation-out", "@p.json");
        interruptDuringSearch(process);
        Path written = folder.resolve("p.json");
        awaitFile(written);
        interrupt(process); // while R is measured
        assertTrue(process.waitFor(5, TimeUnit.SECONDS));
        assertEquals(130, process.exitValue());
        Model b = Models.open(folder.resolve("wide-b.safetensors"), Models.Options.DEFAULT);
        PermutationFile.read(written, Symmetry.of(b.network()));
    }

    @Test
    void theFirstTimeAfterTheSearchLosesNothingOfIt() throws Exception {
        Process process = longMatch("--permutation-out", "@p.json");
        awaitFile(folder.resolve("p.json"));
        interrupt(process); // while R is measured
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        var found = new ObjectMapper().readTree(out);
        assertFalse(found.path("stopped").asBoolean(true));
        assertTrue(found.at("/r/after/0").isNumber());
    }

    @Test
    void workWithNothingToKeepSaysSo() throws Exception {
        var shell = Shell.in(folder);
        Process process =
                shell.process(
                                List.of(),
                                "train",
                                "--data",
                                "@data.npz",
                                "--architecture",
                                "mlp:512,512",
                                "--epochs",
                                "100000",
                                "--out",
                                "@m.pt")
                        .start();
        var err = process.errorReader(StandardCharsets.UTF_8);
        String line = err.readLine();
        while (line != null && !line.startsWith("Training")) {
            line = err.readLine();
        }
        interrupt(process);
        while (line != null && !line.startsWith("thalweg: ")) {
            line = err.readLine();
        }
        assertEquals(
                "thalweg: stopped before there was a result (train); run it again to its end",
                line);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue());
        assertFalse(Files.exists(folder.resolve("m.pt")));
    }

    private static void awaitFile(Path file) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.exists(file) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** A pair of random models so wide that a search takes many seconds. */
    private Process longMatch(String... more) throws IOException {
        var shell = Shell.in(folder);
        int width = 1400;
        shell.model("wide-a.safetensors", 5, 64, width, width, width, width, width, 10);
        shell.model("wide-b.safetensors", 6, 64, width, width, width, width, width, 10);
        var words = new ArrayList<>(List.of("match", "@wide-a.safetensors"));
        words.addAll(List.of("@wide-b.safetensors", "--json"));
        words.addAll(List.of(more));
        return shell.process(List.of(), words.toArray(String[]::new)).start();
    }

    /** Waits for the search's first line of progress, then presses Ctrl-C. */
    private static void interruptDuringSearch(Process process)
            throws IOException, InterruptedException {
        var err =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        String line = err.readLine();
        while (line != null && !line.startsWith("Weight matching")) {
            line = err.readLine();
        }
        assertTrue(line != null, "the search was over too soon");
        interrupt(process);
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
}
