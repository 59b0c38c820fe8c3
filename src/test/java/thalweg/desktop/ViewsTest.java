package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;

/**
 * Every view looks as it did when its picture was kept. After a wanted change the pictures are kept
 * anew by {@code ./mvnw test -Dtest=ViewsTest -DargLine=-Dthalweg.views=keep}, looked at, and
 * committed.
 */
class ViewsTest {
    /** What differs by machine and by run: what computes, the memory, the time a search took. */
    private static final List<String> OF_THE_RUN =
            List.of("#device", "#memory", "#step-words", "#three-words");

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private final StringBuilder changed = new StringBuilder();

    @BeforeEach
    void open() throws Exception {
        var options = new DesktopOptions(Path.of("samples"), folder);
        window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
        state = window.state();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private static Path sample(String name) {
        return Path.of("samples", name);
    }

    private void openPair(String kind) throws Exception {
        OpenWindow.run(
                () ->
                        window.workbench.open(
                                List.of(
                                        sample(kind + "-mnist-seed1.safetensors"),
                                        sample(kind + "-mnist-seed2.safetensors"))));
        OpenWindow.until("a pair", 30, () -> state.phase() == Phase.READY);
        OpenWindow.run(() -> window.workbench.data().open(sample("mnist")));
        OpenWindow.until("data", 30, () -> state.data() != null);
        OpenWindow.run(() -> window.workbench.data().chooseLimit(500));
    }

    private void search() throws Exception {
        OpenWindow.run(window.workbench::search);
        OpenWindow.until("found", 120, () -> state.phase() == Phase.DONE);
    }

    private void run(String command) throws Exception {
        OpenWindow.run(() -> window.shell.commands().get(command).run());
    }

    /** The view in these themes, when nothing moves any more. */
    private void look(String name, ThemeChoice... themes) throws Exception {
        for (ThemeChoice theme : themes) {
            OpenWindow.run(() -> window.shell.appearance().choiceProperty().set(theme));
            var view = new KeptView(name + "-" + theme.id());
            BufferedImage picture = atRest();
            if ("keep".equals(System.getProperty("thalweg.views"))) {
                view.keep(KeptView.reduced(picture));
            }
            changed.append(view.compare(picture));
        }
        OpenWindow.run(() -> window.shell.appearance().choiceProperty().set(ThemeChoice.DARK));
    }

    private BufferedImage atRest() throws Exception {
        OpenWindow.until("idle", 240, () -> state.idleWorkProperty().get().isEmpty());
        BufferedImage before = picture();
        for (int i = 0; i < 60; i++) {
            Thread.sleep(300);
            BufferedImage now = picture();
            if (KeptView.others(KeptView.reduced(before), KeptView.reduced(now)) == 0) {
                return now;
            }
            before = now;
        }
        throw new AssertionError("never at rest");
    }

    private BufferedImage picture() throws Exception {
        return OpenWindow.onFx(
                () -> {
                    for (String id : OF_THE_RUN) {
                        Node node = window.shell.lookup(id);
                        if (node != null) {
                            node.setOpacity(0);
                        }
                    }
                    return SwingFXUtils.fromFXImage(window.stage.getScene().snapshot(null), null);
                });
    }

    private void assertAsKept() {
        assertEquals("", changed.toString());
    }

    @Test
    void openingAndSheetsLookAsKept() throws Exception {
        look("opening", ThemeChoice.DARK, ThemeChoice.LIGHT);
        run("palette");
        look("palette", ThemeChoice.DARK);
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.shell.sheets()::showTour);
        look("tour", ThemeChoice.DARK);
        assertAsKept();
    }

    @Test
    void aPairLooksAsKept() throws Exception {
        openPair("mlp");
        look("naive", ThemeChoice.DARK);
        search();
        look("matched", ThemeChoice.DARK, ThemeChoice.LIGHT, ThemeChoice.CONTRAST);
        run("before-after");
        look("sides", ThemeChoice.DARK);
        run("before-after");
        run("layers");
        look("layers", ThemeChoice.DARK, ThemeChoice.LIGHT);
        run("layers");
        OpenWindow.run(window.shell.sheets()::showSymmetry);
        OpenWindow.until(
                "a proof", 60, () -> window.workbench.correcting().proofProperty().get() != null);
        look("symmetry", ThemeChoice.DARK);
        assertAsKept();
    }

    @Test
    void convolutionsLookAsKept() throws Exception {
        openPair("conv");
        search();
        look("convolutions", ThemeChoice.DARK, ThemeChoice.LIGHT);
        assertAsKept();
    }

    @Test
    void threeModelsLookAsKept() throws Exception {
        openPair("mlp");
        OpenWindow.run(
                () -> window.workbench.openThird(List.of(sample("mlp-mnist-seed3.safetensors"))));
        OpenWindow.until("three", 30, () -> state.three().shownProperty().get());
        OpenWindow.run(window.workbench::search);
        OpenWindow.until("found", 120, () -> state.three().foundProperty().get() != null);
        look("three", ThemeChoice.DARK, ThemeChoice.LIGHT);
        assertAsKept();
    }

    @Test
    void aChangeIsNoticed() throws Exception {
        openPair("mlp");
        BufferedImage whole = atRest();
        BufferedImage before = KeptView.reduced(whole);
        OpenWindow.run(() -> window.shell.lookup(".loss-panel .title").setVisible(false));
        assertTrue(KeptView.changed(before, KeptView.reduced(atRest())), "a title is gone");
        OpenWindow.run(() -> window.shell.lookup(".loss-panel .title").setVisible(true));
        assertFalse(KeptView.changed(before, KeptView.reduced(atRest())), "it is back");
        OpenWindow.run(() -> state.alphaProperty().set(0.6));
        assertTrue(KeptView.changed(before, KeptView.reduced(atRest())), "α is another");
    }
}
