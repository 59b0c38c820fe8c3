package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.theme.Theme;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.words.Language;

/** A person sets what holds for all times, and finds it again. */
class PreferencesInWindowTest {
    @TempDir Path folder;

    private OpenWindow open() throws Exception {
        return OpenWindow.open(folder);
    }

    private Path settings() {
        return folder.resolve("state").resolve("settings.txt");
    }

    private static void show(OpenWindow window) throws Exception {
        run(() -> window.shell.commands().get("preferences").run());
        until("laid out", 10, () -> window.shell.lookup("#preference-theme") != null);
    }

    @SuppressWarnings("unchecked")
    private static <T> void choose(OpenWindow window, String id, T value) throws Exception {
        run(() -> ((ChoiceBox<T>) window.shell.lookup("#" + id)).setValue(value));
    }

    private void untilKept(String line) throws Exception {
        until(
                line,
                10,
                () -> {
                    try {
                        return Files.exists(settings())
                                && Files.readString(settings()).contains(line);
                    } catch (java.io.IOException e) {
                        return false;
                    }
                });
    }

    @Test
    void whatIsChosenHoldsAtOnceAndAtTheNextStart() throws Exception {
        try (OpenWindow window = open()) {
            show(window);
            choose(window, "preference-theme", ThemeChoice.LIGHT);
            assertEquals(Theme.LIGHT, onFx(() -> window.shell.appearance().themeProperty().get()));
            choose(window, "preference-language", Language.CHINESE);
            until("in Chinese", 5, () -> said(window, "#preferences-close").equals("关闭"));
            until("what is chosen, too", 5, () -> shown(window, "preference-theme").equals("浅色"));
            choose(window, "preference-scale", 3);
            run(() -> ((CheckBox) window.shell.lookup("#preference-autosave")).fire());
            untilKept("autosave = off");
            untilKept("export-scale = 3");
            OpenWindow.press(window.shell, KeyCode.ESCAPE, false);
        }
        try (OpenWindow window = open()) {
            assertEquals(Theme.LIGHT, onFx(() -> window.shell.appearance().themeProperty().get()));
            assertEquals(Language.CHINESE, onFx(() -> window.shell.languageProperty().get()));
            show(window);
            assertFalse(
                    onFx(
                            () ->
                                    ((CheckBox) window.shell.lookup("#preference-autosave"))
                                            .isSelected()));
        }
    }

    private static String shown(OpenWindow window, String id) {
        return ((Label) window.shell.lookup("#" + id).lookup(".label")).getText();
    }

    private static String said(OpenWindow window, String id) {
        return ((Button) window.shell.lookup(id)).getText();
    }

    @Test
    void saysThatThreadsHoldFromTheNextStartOn() throws Exception {
        try (OpenWindow window = open()) {
            show(window);
            assertFalse(onFx(() -> window.shell.lookup("#preferences-later").isVisible()));
            choose(window, "preference-threads", 1);
            assertTrue(onFx(() -> window.shell.lookup("#preferences-later").isVisible()));
            untilKept("threads = 1");
            choose(window, "preference-threads", 0);
            assertFalse(onFx(() -> window.shell.lookup("#preferences-later").isVisible()));
        }
    }

    @Test
    void dataFoldersAreRememberedUntilForgotten() throws Exception {
        Path data = Planted.data(folder.resolve("data"), 50, 8);
        try (OpenWindow window = open()) {
            run(() -> window.workbench.data().open(data));
            until("data", 20, () -> window.state().data() != null);
            untilKept("data-folders = " + data.toAbsolutePath());
        }
        try (OpenWindow window = open()) {
            show(window);
            until("listed", 5, () -> window.shell.lookup("#preference-folders .forget") != null);
            run(() -> ((Button) window.shell.lookup("#preference-folders .forget")).fire());
            assertEquals(null, onFx(() -> window.shell.lookup("#preference-folders .forget")));
            untilKept("data-folders = \n");
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndTold() throws Exception {
        Files.createDirectories(settings().getParent());
        Files.write(settings(), new byte[] {0, 1, 2, (byte) 0xff});
        try (OpenWindow window = open()) {
            String told =
                    onFx(
                            () ->
                                    window.state()
                                            .noticeProperty()
                                            .get()
                                            .sentence(window.state().words()));
            assertTrue(told.contains("damaged"), told);
            assertTrue(told.contains("settings.txt.damaged"), told);
            assertTrue(Files.exists(settings().resolveSibling("settings.txt.damaged")));
        }
        try (OpenWindow window = open()) {
            assertEquals(null, onFx(() -> window.state().noticeProperty().get()));
        }
    }

    @Test
    void aWrongValueFallsBackAndIsTold() throws Exception {
        Files.createDirectories(settings().getParent());
        Files.writeString(settings(), "threads = banana\ntheme = light\n");
        try (OpenWindow window = open()) {
            String told = onFx(() -> ((Label) window.shell.lookup("#banner-sentence")).getText());
            assertTrue(told.startsWith("Threads can't be \"banana\""), told);
            assertEquals(Theme.LIGHT, onFx(() -> window.shell.appearance().themeProperty().get()));
        }
    }
}
