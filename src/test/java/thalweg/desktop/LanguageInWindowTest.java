package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.session.KeptSettings;
import thalweg.words.Language;

/** The window in either language, and from one to the other. */
class LanguageInWindowTest {
    @TempDir Path folder;

    private OpenWindow open(Language first) throws Exception {
        return OpenWindow.open(
                Method.WEIGHT_MATCHING,
                new DesktopOptions(folder.resolve("samples"), folder.resolve("state"), first),
                1280,
                800);
    }

    private static List<String> texts(OpenWindow window, String selector) throws Exception {
        return onFx(
                () ->
                        window.shell.lookupAll(selector).stream()
                                .map(node -> ((Labeled) node).getText())
                                .collect(Collectors.toList()));
    }

    @Test
    void theFirstStartSpeaksTheSystemsLanguage() throws Exception {
        try (OpenWindow window = open(Language.CHINESE)) {
            assertTrue(texts(window, ".headline").contains("把两个模型拖到这里"));
        }
    }

    @Test
    void theCommandChangesTheLanguageAndItIsKept() throws Exception {
        try (OpenWindow window = open(Language.ENGLISH)) {
            assertTrue(texts(window, ".headline").contains("Drop two models here"));
            OpenWindow.run(() -> window.shell.commands().get("language").run());
            assertTrue(texts(window, ".headline").contains("把两个模型拖到这里"));
            assertEquals(List.of("打开示例"), texts(window, "#samples-first"));
            var kept = new KeptSettings(folder.resolve("state"));
            until("kept", 10, () -> kept.read().getOrDefault("language", "").equals("zh"));
        }
        try (OpenWindow again = open(Language.ENGLISH)) {
            assertTrue(texts(again, ".headline").contains("把两个模型拖到这里"));
        }
    }

    @Test
    void thePaletteFindsACommandByTheWordsOfBothLanguages() throws Exception {
        try (OpenWindow window = open(Language.CHINESE)) {
            OpenWindow.run(window.shell::showPalette);
            for (String typed : List.of("swap", "交换")) {
                OpenWindow.run(() -> field(window).setText(typed));
                until(
                        typed,
                        10,
                        () ->
                                window.shell.lookupAll(".command-name").stream()
                                        .anyMatch(n -> ((Label) n).getText().equals("交换 A 和 B")));
            }
        }
    }

    private static javafx.scene.control.TextField field(OpenWindow window) {
        return (javafx.scene.control.TextField) window.shell.lookup("#palette-field");
    }
}
