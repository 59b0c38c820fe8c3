package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.theme.Theme;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Readout;
import thalweg.words.Language;
import thalweg.words.Words;

/** What a person does in the window, on small models. */
class WindowTest {
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

    private void openPair() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 40, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 48, 40, 10);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> window.state().phase() == Phase.READY);
    }

    private void openData() throws Exception {
        Path data = Planted.data(folder.resolve("data"), 300, 8);
        run(() -> window.workbench.data().open(data));
        until("data", 30, () -> window.state().data() != null);
    }

    private void press(KeyCode code) throws Exception {
        OpenWindow.press(window.shell, code, false);
    }

    private String text(String id) throws Exception {
        return onFx(() -> ((Label) window.shell.lookup("#" + id)).getText());
    }

    @Test
    void anotherLayerLeavesTheLossThatWasMeasuredAsItIs() throws Exception {
        openPair();
        openData();
        until("at rest", 30, () -> isMeasuredWhole(window.state().readoutProperty().get()));
        Readout read;
        do { // a moving hand's sample may be all of so few, and is measured again at rest
            read = onFx(() -> window.state().readoutProperty().get());
            Thread.sleep(500);
        } while (onFx(() -> window.state().readoutProperty().get()) != read);
        run(() -> window.state().chosenLayerProperty().set("fc3.weight"));
        run(() -> window.state().mergedWantedProperty().set(true));
        until("merged", 30, () -> window.state().pictures().mergedProperty().get() != null);
        assertSame(read, onFx(() -> window.state().readoutProperty().get()));
    }

    private static boolean isMeasuredWhole(@Nullable Readout read) {
        return read != null && read.over(Words.of(Language.ENGLISH)).startsWith("all");
    }

    @Test
    void f1ShowsTheKeys() throws Exception {
        press(KeyCode.F1);
        assertNotNull(onFx(() -> window.shell.lookup("#key-sheet")));
    }

    @Test
    void enterSearchesAndTheAnswerComesAsASentence() throws Exception {
        openPair();
        openData();
        press(KeyCode.ENTER);
        until("done", 30, () -> window.state().phase() == Phase.DONE);
        until("the barrier", 30, () -> window.state().pictures().matchedProperty().get() != null);
        assertTrue(text("answer-before").startsWith("Weight matching finished: barrier at ½"));
        assertTrue(text("answer-figures").matches("−?\\d+\\.\\d{3} → −?\\d+\\.\\d{3}"));
        until("proof", 30, () -> window.state().equivalenceProperty().get() != null);
        assertTrue(onFx(() -> window.state().equivalenceProperty().get().equivalent()));
    }

    @Test
    void withoutDataTheSearchWorksAndSaysWhatIsMissing() throws Exception {
        openPair();
        press(KeyCode.ENTER);
        until("done", 30, () -> window.state().phase() == Phase.DONE);
        assertTrue(text("answer-after").contains("choose data to see the barrier"));
        until(
                "R of the last step",
                30,
                () ->
                        window.state()
                                .pictures()
                                .rByStep()
                                .containsKey(window.state().history().steps().size() - 1));
    }

    @Test
    void aBadFileIsOneSentenceAndTheWindowLivesOn() throws Exception {
        Path bad = Files.writeString(folder.resolve("notes.txt"), "not a model at all");
        run(() -> window.workbench.open(List.of(bad)));
        until("a banner", 30, () -> window.state().noticeProperty().get() != null);
        String said = text("banner-sentence");
        assertTrue(said.contains("notes.txt"), said);
        assertFalse(said.contains("\n"), said);
        press(KeyCode.ESCAPE);
        until("put away", 5, () -> window.state().noticeProperty().get() == null);
        openPair();
        assertEquals(Phase.READY, onFx(() -> window.state().phase()));
    }

    @Test
    void ofSeveralBadFilesTheFirstIsToldAndTheOthersAreNamed() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "not a model at all");
        Path empty = Files.createFile(folder.resolve("empty.pt"));
        Path none = folder.resolve("none.pt");
        Path data = Files.createDirectory(folder.resolve("nothing"));
        Path good = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 40, 10);
        run(() -> window.workbench.open(List.of(notes, empty, data, good, none)));
        until(
                "the last file",
                30,
                () ->
                        window.state().noticeProperty().get() != null
                                && window.state()
                                        .noticeProperty()
                                        .get()
                                        .sentence(window.state().words())
                                        .contains("; empty.pt, nothing, none.pt can't be opened"));
        assertTrue(text("banner-sentence").contains("notes.txt); "), text("banner-sentence"));
        assertEquals(1, onFx(() -> window.state().models().size()));
    }

    @Test
    void aHeapThatIsTooSmallIsASentenceThatSaysWhatToSet() throws Exception {
        run(() -> window.workbench.tell(new OutOfMemoryError("Java heap space")));
        assertTrue(text("banner-sentence").startsWith("The heap of "), text("banner-sentence"));
        assertTrue(text("banner-sentence").contains("THALWEG_HEAP"), text("banner-sentence"));
    }

    @Test
    void modelsOfDifferentArchitecturesAreRefusedBySentence() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0, 64, 48, 40, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0, 64, 32, 40, 10);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a banner", 30, () -> window.state().noticeProperty().get() != null);
        assertEquals(Phase.NO_PAIR, onFx(() -> window.state().phase()));
        assertEquals(2, onFx(() -> window.state().models().size()));
    }

    @Test
    void wrongInputSizeForTheDataIsASentence() throws Exception {
        openPair();
        Path data = Planted.data(folder.resolve("data"), 50, 5);
        run(() -> window.workbench.data().open(data));
        until("a banner", 30, () -> window.state().noticeProperty().get() != null);
        var hint = onFx(() -> (Label) window.shell.lookup(".loss-panel .hint"));
        until("a hint", 5, () -> hint.getText().startsWith("The data doesn't fit these models"));
    }

    @Test
    void aPastStepIsShownInEveryPicture() throws Exception {
        openPair();
        openData();
        press(KeyCode.ENTER);
        until("done", 30, () -> window.state().phase() == Phase.DONE);
        run(() -> ((Slider) window.shell.lookup("#timeline")).setValue(1));
        until("step 1", 10, () -> window.state().history().shownProperty().get() == 1);
        until(
                "its R and loss",
                30,
                () ->
                        window.state().pictures().rByStep().containsKey(1)
                                && window.state().pictures().lossByStep().containsKey(1));
        assertTrue(text("steps").startsWith("1 / "), text("steps"));
        until("its readout", 10, () -> window.state().readoutProperty().get() != null);
    }

    @Test
    void themesChangeEveryColour() throws Exception {
        assertEquals(Color.web("#0f1318"), ground());
        run(() -> window.shell.commands().get("theme").run());
        assertEquals(Theme.LIGHT, onFx(() -> window.shell.appearance().themeProperty().get()));
        assertEquals(Color.web("#f4f5f7"), ground());
    }

    @Test
    void theThemeIsTheSameAtTheNextStart() throws Exception {
        run(() -> window.shell.commands().get("theme").run());
        Path kept = folder.resolve("state").resolve("settings.txt");
        until("kept", 10, () -> Files.exists(kept));
        window.close();
        open();
        assertEquals(Theme.LIGHT, onFx(() -> window.shell.appearance().themeProperty().get()));
        assertEquals(Color.web("#f4f5f7"), ground());
    }

    @Test
    void highContrastComesAndGoesAndTheSystemsThemeIsFollowed() throws Exception {
        run(() -> window.shell.commands().get("theme").run());
        run(() -> window.shell.commands().get("theme-contrast").run());
        assertEquals(Color.BLACK, ground());
        run(() -> window.shell.commands().get("theme-contrast").run());
        assertEquals(Color.web("#f4f5f7"), ground());
        run(() -> window.shell.commands().get("theme-system").run());
        boolean dark = onFx(() -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
        assertEquals(Color.web(dark ? "#0f1318" : "#f4f5f7"), ground());
    }

    private Color ground() throws Exception {
        return onFx(
                () -> {
                    window.shell.applyCss();
                    return (Color) window.shell.getBackground().getFills().getFirst().getFill();
                });
    }

    @Test
    void thePaletteRunsACommandByName() throws Exception {
        run(() -> window.shell.commands().get("palette").run());
        var field =
                onFx(() -> (javafx.scene.control.TextField) window.shell.lookup("#palette-field"));
        assertNotNull(field);
        run(
                () -> {
                    field.setText("light or");
                    KeyEvent.fireEvent(
                            field,
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    KeyCode.ENTER,
                                    false,
                                    false,
                                    false,
                                    false));
                });
        until("light", 5, () -> window.shell.appearance().themeProperty().get() == Theme.LIGHT);
        assertNull(onFx(() -> window.shell.lookup("#palette-field")));
    }

    @Test
    void aMenuStaysOpenAfterTheClickThatOpenedItAndGivesTheKeysBack() throws Exception {
        openPair();
        until("panels", 10, () -> window.shell.lookup(".export-action") != null);
        var menu = onFx(() -> (MenuButton) window.shell.lookup(".export-action"));
        run(
                () -> {
                    menu.requestFocus();
                    menu.show();
                    MouseEvent.fireEvent(
                            menu, released(menu.localToScene(menu.getWidth() / 2, 10)));
                });
        run(() -> {}); // after what the click left for later
        assertTrue(onFx(menu::isShowing));
        run(menu::hide);
        assertFalse(onFx(menu::isFocused));
    }

    private static MouseEvent released(Point2D at) {
        return new MouseEvent(
                MouseEvent.MOUSE_RELEASED,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    @Test
    void modelsChangePlaces() throws Exception {
        openPair();
        run(() -> window.shell.commands().get("swap").run());
        assertEquals("b", onFx(() -> window.state().aProperty().get().name()));
        assertEquals("a", onFx(() -> window.state().bProperty().get().name()));
        assertEquals(Phase.READY, onFx(() -> window.state().phase()));
    }
}
