package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Moments;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Sessions;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.session.Session;
import thalweg.session.SessionFile;
import thalweg.session.Sight;
import thalweg.words.Language;
import thalweg.words.Words;

/** Sessions saved, opened and recovered; undo and redo. */
class SessionsInWindowTest {
    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private Sessions sessions;
    private Path a;
    private Path b;
    private Path data;

    @BeforeEach
    void open() throws Exception {
        if (a == null) {
            a = Planted.model(folder.resolve("a.safetensors"), 1, 0.1, 64, 32, 24, 10);
            b = Planted.model(folder.resolve("b.safetensors"), 2, 0.1, 64, 32, 24, 10);
            data = Planted.trainingData(folder.resolve("data"), 300, 8);
        }
        window =
                OpenWindow.open(
                        Method.WEIGHT_MATCHING,
                        new DesktopOptions(folder.resolve("none"), folder.resolve("state")),
                        1280,
                        720);
        state = window.state();
        sessions = window.workbench.sessions();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void openPair() throws Exception {
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> state.phase() == Phase.READY);
    }

    private void search(long seed) throws Exception {
        run(() -> state.seedProperty().set(seed));
        run(window.workbench::search);
        until("done", 60, () -> state.phase() == Phase.DONE);
    }

    private Path saved() throws Exception {
        Path file = folder.resolve("work.thalweg");
        run(() -> sessions.save(file));
        until("saved", 20, () -> sessions.fileProperty().get() != null);
        return file;
    }

    @Test
    void whatWasSavedStandsOnTheDeskAgain() throws Exception {
        openPair();
        run(() -> window.workbench.data().open(data));
        until("data", 20, () -> state.data() != null);
        search(5);
        until("loss", 30, () -> state.pictures().matchedProperty().get() != null);
        run(() -> state.alphaProperty().set(0.25));
        run(() -> state.gammaProperty().set(0.45));
        String layer = onFx(() -> state.pair().pair().a().matrices().get(2).name());
        run(() -> state.chosenLayerProperty().set(layer));
        var before = onFx(() -> state.resultProperty().get());
        double barrier = onFx(() -> state.pictures().matchedProperty().get().barrierAtHalf());
        Path file = saved();
        Session session = SessionFile.read(file);
        assertEquals(barrier, session.inHand().orElseThrow().losses().matched());
        assertEquals(300, session.inHand().orElseThrow().losses().examples());

        close();
        open();
        run(() -> window.workbench.open(List.of(file)));
        until("opened", 30, () -> state.phase() == Phase.DONE);
        assertEquals(file, onFx(() -> sessions.fileProperty().get()));
        var after = onFx(() -> state.resultProperty().get());
        assertEquals(before.best().permutation(), after.best().permutation());
        assertEquals(before.best().objective(), after.best().objective(), 1e-6);
        assertEquals(before.setting(), after.setting());
        assertEquals(5, after.seed());
        assertFalse(after.stopped());
        assertEquals(0.25, onFx(() -> state.alphaProperty().get()));
        assertEquals(0.45, onFx(() -> state.gammaProperty().get()));
        assertEquals(layer, onFx(() -> state.chosenLayerProperty().get()));
        assertEquals(300, onFx(() -> state.data().examples()));
        until("loss", 30, () -> state.pictures().matchedProperty().get() != null);
        assertEquals(
                barrier,
                onFx(() -> state.pictures().matchedProperty().get().barrierAtHalf()),
                1e-6);
        assertNull(onFx(() -> state.noticeProperty().get()));
    }

