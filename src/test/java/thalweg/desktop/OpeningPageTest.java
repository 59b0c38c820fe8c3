package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.press;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.commands.Command;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.words.Language;
import thalweg.words.Words;

/** The first minute: the samples, the sessions of late, the tour, and commands that say why not. */
class OpeningPageTest {
    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;

    @BeforeEach
    void open() throws Exception {
        window =
                OpenWindow.open(
                        Method.WEIGHT_MATCHING,
                        new DesktopOptions(Path.of("samples"), folder.resolve("state")),
                        1280,
                        720);
        state = window.state();
        run(() -> window.workbench.recents().keepIn(folder.resolve("state")));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void fire(String id) throws Exception {
        Button button = onFx(() -> (Button) window.shell.lookup("#" + id));
        assertNotNull(button, id);
        assertFalse(onFx(button::isDisabled), id);
        run(button::fire);
    }

    @Test
    void twoClicksLeadFromTheSamplesToAMatchedCurve() throws Exception {
        fire("samples-first");
        until("the samples", 60, () -> state.phase() == Phase.READY);
        fire("search-button");
        until("a matched curve", 120, () -> state.pictures().matchedProperty().get() != null);
        assertTrue(onFx(() -> state.pictures().matchedProperty().get().barrierAtHalf()) < 0.1);
    }

    @Test
    void aSavedSessionIsOneClickAwayAtTheNextStart() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.1, 64, 32, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.1, 64, 32, 10);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> state.phase() == Phase.READY);
        Path file = folder.resolve("talk.thalweg");
        run(() -> window.workbench.sessions().save(file));
        until("kept", 20, () -> window.workbench.recents().files().contains(file));
        close();
        open();
        until("offered", 20, () -> window.shell.lookup("#recent-1-button") != null);
        fire("recent-1-button");
        until("opened", 30, () -> state.phase() == Phase.READY);
        assertEquals(file, onFx(() -> window.workbench.sessions().fileProperty().get()));
    }

    @Test
    void nothingMovesWhenWhatWasOpenLastIsFoundOut() throws Exception {
        Path kept = folder.resolve("state");
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.1, 64, 32, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.1, 64, 32, 10);
        run(() -> window.workbench.sessions().autosave().keepIn(kept));
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> state.phase() == Phase.READY);
        Path file = folder.resolve("talk.thalweg");
        run(() -> window.workbench.sessions().save(file));
        until("kept", 20, () -> window.workbench.recents().files().contains(file));
        run(() -> window.workbench.sessions().autosave().close());
        close();
        window =
                OpenWindow.open(
                        Method.WEIGHT_MATCHING,
                        new DesktopOptions(Path.of("samples"), kept),
                        1280,
                        720);
        state = window.state();
        var before = onFx(() -> places("samples-first", "open-first", "tour-first"));
        run(() -> window.workbench.sessions().look(kept));
        run(() -> window.workbench.recents().keepIn(kept));
        until(
                "offered",
                20,
                () ->
                        window.workbench.sessions().offerProperty().get() != null
                                && window.shell.lookup("#recent-1-button") != null);
        run(() -> window.shell.layout());
        assertTrue(onFx(() -> window.shell.lookup("#reopen-button").isVisible()));
        assertEquals(before, onFx(() -> places("samples-first", "open-first", "tour-first")));
        double foot = onFx(() -> window.shell.lookup(".transport").localToScene(0, 0)).getY();
        Node last = onFx(() -> window.shell.lookup("#recent-1-button"));
        double most = onFx(() -> last.localToScene(last.getBoundsInLocal()).getMaxY());
        assertTrue(most < foot, most + " under " + foot);
    }

    private List<Bounds> places(String... ids) {
        window.shell.applyCss(); // what came last may not have been dressed by a frame yet
        window.shell.layout();
        return Stream.of(ids)
                .map(id -> window.shell.lookup("#" + id))
                .map(node -> node.localToScene(node.getBoundsInLocal()))
                .toList();
    }

    @Test
    void whatIsToBeOpenedIsSaidBeforeTheWindowCanOpenIt() throws Exception {
        Path file = folder.resolve("talk.thalweg");
        run(() -> window.shell.await(List.of(file, folder)));
        String said =
                onFx(() -> ((Label) window.shell.lookup(".first-screen .headline")).getText());
        assertEquals("Opening talk.thalweg and 1 more…", said);
        run(() -> window.shell.await(List.of()));
        run(
                () -> {
                    window.workbench.open(List.of(file));
                    assertTrue(state.openingProperty().get(), "while the session is read, too");
                });
        until("told that it isn't there", 20, () -> state.noticeProperty().get() != null);
        assertFalse(onFx(() -> state.openingProperty().get()));
    }

    @Test
    void twoModelsAreSaidToBeOpenedUntilBothAreThere() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 48, 10);
        var said = new ArrayList<Boolean>();
        run(
                () -> {
                    window.state().openingProperty().subscribe(now -> said.add(now));
                    window.workbench.open(List.of(a, b));
                });
        until("a pair", 30, () -> window.state().phase() == Phase.READY);
        until("opened", 30, () -> !window.state().openingProperty().get());
        assertEquals(List.of(false, true, false), onFx(() -> List.copyOf(said)));
    }

    @Test
    void theTourGoesFromTheSamplesToTheEndByTheKeyboardAlone() throws Exception {
        fire("tour-first");
        List<String> said = new ArrayList<>();
        for (int i = 0; onFx(() -> window.shell.lookup("#tour")) != null; i++) {
            assertTrue(i < 20, "the tour has no end");
            said.add(onFx(() -> ((Label) window.shell.lookup("#tour-text")).getText()));
            // Where the focus is: a button takes arrows for going to its neighbour.
            press(onFx(() -> window.shell.lookup("#tour-next")), KeyCode.RIGHT, false);
            if (i == 0) {
                until("the samples", 60, () -> state.phase() == Phase.READY);
            }
        }
        assertEquals(9, said.stream().distinct().count(), said.toString());
        until("searched", 60, () -> state.phase() == Phase.DONE);
        run(() -> window.shell.commands().get("tour").run());
        press(onFx(() -> window.shell.lookup("#tour")), KeyCode.ESCAPE, false);
        assertNull(onFx(() -> window.shell.lookup("#tour")));
    }

    @Test
    void theTourSaysOfAPictureThatIsNotThereYetThatItIsBeingComputed() throws Exception {
        fire("tour-first");
        Node coming = onFx(() -> window.shell.lookup("#tour-coming"));
        assertFalse(onFx(coming::isVisible), "there is no picture to wait for");
        press(onFx(() -> window.shell.lookup("#tour-next")), KeyCode.RIGHT, false);
        assertTrue(onFx(coming::isVisible), "the models are only now being read");
        until("drawn", 90, () -> !coming.isVisible());
        assertTrue(onFx(() -> Pictures.isWhole(state.pictures().naiveProperty().get())));
    }

    @Test
    void whatCannotBeDoneSaysWhyInEveryLanguage() throws Exception {
        List<Command> all = window.shell.commands().all();
        List<String> silent = new ArrayList<>();
        int disabled = 0;
        for (Command command : all) {
            if (onFx(() -> command.enabled().get())) {
                continue;
            }
            disabled++;
            for (Language language : Language.values()) {
                Words words = Words.of(language);
                if (onFx(() -> command.missing(words)).isEmpty()) {
                    silent.add(command.id());
                }
            }
        }
        assertEquals(List.of(), silent);
        assertTrue(disabled > 20, disabled + " of " + all.size());
        run(() -> window.shell.commands().get("palette").run());
        until("the palette's reason", 5, () -> window.shell.lookup("#missing") != null);
    }
}
