package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;

/** A person runs a study in the window, stops it, goes on with it and gets its report. */
class StudyInWindowTest {
    /** 2 methods by 3 seeds by a pair. */
    private static final int TASKS = 6;

    @TempDir Path folder;
    private Path samples;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        samples = Files.createDirectories(folder.resolve("samples"));
        Planted.model(samples.resolve("a.safetensors"), 1, 0.02, 20, 30, 10);
        Planted.model(samples.resolve("b.safetensors"), 2, 0.02, 20, 30, 10);
        describe("wm = search wm");
        var options = new DesktopOptions(samples, folder.resolve("state"));
        window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
        run(() -> window.shell.commands().get("study").run());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void describe(String method) throws IOException {
        Files.writeString(
                samples.resolve("paper.study"),
                """
                study "A small one"
                A = model a.safetensors
                B = model b.safetensors
                chance = random
                %s
                seeds 0 1 2
                pair A B
                results found
                """
                        .formatted(method));
    }

    private Button button(String id) {
        return (Button) window.shell.lookup("#study-" + id);
    }

    private void press(String id) throws Exception {
        run(() -> button(id).fire());
    }

    private String text(String id) {
        return ((Label) window.shell.lookup("#study-" + id)).getText();
    }

    private void choose() throws Exception {
        press("bundled");
        until("opened", 30, () -> !button("choose").isDisabled());
    }

    private long kept() throws IOException {
        try (Stream<Path> files = Files.list(samples.resolve("found/results"))) {
            return files.count();
        }
    }

    private boolean isShown(String grid, String words) {
        return ((GridPane) window.shell.lookup("#study-" + grid))
                .lookupAll(".label").stream()
                        .anyMatch(node -> node instanceof Label l && l.getText().equals(words));
    }

    @Test
    void runsEveryTaskAndWritesWhatTheCommandLineWrites() throws Exception {
        choose();
        assertEquals("A small one", onFx(() -> text("title")));
        assertTrue(onFx(() -> isShown("claims", "no run is about it yet")));
        press("run");
        until("the report", 60, () -> !button("report").isDisabled());
        assertEquals(TASKS + " of " + TASKS + " tasks done", onFx(() -> text("size")));
        assertEquals(TASKS, kept());
        for (String name : new String[] {"pairs.csv", "table.json", "report.html"}) {
            assertTrue(Files.exists(samples.resolve("found").resolve(name)), name);
        }
        assertTrue(onFx(() -> isShown("methods", "3 of 3")));
        assertTrue(onFx(() -> isShown("claims", "6 of 6")), "singular values stay as they are");
        assertTrue(onFx(() -> isShown("claims", "no run of this study is about it")));
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        choose();
        run(
                () -> {
                    button("run").fire();
                    button("stop").fire();
                });
        until("stopped", 60, () -> button("run").getText().equals("Go on"));
        long before = kept();
        assertTrue(before < TASKS);
        press("run");
        until("done", 60, () -> text("said").startsWith("Done"));
        assertEquals(TASKS, kept());
    }

    @Test
    void goesOnWithoutItsSheet() throws Exception {
        choose();
        run(
                () -> {
                    button("run").fire();
                    button("done").fire();
                });
        until("the page", 60, () -> Files.exists(samples.resolve("found/report.html")));
        run(() -> window.shell.commands().get("study").run());
        until("done", 30, () -> text("said").startsWith("Done"));
    }

    @Test
    void saysWhatIsWrongWithAStudyAndInWhichLine() throws Exception {
        describe("wm = search wn");
        choose();
        String said = onFx(() -> text("said"));
        assertTrue(said.contains("paper.study line 5"), said);
        assertTrue(onFx(() -> button("run").isDisabled()));
        describe("wm = search wm");
        choose();
        assertFalse(onFx(() -> button("run").isDisabled()));
    }

    @Test
    void saysWhoElseHasTheFolder() throws Exception {
        Files.createDirectories(samples.resolve("found"));
        Files.writeString(samples.resolve("found/mine.txt"), "precious");
        choose();
        press("run");
        until("refused", 30, () -> text("said").contains("the folder holds something else"));
        assertEquals("precious", Files.readString(samples.resolve("found/mine.txt")));
    }
}
