package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.SearchSeries.Planned;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;

/** A person is told before something that takes long, and goes on or doesn't. */
class LongWorkInWindowTest {
    private static final SearchSetting LONG =
            SearchKind.STRAIGHT_THROUGH.setting(Map.of("start", "random", "steps", "100000"));

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;

    @BeforeEach
    void open() throws Exception {
        Path samples = Path.of("samples").toAbsolutePath();
        var options = new DesktopOptions(samples, folder.resolve("state"));
        window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
        state = window.state();
        run(
                () ->
                        window.workbench.open(
                                List.of(
                                        samples.resolve("mlp-mnist-seed1.safetensors"),
                                        samples.resolve("mlp-mnist-seed2.safetensors"))));
        until("a pair", 30, () -> state.phase() == Phase.READY);
        run(() -> window.workbench.data().open(samples.resolve("mnist")));
        until("data", 30, () -> state.data() != null);
        run(() -> window.workbench.data().chooseLimit(300));
        until("a curve", 60, () -> state.pictures().naiveProperty().get() != null);
        run(() -> state.settingProperty().set(LONG));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private boolean asks() throws Exception {
        return onFx(() -> window.shell.lookup("#consent-sheet") != null);
    }

    private String said() throws Exception {
        return onFx(() -> ((Label) window.shell.lookup("#consent-said")).getText());
    }

    private void press(KeyCode code) throws Exception {
        OpenWindow.press(onFx(() -> window.stage.getScene().getFocusOwner()), code, false);
    }

    @Test
    void escLeavesItAndEnterGoesOnAndWhatWasMeasuredIsSaidTheNextTime() throws Exception {
        press(KeyCode.ENTER);
        assertTrue(asks());
        assertTrue(said().contains("guess"), said());
        press(KeyCode.ESCAPE);
        assertFalse(asks());
        assertNull(onFx(() -> window.workbench.consent().questionProperty().get()));
        assertEquals(Phase.READY, onFx(state::phase));

        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        assertFalse(asks());
        until("steps", 60, () -> state.history().last() > 2);
        run(window.workbench::stop);
        until("stopped", 30, () -> state.phase() == Phase.DONE);

        press(KeyCode.ENTER);
        assertTrue(asks());
        assertTrue(said().contains("by what it took here before"), said());
        run(() -> ((CheckBox) window.shell.lookup("#consent-quiet")).setSelected(true));
        press(KeyCode.ENTER);
        assertFalse(asks());
        until("steps", 60, () -> state.history().last() > 2);
        run(window.workbench::stop);
        until("stopped", 30, () -> state.phase() == Phase.DONE);
        press(KeyCode.ENTER);
        assertFalse(asks());
        until("searching", 10, () -> state.phase() == Phase.SEARCHING);
    }

    @Test
    void whatTakesNoMinuteBeginsAtOnce() throws Exception {
        run(() -> state.settingProperty().set(SearchKind.WEIGHT_MATCHING.offered().getFirst()));
        press(KeyCode.ENTER);
        assertFalse(asks());
        until("found", 60, () -> state.phase() == Phase.DONE);
    }

    @Test
    void aFileThatTakesMuchOfTheMemoryIsAskedAboutBeforeItIsRead() throws Exception {
        Path large = folder.resolve("large.safetensors");
        Path larger = folder.resolve("larger.safetensors");
        for (Path file : List.of(large, larger)) {
            try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
                channel.setLength(Runtime.getRuntime().maxMemory() * 9 / 10); // takes no room
            }
        }
        run(() -> window.workbench.open(List.of(large, larger)));
        until("asked", 30, () -> window.shell.lookup("#consent-sheet") != null);
        assertTrue(said().startsWith("large.safetensors holds "), said());
        assertNull(onFx(() -> state.noticeProperty().get()));
        press(KeyCode.ESCAPE);
        until("asked of the other", 10, () -> window.shell.lookup("#consent-said") != null);
        assertTrue(said().startsWith("larger.safetensors holds "), said());
        press(KeyCode.ENTER);
        until("refused", 30, () -> state.noticeProperty().get() != null);
        assertFalse(asks());
        assertEquals(Phase.READY, onFx(state::phase), "the pair is as it was");
    }

    @Test
    void aQuestionWhoseSheetAnotherTookThePlaceOfIsLeftAndTheNextIsAsked() throws Exception {
        press(KeyCode.ENTER);
        assertTrue(asks());
        run(() -> window.shell.commands().get("keys").run());
        until("left", 10, () -> window.workbench.consent().questionProperty().get() == null);
        assertFalse(asks());
        press(KeyCode.ESCAPE);
        press(KeyCode.ENTER);
        assertTrue(asks(), "a search that is asked for later is asked about");
    }

    @Test
    void aFileThatIsAskedAboutWaitsForTheSheetThatAPersonHasOpen() throws Exception {
        run(() -> window.shell.commands().get("keys").run());
        Path large = folder.resolve("large.safetensors");
        try (var channel = new RandomAccessFile(large.toFile(), "rw")) {
            channel.setLength(Runtime.getRuntime().maxMemory() * 9 / 10);
        }
        run(() -> window.workbench.open(List.of(large)));
        until("a question", 30, () -> window.workbench.consent().questionProperty().get() != null);
        assertFalse(asks());
        press(KeyCode.ESCAPE);
        until("asked", 10, () -> window.shell.lookup("#consent-sheet") != null);
        press(KeyCode.ESCAPE);
        until("left", 10, () -> window.workbench.consent().questionProperty().get() == null);
    }

    @Test
    void severalInARowAreAskedAboutTogether() throws Exception {
        run(
                () ->
                        window.workbench
                                .comparing()
                                .run(List.of(new Planned(LONG, 0), new Planned(LONG, 1))));
        assertTrue(said().startsWith("2 searches in a row"), said());
        run(() -> window.shell.leave());
        assertFalse(onFx(() -> state.comparison().shownProperty().get()));
    }
}
