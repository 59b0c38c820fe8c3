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
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
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
                new ProcessBuilder(command(state, "close", a, b))
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

    @Test
    void whatIsOpenSurvivesAProcessThatIsKilled() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.1, 64, 32, 24, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.1, 64, 32, 24, 10);
        Path state = folder.resolve("state");
        Process process =
                new ProcessBuilder(command(state, "stay", a, b))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(folder.resolve("errors.txt").toFile())
                        .start();
        Path kept = state.resolve("open-" + process.pid() + ".thalweg");
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (!holdsASearch(kept)) {
                assertTrue(process.isAlive(), Files.readString(folder.resolve("errors.txt")));
                assertTrue(System.nanoTime() < end, "nothing was kept");
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (OpenWindow window =
                OpenWindow.open(
                        Method.WEIGHT_MATCHING,
                        new DesktopOptions(folder.resolve("none"), state),
                        1280,
                        720)) {
            var sessions = window.workbench.sessions();
            OpenWindow.run(() -> sessions.look(state));
            OpenWindow.until("offered", 10, () -> sessions.offerProperty().get() != null);
            assertTrue(OpenWindow.onFx(() -> sessions.offerProperty().get().fault()));
            OpenWindow.run(sessions::reopen);
            OpenWindow.until("open", 30, () -> window.state().phase() == Phase.DONE);
        }
        assertFalse(Files.exists(kept));
    }

    private static boolean holdsASearch(Path session) {
        return Files.exists(session) && SessionFile.read(session).inHand().isPresent();
    }

    private static List<String> command(Path state, String mode, Path a, Path b) {
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
                        mode,
                        a.toString(),
                        b.toString()));
        return command;
    }
}
