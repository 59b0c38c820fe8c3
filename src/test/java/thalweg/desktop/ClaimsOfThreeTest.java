package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;

/** The paper's claims beside three models: one click measures them, and they stay. */
class ClaimsOfThreeTest {
    @TempDir Path folder;

    private OpenWindow window(List<Path> models) throws Exception {
        var options = new DesktopOptions(folder.resolve("none"), folder.resolve("state"));
        OpenWindow window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
        run(() -> window.workbench.open(models.subList(0, 2)));
        until("a pair", 30, () -> window.state().phase() == Phase.READY);
        run(() -> window.workbench.openThird(models.subList(2, 3)));
        until("three", 30, () -> window.state().three().trioProperty().get() != null);
        return window;
    }

    private static String action(OpenWindow window) {
        return ((Button) window.shell.lookup("#claims-measure")).getText();
    }

    private static List<String> words(OpenWindow window) {
        var claims = (GridPane) window.shell.lookup("#claims-of-three");
        return claims == null // not laid out yet
                ? List.of()
                : claims.lookupAll(".label").stream()
                        .filter(Label.class::isInstance)
                        .map(node -> ((Label) node).getText())
                        .toList();
    }

    private boolean reported() {
        try (var studies = Files.list(folder.resolve("state/studies"))) {
            return studies.anyMatch(file -> Files.exists(file.resolve("report.html")));
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void oneClickMeasuresThemAndTheNextWindowShowsThemAgain() throws Exception {
        List<Path> models =
                List.of(
                        Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 20, 30, 10),
                        Planted.model(folder.resolve("b 2.safetensors"), 2, 0.02, 20, 30, 10),
                        Planted.model(folder.resolve("c.safetensors"), 3, 0.02, 20, 30, 10));
        try (OpenWindow window = window(models)) {
            until("an offer", 10, () -> action(window).equals("Measure"));
            until(
                    "seven that aren't measured",
                    10,
                    () -> words(window).stream().filter("–"::equals).count() == 7);
            run(() -> ((Button) window.shell.lookup("#claims-measure")).fire());
            until(
                    "measured",
                    120,
                    () -> words(window).stream().anyMatch(w -> w.startsWith("largest change")));
            until("the report", 60, this::reported);
        }
        try (OpenWindow window = window(models)) {
            until(
                    "again",
                    30,
                    () -> words(window).stream().anyMatch(w -> w.startsWith("largest change")));
            assertEquals("✓", onFx(() -> words(window).get(3)));
        }
    }
}
