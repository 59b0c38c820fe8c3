package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertNull;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Workbench;

/** What a closed window held is let go of. */
class ForgottenWindowTest {
    @TempDir Path folder;

    @Test
    void nothingKeepsAClosedWindowInMemory() throws Exception {
        WeakReference<Workbench> workbench = used();
        for (int i = 0; i < 40 && workbench.get() != null; i++) {
            System.gc();
            onFx(() -> true);
            Thread.sleep(100);
        }
        assertNull(workbench.get(), "a closed window's workbench is still held");
    }

    /** In a method of its own, so that no variable holds the window. */
    private WeakReference<Workbench> used() throws Exception {
        var a = Planted.model(folder.resolve("a.safetensors"), 1, 0.1, 64, 32, 24, 10);
        var b = Planted.model(folder.resolve("b.safetensors"), 2, 0.1, 64, 32, 24, 10);
        var options = new DesktopOptions(folder.resolve("none"), folder.resolve("state"));
        try (var window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720)) {
            run(() -> window.workbench.open(List.of(a, b)));
            until("a pair", 30, () -> window.state().phase() == Phase.READY);
            run(window.workbench::search);
            until("searched", 60, () -> window.state().phase() == Phase.DONE);
            run(() -> window.shell.commands().get("theme").run());
            run(() -> window.shell.commands().get("jobs").run());
            run(() -> window.shell.commands().get("leave").run());
            return new WeakReference<>(window.workbench);
        }
    }
}
