package thalweg.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import thalweg.desktop.theme.Theme;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;

/**
 * Drives the window through its states and writes a picture of each: empty, one model, loaded,
 * searching, done, error; dark and light; in the size asked for.
 *
 * <p>Arguments: the folder to write to, width, height, and "quick" for the first states alone.
 */
public final class Screens {
    private final Path out;
    private final String size;
    private final OpenWindow window;

    private Screens(Path out, OpenWindow window, String size) {
        this.out = out;
        this.window = window;
        this.size = size;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        double width = Double.parseDouble(args[1]);
        double height = Double.parseDouble(args[2]);
        Path state = Files.createTempDirectory("thalweg-state");
        var options = new DesktopOptions(Path.of("samples"), state);
        try (var window = OpenWindow.open(Method.WEIGHT_MATCHING, options, width, height)) {
            new Screens(out, window, args[1] + "x" + args[2]).all();
        }
        Runtime.getRuntime().halt(0);
    }

    private void all() throws Exception {
        shoot("1-empty");
        Path models = Path.of("../shared/models");
        var state = window.state();
        OpenWindow.run(
                () -> {
                    window.workbench.openData(Path.of("../shared/data/mnist"));
                    window.workbench.open(List.of(models.resolve("mlp-mnist-seed1.pt")));
                });
        OpenWindow.until("one model", 20, () -> state.models().size() == 1);
        shoot("2-one-model");
        OpenWindow.run(() -> window.workbench.open(List.of(models.resolve("mlp-mnist-seed2.pt"))));
        OpenWindow.until("ready", 20, () -> state.phase() == Phase.READY);
        Thread.sleep(150);
        shoot("3-loading");
        OpenWindow.until("measured", 60, () -> state.pictures().bandProperty().get() != null);
        OpenWindow.run(() -> state.alphaProperty().set(0.31));
        Thread.sleep(1500);
        shoot("4-ready");
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("steps", 20, () -> state.history().steps().size() > 6);
        shoot("5-searching");
        OpenWindow.until("done", 60, () -> state.phase() == Phase.DONE);
        OpenWindow.until(
                "idle",
                120,
                () ->
                        state.idleWorkProperty().get().isEmpty()
                                && state.equivalenceProperty().get() != null);
        Thread.sleep(1200);
        shoot("6-done");
        OpenWindow.run(() -> state.history().show(7));
        Thread.sleep(800);
        shoot("7-past-step");
        OpenWindow.run(
                () -> {
                    state.history().show(1000);
                    window.workbench.open(List.of(Path.of("pom.xml")));
                });
        OpenWindow.until("error", 20, () -> state.noticeProperty().get() != null);
        OpenWindow.run(() -> window.workbench.open(List.of(models.resolve("mlp-mnist-seed3.pt"))));
        OpenWindow.until("three", 20, () -> state.models().size() == 3);
        Thread.sleep(1500);
        shoot("8-error-three");
        OpenWindow.run(() -> state.noticeProperty().set(null));
        OpenWindow.run(window.shell::showPalette);
        shoot("9-palette");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.shell::showKeys);
        shoot("9-keys");
        OpenWindow.run(window.shell::leave);
    }

    private void shoot(String name) throws Exception {
        for (Theme theme : Theme.values()) {
            OpenWindow.run(() -> window.shell.themeProperty().set(theme));
            Thread.sleep(350);
            WritableImage image = OpenWindow.onFx(() -> window.stage.getScene().snapshot(null));
            String suffix = theme == Theme.DARK ? "dark" : "light";
            Path file = out.resolve(name + "-" + suffix + "-" + size + ".png");
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        }
        OpenWindow.run(() -> window.shell.themeProperty().set(Theme.DARK));
    }
}
