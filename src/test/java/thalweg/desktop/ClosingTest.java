package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.network.Models;
import thalweg.session.Session;
import thalweg.session.SessionFile;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;

/** Closing the window on a search, in a process of its own. */
class ClosingTest {
    private static final long WITHIN_MILLISECONDS = 1000;

    @TempDir Path folder;

    @Test
    void closingInMidSearchSavesTheBestAndEndsTheProcessWithinASecond() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 784, 2048, 2048, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 784, 2048, 2048, 10);
        Path state = folder.resolve("state");
        Path printed = folder.resolve("printed.txt");
        Process process =
                new ProcessBuilder(command(state, a, b))
                        .redirectErrorStream(false)
                        .redirectOutput(printed.toFile())
                        .redirectError(folder.resolve("errors.txt").toFile())
                        .start();
        assertTrue(process.waitFor(180, TimeUnit.SECONDS), "still running");
        long ended = System.currentTimeMillis();
        String errors = Files.readString(folder.resolve("errors.txt"));
        assertEquals(0, process.exitValue(), errors);
        long took = ended - Long.parseLong(Files.readString(printed).strip());
        System.out.println("from closing to the process's end: " + took + " ms");

        Session session = SessionFile.read(state.resolve("last.thalweg"));
        assertEquals(a.toRealPath(), session.model(Session.Role.A).orElseThrow().file());
        var b2 = Models.open(b, Models.Options.DEFAULT);
        Session.Found found = session.inHand().orElseThrow();
        PermutationFile.of(found.permutation(), b, Symmetry.of(b2.network()));
        assertFalse(found.converged());
        long bound = QuietMachine.expected() ? WITHIN_MILLISECONDS : 10 * WITHIN_MILLISECONDS;
        assertTrue(took <= bound, took + " ms");
    }

    private static List<String> command(Path state, Path a, Path b) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClosingProcess.class.getName(),
                        state.toString(),
                        a.toString(),
                        b.toString()));
        return command;
    }
}
