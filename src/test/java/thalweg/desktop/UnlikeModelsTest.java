package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window says of two models that are no pair. */
class UnlikeModelsTest {
    @TempDir Path folder;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void ofThreeOpenedAtOnceAThirdThatDoesNotFitIsTold() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 48, 10);
        Path c = Planted.model(folder.resolve("c.safetensors"), 3, 0.02, 64, 32, 10);
        run(() -> window.workbench.open(List.of(a, b, c)));
        until("three models", 30, () -> window.state().models().size() == 3);
        until("told", 30, () -> window.state().noticeProperty().get() != null);
        String said = onFx(() -> ((Label) window.shell.lookup("#banner-sentence")).getText());
        assertTrue(said.contains("a has 2 layers 64-48-10 ReLU, and c has 2 layers"), said);
    }

    @Test
    void theBannerSaysWhatDiffersWhereAndWhatToDo() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 32, 10);
        run(() -> window.workbench.open(List.of(a, b)));
        until("two models", 30, () -> window.state().models().size() == 2);
        var banner = onFx(() -> (Label) window.shell.lookup("#banner-sentence"));
        assertEquals(
                "The models are of different architectures:"
                        + " a has 2 layers 64-48-10 ReLU, and b has 2 layers 64-32-10 ReLU"
                        + (" (" + a + " and " + b + ")")
                        + "; choose models of the same layers and widths",
                onFx(banner::getText));
        assertTrue(onFx(() -> banner.getParent().isVisible()));
    }
}