    @Test
    void threeModelsStandOnTheDeskAgain() throws Exception {
        Path c = Planted.model(folder.resolve("c.safetensors"), 3, 0.1, 64, 32, 24, 10);
        openPair();
        run(() -> window.workbench.openThird(List.of(c)));
        until("three", 20, () -> state.three().shownProperty().get());
        run(window.workbench::search);
        until("found", 60, () -> state.three().foundProperty().get() != null);
        until("ended", 20, () -> !state.searchingProperty().get());
        var before = onFx(() -> state.three().foundProperty().get().result());
        Path file = saved();
        close();
        open();
        run(() -> sessions.open(file));
        until("opened", 30, () -> state.three().foundProperty().get() != null);
        assertTrue(onFx(() -> state.three().shownProperty().get()));
        var after = onFx(() -> state.three().foundProperty().get().result());
        assertEquals(before.permutations(), after.permutations());
        assertEquals(before.trace().getFirst().l2(), after.trace().getFirst().l2(), 1e-6);

        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "\"pair\":\"panels\"",
                                "\"charts\":{\"plane\":{\"part\":[0.25,0.5,0.5]}}"));
        run(() -> sessions.open(file));
        until("opened again", 30, () -> !state.openingProperty().get());
        run(() -> state.noticeProperty().set(null));
        saved();
        until("saved again", 20, () -> state.noticeProperty().get() != null);
        assertEquals(
                new Sight.Square(0.25, 0.5, 0.5),
                SessionFile.read(file).view().looking().charts().get("plane").part());
    }

    @Test
    void everySearchOfTheComparisonIsKept() throws Exception {
        openPair();
        search(1);
        search(2);
        var first = onFx(() -> state.comparison().searches().get(0).result());
        Path file = saved();
        close();
        open();
        run(() -> sessions.open(file));
        until("opened", 30, () -> state.phase() == Phase.DONE);
        var compared = onFx(() -> List.copyOf(state.comparison().searches()));
        assertEquals(2, compared.size());
        assertEquals(first.best().permutation(), compared.get(0).result().best().permutation());
        assertEquals(2, onFx(() -> state.resultProperty().get().seed()));
        run(() -> window.workbench.comparing().open(compared.get(0)));
        assertEquals(1, onFx(() -> state.resultProperty().get().seed()));
    }

    @Test
    void undoTakesASearchOutOfTheComparison() throws Exception {
        openPair();
        rest();
        search(1);
        rest();
        search(2);
        rest();
        run(window.workbench.moments()::undo);
        assertEquals(1, onFx(() -> state.comparison().searches().size()));
        run(window.workbench.moments()::redo);
        assertEquals(2, onFx(() -> state.comparison().searches().size()));
        run(window.workbench::swap);
        rest();
        run(window.workbench.moments()::undo);
        assertEquals(2, onFx(() -> state.comparison().searches().size()));
    }

    @Test
    void aMovedModelIsAskedForAndAChangedOneIsTold() throws Exception {
        openPair();
        Path file = saved();
        close();
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.move(a, elsewhere.resolve("renamed.safetensors"));
        Files.move(b, elsewhere.resolve("b.safetensors"));
        Planted.model(elsewhere.resolve("renamed.safetensors"), 9, 0.1, 64, 32, 24, 10);
        open();
        List<String> asked = new ArrayList<>();
        run(
                () ->
                        sessions.ask(
                                name -> {
                                    asked.add(name);
                                    return Optional.of(elsewhere.resolve("renamed.safetensors"));
                                }));
        run(() -> sessions.open(file));
        until("opened", 30, () -> state.phase() == Phase.READY);
        assertEquals(List.of("a.safetensors"), asked, "b is found beside it");
        until("told", 10, () -> state.noticeProperty().get() != null);
        String said = onFx(() -> state.noticeProperty().get().sentence(state.words()));
        assertTrue(said.startsWith("renamed is not the session's any more"), said);
    }

    @Test
    void aLostModelLeavesTheDeskAsItIs() throws Exception {
        openPair();
        Path file = saved();
        Files.delete(a);
        run(() -> sessions.open(file));
        until("told", 20, () -> says("the session's model isn't there any more"));
        until("settled", 10, () -> !state.openingProperty().get());
        assertNotNull(onFx(() -> state.pair()));
    }

    private boolean says(String words) {
        var notice = state.noticeProperty().get();
        return notice != null && notice.sentence(Words.of(Language.ENGLISH)).startsWith(words);
    }

    @Test
    void whatWasOpenIsKeptAsItChanges() throws Exception {
        Path place = folder.resolve("kept");
        run(() -> sessions.autosave().keepIn(place));
        openPair();
        search(3);
        Path own = place.resolve("open-" + ProcessHandle.current().pid() + ".thalweg");
        until("kept", 20, () -> isKept(own));
        run(() -> sessions.autosave().close());
        assertFalse(Files.exists(own));
        assertTrue(SessionFile.read(place.resolve("last.thalweg")).inHand().isPresent());
    }

    private static boolean isKept(Path own) {
        return Files.exists(own) && SessionFile.read(own).inHand().isPresent();
    }

    @Test
    void whatAFaultLeftIsOfferedAndThenForgotten() throws Exception {
        openPair();
        search(3);
        Path file = saved();
        Path place = Files.createDirectories(folder.resolve("kept"));
        // No process has such a number.
        Path left = Files.copy(file, place.resolve("open-99999999999.thalweg"));
        Files.writeString(
                left,
                Files.readString(left)
                        .replace("\"a.safetensors\"", "\"../a.safetensors\"")
                        .replace("\"b.safetensors\"", "\"../b.safetensors\""));
        Files.writeString(place.resolve("open-99999999998.thalweg"), "{ damaged");
        close();
        open();
        run(() -> sessions.look(place));
        until("offered", 10, () -> sessions.offerProperty().get() != null);
        assertTrue(onFx(() -> sessions.offerProperty().get().fault()));
        run(sessions::reopen);
        until("opened", 30, () -> state.phase() == Phase.DONE);
        assertFalse(Files.exists(left));
        assertNull(onFx(() -> sessions.fileProperty().get()), "a person never saved that file");
    }

    @Test
    void undoGoesBackStepByStepAndRedoForth() throws Exception {
        Moments moments = window.workbench.moments();
        openPair();
        until("a moment", 10, () -> !state.openingProperty().get());
        rest();
        run(() -> window.workbench.data().open(data));
        until("undo data", 10, () -> state.data() != null && moments.canUndoProperty().get());
        rest();
        search(1);
        rest();
        var first = onFx(() -> state.resultProperty().get());
        search(2);
        rest();
        var second = onFx(() -> state.resultProperty().get());
        run(window.workbench::swap);
        rest();
        assertEquals("b", onFx(() -> state.aProperty().get().name()));

        run(moments::undo);
        assertEquals("a", onFx(() -> state.aProperty().get().name()));
        assertEquals(second, onFx(() -> state.resultProperty().get()));
        assertEquals("Undone: the choice of models", notice());
        run(moments::undo);
        assertEquals(first, onFx(() -> state.resultProperty().get()));
        assertEquals(1, onFx(() -> state.seedProperty().get()));
        run(moments::undo);
        assertNull(onFx(() -> state.resultProperty().get()));
        assertEquals(Phase.READY, onFx(() -> state.phase()));
        run(moments::undo);
        assertNull(onFx(() -> state.data()));
        run(moments::redo);
        assertEquals(300, onFx(() -> state.data().examples()));
        run(moments::redo);
        assertEquals(first, onFx(() -> state.resultProperty().get()));
        until("measured again", 30, () -> state.pictures().matchedProperty().get() != null);
        run(moments::redo);
        run(moments::redo);
        assertEquals("b", onFx(() -> state.aProperty().get().name()));
        assertFalse(onFx(() -> moments.canRedoProperty().get()));
    }

    private String notice() throws Exception {
        return onFx(() -> state.noticeProperty().get().sentence(state.words()));
    }

    /** A moment is taken when the hand rests. */
    private static void rest() throws Exception {
        Thread.sleep(600);
    }

    @Test
    void anOpenedSessionCanBeUndone() throws Exception {
        openPair();
        Path file = saved();
        rest();
        run(() -> window.workbench.swap());
        rest();
        run(() -> sessions.open(file));
        until("opened", 20, () -> state.aProperty().get().name().equals("a"));
        until("settled", 20, () -> !state.openingProperty().get());
        rest();
        run(window.workbench.moments()::undo);
        assertEquals("b", onFx(() -> state.aProperty().get().name()));
    }
}
