package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;

/** A window that has less room than its content needs, as at 150 % on a screen of 1280 × 720. */
class FitTest {
    @TempDir Path folder;

    private OpenWindow open(double width, double height) throws Exception {
        var options = new DesktopOptions(Path.of("samples"), folder.resolve("state"));
        return OpenWindow.open(Method.WEIGHT_MATCHING, options, width, height);
    }

    private static Bounds place(OpenWindow window, String what) throws Exception {
        return onFx(
                () -> {
                    window.shell.layout();
                    Node node = window.shell.lookup(what);
                    return node.localToScene(node.getBoundsInLocal());
                });
    }

    @Test
    void everythingIsInReachThoughSmaller() throws Exception {
        try (OpenWindow window = open(1280 / 1.5, 720 / 1.5)) {
            for (String what :
                    List.of(
                            ".top-bar",
                            "#search-button",
                            "#keys-button",
                            "#samples-first",
                            ".transport",
                            "#loss-value",
                            ".status-bar")) {
                Bounds there = place(window, what);
                assertTrue(
                        there.getMinX() >= -1 && there.getMaxX() <= 1280 / 1.5 + 1, what + there);
                assertTrue(there.getMinY() >= -1 && there.getMaxY() <= 720 / 1.5 + 1, what + there);
            }
            assertTrue(onFx(() -> window.shell.getWidth()) >= Fit.LEAST_WIDTH - 1);
            run(window.shell.sheets()::showPreferences);
            until("shown", 10, () -> window.shell.lookup("#preference-size-smaller") != null);
            var said = (Label) onFx(() -> window.shell.lookup("#preference-size-smaller"));
            until("said", 10, said::isVisible);
            assertEquals(
                    "At 100 % the window would need more room than it has: everything is drawn at"
                            + " 72 % instead",
                    onFx(said::getText));
        }
    }

    @Test
    void whereThereIsRoomNothingIsSmaller() throws Exception {
        try (OpenWindow window = open(1280, 720)) {
            assertEquals(1280, onFx(() -> window.shell.getWidth()), 0.5);
            run(window.shell.sheets()::showPreferences);
            until("shown", 10, () -> window.shell.lookup("#preference-size-smaller") != null);
            assertFalse(onFx(() -> window.shell.lookup("#preference-size-smaller").isVisible()));
        }
    }
}
