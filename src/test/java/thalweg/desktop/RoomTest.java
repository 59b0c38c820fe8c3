package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;

/** What has room for its whole name in a window of 1280 × 720. */
class RoomTest {
    @TempDir Path folder;

    private static Path model(int seed) {
        return Path.of("samples/mlp-mnist-seed" + seed + ".safetensors");
    }

    @Test
    void theNamesOfThreeModelsOfTheSearchAndOfPanelsAreWhole() throws Exception {
        var options = new DesktopOptions(Path.of("samples"), folder.resolve("state"));
        try (OpenWindow window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720)) {
            var state = window.state();
            run(() -> window.workbench.open(List.of(model(1), model(2))));
            until("a pair", 30, () -> state.phase() == Phase.READY);
            run(() -> window.workbench.data().open(Path.of("samples/mnist")));
            until("values", 60, () -> state.pictures().spectraProperty().get() != null);
            Thread.sleep(300);
            assertEquals("Singular values", said(window, ".spectrum-panel .title"));
            run(() -> window.workbench.openThird(List.of(model(3))));
            until("three", 30, () -> state.three().trio() != null);
            run(() -> window.workbench.showPair());
            Thread.sleep(300);
            assertEquals("mlp-mnist-seed1", said(window, "#model-A .chip-value"));
            assertEquals("mlp-mnist-seed2", said(window, "#model-B .chip-value"));
            assertEquals("Weight matching ▾", said(window, "#search-chip .chip-value"));
            run(() -> window.stage.setWidth(1440));
            Thread.sleep(300);
            assertTrue(onFx(() -> window.shell.lookup(".logo-name").isVisible()), "there is room");
            assertEquals("mlp-mnist-seed2", said(window, "#model-B .chip-value"));
        }
    }

    @Test
    void theNamesOfTwoModelsAreWholeWhereTheWindowIsDrawnSmaller() throws Exception {
        var options = new DesktopOptions(Path.of("samples"), folder.resolve("state"));
        try (OpenWindow window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 960, 540)) {
            run(() -> window.workbench.open(List.of(model(1), model(2))));
            until("a pair", 30, () -> window.state().phase() == Phase.READY);
            run(() -> window.workbench.data().open(Path.of("samples/mnist")));
            until("data", 60, () -> window.state().data() != null);
            run(() -> window.workbench.data().chooseLimit(500));
            Thread.sleep(300);
            assertEquals("mlp-mnist-seed1", said(window, "#model-A .chip-value"));
            assertEquals("MNIST · test 500", said(window, "#data-chip .chip-value"));
            assertEquals("Weight matching ▾", said(window, "#search-chip .chip-value"));
        }
    }

    /** As it is drawn, cut or not. */
    private static String said(OpenWindow window, String place) throws Exception {
        return onFx(
                () -> {
                    window.shell.layout();
                    Label label = (Label) window.shell.lookup(place);
                    return label.getChildrenUnmodifiable().stream()
                            .filter(Text.class::isInstance)
                            .map(Node.class::cast)
                            .map(text -> ((Text) text).getText())
                            .findFirst()
                            .orElse("");
                });
    }
}
