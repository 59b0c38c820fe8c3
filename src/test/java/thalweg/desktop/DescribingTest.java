package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.words.Language;

/** A person opens models that nothing recognises, and says what they are. */
class DescribingTest {
    @TempDir Path folder;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(Method.WEIGHT_MATCHING, options(), 1280, 720);
    }

    private DesktopOptions options() {
        return new DesktopOptions(folder.resolve("samples"), folder.resolve("state"));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void openUnknown(String... names) throws Exception {
        List<Path> files = new java.util.ArrayList<>();
        for (String name : names) {
            files.add(Planted.residual(folder.resolve(name), 1 + files.size()));
        }
        run(() -> window.workbench.open(files));
    }

    private void untilAsked() throws Exception {
        until("the sheet", 30, () -> window.shell.lookup("#describe-sheet") != null);
        untilSaid("");
    }

    private void untilSaid(String words) throws Exception {
        until("said: " + words, 30, () -> said().contains(words) && !said().isEmpty());
    }

    private String said() {
        return ((Label) window.shell.lookup("#description-said")).getText();
    }

    private void write(String text) throws Exception {
        run(() -> ((TextArea) window.shell.lookup("#description-text")).setText(text));
    }

    private void press(String button) throws Exception {
        run(() -> ((Button) window.shell.lookup("#" + button)).fire());
    }

    @Test
    void everyNumberStandsAtItsLine() throws Exception {
        openUnknown("mine.pt");
        untilAsked();
        OpenWindow.until("laid out", 20, () -> text(".line-text .text") != null);
        run(
                () -> {
                    window.shell.applyCss();
                    window.shell.layout();
                    Text typed = text(".line-text .text");
                    Text numbers = text(".line-numbers");
                    assertEquals(heightOfALine(typed), heightOfALine(numbers), 0.1);
                });
    }

    private static double heightOfALine(Text text) {
        long breaks = text.getText().chars().filter(c -> c == '\n').count();
        return text.getLayoutBounds().getHeight() / (breaks + 1);
    }

    private Text text(String selector) {
        return (Text) window.shell.lookup(selector);
    }

    @Test
    void theFirstErrorIsSaidAtItsLineAndTheModelOpensOnceAllFits() throws Exception {
        openUnknown("mine.pt");
        untilAsked();
        assertTrue(onFx(() -> window.shell.lookup("#description-open").isDisabled()));
        write(Planted.RESIDUAL.replace("stride 2 padding", "strid 2 padding"));
        untilSaid("Line 4: 'strid' is not understood here");
        run(() -> window.state().texts().languageProperty().set(Language.CHINESE));
        untilSaid("第 4 行：这里无法理解“strid”。");
        run(() -> window.state().texts().languageProperty().set(Language.ENGLISH));
        assertTrue(onFx(() -> window.shell.lookup("#description-open").isDisabled()));
        write(Planted.RESIDUAL);
        untilSaid("It fits: conv 6-9-9-9, dense 3 ReLU");
        press("description-open");
        until("the model", 30, () -> window.state().models().size() == 1);
        assertNull(onFx(() -> window.shell.lookup("#describe-sheet")));
        assertNull(onFx(() -> window.state().noticeProperty().get()));
    }

    @Test
    void oneDescriptionOpensEveryModelOfTheSameTensorsAlsoAtTheNextStart() throws Exception {
        openUnknown("a.pt", "b.pt");
        untilAsked();
        write(Planted.RESIDUAL);
        untilSaid("It fits");
        press("description-open");
        until("a pair", 30, () -> window.state().phase() == Phase.READY);
        window.close();
        open();
        openUnknown("a.pt", "b.pt");
        until("a pair again", 30, () -> window.state().phase() == Phase.READY);
        assertTrue(onFx(() -> onCard("described by you on 20")));
        run(() -> window.state().texts().languageProperty().set(Language.CHINESE));
        assertTrue(onFx(() -> onCard("由您于 20")));
        run(() -> window.state().texts().languageProperty().set(Language.ENGLISH));
    }

    /** Whether a model's card says something that begins so. */
    private boolean onCard(String text) {
        return window.shell.lookupAll(".card .muted").stream()
                .anyMatch(node -> ((Label) node).getText().startsWith(text));
    }

    @Test
    void leavingTellsWhatIsntOpenedAndWhatIsWrittenOutlastsEscape() throws Exception {
        openUnknown("mine.pt");
        untilAsked();
        write("input 1 8 8");
        run(
                () ->
                        KeyEvent.fireEvent(
                                window.shell.lookup("#description-text"),
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        KeyCode.ESCAPE,
                                        false,
                                        false,
                                        false,
                                        false)));
        assertNull(onFx(() -> window.shell.lookup("#describe-sheet")));
        assertTrue(
                onFx(() -> window.state().noticeProperty().get().sentence(window.state().words()))
                        .contains("mine.pt"));
        run(() -> window.shell.commands().get("describe").run());
        assertNotNull(onFx(() -> window.shell.lookup("#describe-sheet")));
        assertEquals(
                "input 1 8 8",
                onFx(() -> ((TextArea) window.shell.lookup("#description-text")).getText()));
        press("description-leave");
        assertNull(onFx(() -> window.shell.lookup("#describe-sheet")));
        assertTrue(onFx(() -> !window.shell.commands().get("describe").enabled().get()));
        assertEquals(0, onFx(() -> window.state().models().size()));
    }
}
