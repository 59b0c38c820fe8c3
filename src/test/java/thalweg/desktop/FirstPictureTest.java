package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.preferences.Preferences;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Workbench;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.words.Language;

/** The window's first picture, before its bars and panels are made. */
class FirstPictureTest {
    private final Engine engine = Engines.create(DeviceChoice.CPU, 0, Engines.defaultBudgetBytes());
    private final ExecutorService aside = Workbench.asideThread();

    @TempDir Path folder;
    private Workbench workbench;
    private Shell shell;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        var options = new DesktopOptions(Path.of("samples"), folder.resolve("state"));
        run(
                () -> {
                    Platform.setImplicitExit(false);
                    workbench =
                            new Workbench(engine, new FxThread(), aside, Method.WEIGHT_MATCHING);
                    var preferences = Preferences.in(options.state(), Language.ENGLISH);
                    var choosers =
                            new StageChoosers(() -> stage, workbench.state().texts(), preferences);
                    shell = new Shell(workbench, engine, choosers, options, preferences);
                    stage = new Stage();
                    stage.setScene(shell.scene(1280, 720));
                    stage.show();
                });
    }

    @AfterEach
    void close() throws Exception {
        run(() -> stage.close());
        engine.close();
        aside.shutdownNow();
    }

    @Test
    void nothingOfItMovesWhenTheBarsAreThere() throws Exception {
        List<String> parts = List.of("#first-screen", "#samples-first", "#open-first", ".sidebar");
        List<Bounds> before = places(parts);
        assertNull(onFx(() -> shell.lookup("#memory")), "the status line is there already");
        addRest();
        assertNotNull(onFx(() -> shell.lookup("#memory")), "there is no status line");
        assertEquals(before, places(parts));
    }

    @Test
    void aClickIsAnsweredBeforeTheBarsAreThere() throws Exception {
        run(() -> ((Button) shell.lookup("#samples-first")).fire());
        until("a pair", 30, () -> workbench.state().phase() == Phase.READY);
        addRest();
        run(() -> shell.show(engine.device()));
        until("the memory held", 10, () -> text("#memory").isPresent());
        until("the device", 10, () -> text("#device").isPresent());
    }

    private Optional<String> text(String id) {
        return shell.lookup(id) instanceof Labeled label
                ? Optional.of(label.getText()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private void addRest() throws Exception {
        var done = new CompletableFuture<Void>();
        run(() -> shell.addRest(() -> done.complete(null)));
        done.get(30, TimeUnit.SECONDS);
    }

    private List<Bounds> places(List<String> selectors) throws Exception {
        return onFx(
                () -> {
                    Scene scene = stage.getScene();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    return selectors.stream()
                            .map(
                                    selector -> {
                                        Node node = shell.lookup(selector);
                                        return node.localToScene(node.getLayoutBounds());
                                    })
                            .toList();
                });
    }
}
