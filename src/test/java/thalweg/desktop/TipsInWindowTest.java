package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.ThreeState.Moved;

class TipsInWindowTest {
    @TempDir Path folder;

    @Test
    void everyNumberInTheWindowSaysWhatItIs() throws Exception {
        var options = new DesktopOptions(folder.resolve("samples"), folder.resolve("state"));
        try (var window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720)) {
            Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 40, 10);
            Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 48, 40, 10);
            Path data = Planted.data(folder.resolve("data"), 300, 8);
            run(
                    () -> {
                        window.workbench.data().open(data);
                        window.workbench.open(List.of(a, b));
                    });
            until(
                    "ready",
                    30,
                    () -> window.state().phase() == Phase.READY && window.state().data() != null);
            run(window.workbench::search);
            until("done", 30, () -> window.state().phase() == Phase.DONE);
            until("answer", 30, () -> window.state().pictures().matchedProperty().get() != null);
            assertEquals(List.of(), silent(window));
            Path c = Planted.model(folder.resolve("c.safetensors"), 3, 0.02, 64, 48, 40, 10);
            run(() -> window.workbench.openThird(List.of(c)));
            var three = window.state().three();
            until("three", 30, () -> three.shownProperty().get());
            run(window.workbench::search);
            until("found", 30, () -> three.cyclesProperty().get() != null);
            until("measured", 30, () -> three.planeProperty(Moved.MATCHED).get() != null);
            run(() -> {});
            assertEquals(List.of(), silent(window));
        }
    }

    private static List<String> silent(OpenWindow window) throws Exception {
        return onFx(
                () ->
                        window.shell.lookupAll("*").stream()
                                .filter(Labeled.class::isInstance)
                                .map(Labeled.class::cast)
                                .filter(TipsInWindowTest::showsANumber)
                                .filter(label -> !isExplained(label))
                                .map(Labeled::getText)
                                .toList());
    }

    private static boolean showsANumber(Labeled label) {
        String text = label.getText();
        return text != null && text.matches(".*\\d.*") && label.isVisible();
    }

    private static boolean isExplained(Node label) {
        for (Node node = label; node != null; node = node.getParent()) {
            String help = node.getAccessibleHelp();
            if (help != null && !help.isBlank() && !node.getStyleClass().contains("card")) {
                return true;
            }
        }
        return false;
    }
}
