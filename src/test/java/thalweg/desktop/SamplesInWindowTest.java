package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.OpenModel;

/** The bundled models: dense and convolutional ones, which are no pair with each other. */
class SamplesInWindowTest {
    @TempDir Path folder;

    @Test
    void eachKindOfSamplesTakesThePlaceOfTheOther() throws Exception {
        Path samples = Files.createDirectories(folder.resolve("samples"));
        for (int seed = 1; seed <= 2; seed++) {
            Planted.model(samples.resolve("mlp-" + seed + ".safetensors"), seed, 0.02, 64, 48, 10);
            Planted.model(samples.resolve("conv-" + seed + ".safetensors"), seed, 0.02, 64, 40, 10);
        }
        var options = new DesktopOptions(samples, folder.resolve("state"));
        try (var window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720)) {
            run(() -> window.shell.commands().get("samples").run());
            until("dense pair", 30, () -> window.state().pairProperty().get() != null);
            assertEquals(List.of("mlp-1", "mlp-2"), onFx(() -> names(window)));
            run(() -> window.shell.commands().get("samples-convolutions").run());
            until(
                    "convolutional pair",
                    30,
                    () -> names(window).equals(List.of("conv-1", "conv-2")));
            until("its pair", 30, () -> window.state().pairProperty().get() != null);
        }
    }

    /** On the window's thread. */
    private static List<String> names(OpenWindow window) {
        return window.state().models().stream().map(OpenModel::name).toList();
    }
}
