package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Phase;

/** The list of open models: opening one again, removing one. */
class ModelListTest {
    @TempDir Path folder;
    private OpenWindow window;
    private Path a;
    private Path b;
    private Path c;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
        a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 40, 10);
        b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 48, 40, 10);
        c = Planted.model(folder.resolve("c.safetensors"), 3, 0.02, 64, 48, 40, 10);
        run(() -> window.workbench.open(List.of(a, b, c)));
        until("three models", 30, () -> window.state().models().size() == 3);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private List<String> names() throws Exception {
        return onFx(() -> window.state().models().stream().map(OpenModel::name).toList());
    }

    private void press(KeyCode code) throws Exception {
        OpenWindow.press(onFx(() -> window.stage.getScene().getFocusOwner()), code, false);
    }

    @Test
    void theFirstScreenOffersTheSamplesFirstAndAnotherModelOnceOneIsOpen() throws Exception {
        run(() -> window.workbench.remove(window.state().models().getFirst()));
        run(() -> window.workbench.remove(window.state().models().getFirst()));
        until("open", 5, () -> isEmphatic("open") && !isEmphatic("samples"));
        run(() -> window.workbench.remove(window.state().models().getFirst()));
        until("samples", 5, () -> isEmphatic("samples") && !isEmphatic("open"));
    }

    @Test
    void withTheLastModelGoesWhatIsHeldOutsideTheHeap() throws Exception {
        Path data = Planted.data(folder.resolve("data"), 300, 8);
        run(() -> window.workbench.data().open(data));
        until("held", 30, () -> window.engine.memory().heldBytes() > 0);
        until("at rest", 60, () -> window.state().idleWorkProperty().get().isEmpty());
        run(() -> List.copyOf(window.state().models()).forEach(window.workbench::remove));
        until("let go", 30, () -> window.engine.memory().heldBytes() == 0);
    }

    private boolean isEmphatic(String command) {
        Node button = window.shell.lookup("#" + command + "-first");
        return button.getStyleClass().contains("search-button");
    }

    @Test
    void aModelThatIsOpenedAgainIsSelectedAndNotListedTwice() throws Exception {
        Path otherWay = folder.resolve("state/..").resolve("b.safetensors");
        Files.createDirectories(folder.resolve("state"));
        run(() -> window.workbench.open(List.of(a, otherWay)));
        until("b selected", 10, () -> selected().equals("b"));
        assertEquals(List.of("a", "b", "c"), names());
        assertEquals("card-b", onFx(() -> window.stage.getScene().getFocusOwner().getId()));
    }

    private String selected() {
        OpenModel model = window.state().selectedProperty().get();
        return model == null ? "" : model.name();
    }

    @Test
    void theSameModelsOpenedTwiceAtOnceAreListedOnce() throws Exception {
        run(() -> List.copyOf(window.state().models()).forEach(window.workbench::remove));
        run(
                () -> {
                    window.workbench.open(List.of(a, b));
                    window.workbench.open(List.of(a, b));
                });
        until("selected", 10, () -> selected().equals("b"));
        assertEquals(List.of("a", "b"), names());
    }

    @Test
    void aFileThatWasWrittenAnewIsAnotherModel() throws Exception {
        Planted.model(folder.resolve("a.safetensors"), 9, 0.02, 64, 48, 10);
        run(() -> window.workbench.open(List.of(a)));
        until("four", 10, () -> window.state().models().size() == 4);
    }

    @Test
    void deleteRemovesTheModelThatHasTheFocus() throws Exception {
        run(() -> window.shell.lookup("#card-c").requestFocus());
        press(KeyCode.DELETE);
        assertEquals(List.of("a", "b"), names());
        assertNull(onFx(() -> window.shell.lookup("#card-c")));
    }

    @Test
    void withoutAFocusedModelDeleteRemovesNone() throws Exception {
        run(() -> window.shell.requestFocus());
        press(KeyCode.DELETE);
        assertEquals(3, names().size());
    }

    @Test
    void removingAModelThatIsNeitherLeavesThePairsSearchAlone() throws Exception {
        run(window.workbench::search);
        until("done", 30, () -> window.state().phase() == Phase.DONE);
        run(() -> window.workbench.remove(window.state().models().getLast()));
        assertEquals(Phase.DONE, onFx(() -> window.state().phase()));
        assertNotNull(onFx(() -> window.state().resultProperty().get()));
    }

    @Test
    void removingBLeavesAAndAsksForAnother() throws Exception {
        run(() -> window.workbench.remove(window.state().bProperty().get()));
        assertEquals(Phase.NO_PAIR, onFx(() -> window.state().phase()));
        assertEquals("a", onFx(() -> window.state().aProperty().get().name()));
        assertNull(onFx(() -> window.state().bProperty().get()));
        Node first = onFx(() -> window.shell.lookup("#first-screen"));
        assertTrue(onFx(first::isVisible));
    }

    @Test
    void whileASearchRunsItsModelsAreKeptAndItSaysWhatToDo() throws Exception {
        // In one turn of the window's thread: so small a search may have ended by the next.
        String said =
                onFx(
                        () -> {
                            window.workbench.search();
                            window.workbench.remove(window.state().aProperty().get());
                            return window.state()
                                    .noticeProperty()
                                    .get()
                                    .sentence(window.state().words());
                        });
        assertEquals(3, names().size());
        assertEquals("the search works on a; stop it (Esc) before you remove the model", said);
    }
}
