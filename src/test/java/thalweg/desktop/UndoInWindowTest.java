package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.KeptSearch;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Moments;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.SearchSeries.Planned;
import thalweg.desktop.workbench.Sessions;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.session.SessionFile;

/** Undo, redo and sessions beside corrected groups, comparisons and searches that run. */
class UndoInWindowTest {
    private static final SearchSetting ENDLESS =
            SearchKind.STRAIGHT_THROUGH.setting(
                    Map.of("start", "random", "steps", "100000", "batch", "50"));

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private Moments moments;
    private Sessions sessions;
    private Path a;
    private Path b;

    @BeforeEach
    void open() throws Exception {
        a = Planted.model(folder.resolve("a.safetensors"), 1, 0.1, 64, 32, 24, 10);
        b = Planted.model(folder.resolve("b.safetensors"), 2, 0.1, 64, 32, 24, 10);
        openWindow();
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> state.phase() == Phase.READY);
        rest();
    }

    private void openWindow() throws Exception {
        window =
                OpenWindow.open(
                        Method.WEIGHT_MATCHING,
                        new DesktopOptions(folder.resolve("none"), folder.resolve("state")),
                        1280,
                        720);
        state = window.state();
        window.beginWithoutAsking();
        moments = window.workbench.moments();
        sessions = window.workbench.sessions();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    /** A moment is taken when the hand rests. */
    private void rest() throws Exception {
        until("opened", 30, () -> !state.openingProperty().get());
        Thread.sleep(600);
    }

    private SearchResult search(long seed) throws Exception {
        run(() -> state.seedProperty().set(seed));
        run(window.workbench::search);
        until(
                "found",
                60,
                () -> state.phase() == Phase.DONE && state.resultProperty().get().seed() == seed);
        rest();
        return result();
    }

    private SearchResult result() throws Exception {
        return onFx(() -> state.resultProperty().get());
    }

    private List<KeptSearch> kept() throws Exception {
        return onFx(() -> List.copyOf(state.comparison().searches()));
    }

    private void freeze() throws Exception {
        run(() -> window.workbench.correcting().freeze(1));
        until("checked", 30, () -> window.workbench.correcting().proofProperty().get() != null);
    }

    private void openTrainingData() throws Exception {
        Path data = Planted.trainingData(folder.resolve("data"), 300, 8);
        run(() -> window.workbench.data().open(data));
        until("data", 20, () -> state.data() != null);
    }

    @Test
    void aSearchComesBackWithTheGroupsThatItMovedBy() throws Exception {
        SearchResult first = search(1);
        freeze();
        SearchResult second = search(2);
        assertTrue(second.best().permutation().symmetry().corrected());
        run(moments::undo);
        assertSame(first, result());
        assertFalse(onFx(() -> state.pair().pair().symmetry().corrected()));
        run(moments::redo);
        assertSame(second, result());
        assertTrue(onFx(() -> state.pair().pair().symmetry().corrected()));
    }

    @Test
    void whatIsKnownOfThePairHoldsWhereOnlyTheThirdModelIsUndone() throws Exception {
        search(1);
        SearchResult second = search(2);
        until("spectra", 30, () -> state.pictures().spectraProperty().get() != null);
        var spectra = onFx(() -> state.pictures().spectraProperty().get());
        List<KeptSearch> kept = kept();
        Path c = Planted.model(folder.resolve("c.safetensors"), 3, 0.1, 64, 32, 24, 10);
        run(() -> window.workbench.openThird(List.of(c)));
        until("three", 20, () -> state.three().shownProperty().get());
        rest();
        run(moments::undo);
        assertNull(onFx(() -> state.three().cProperty().get()));
        assertEquals(2, onFx(() -> state.models().size()));
        assertSame(second, result());
        assertSame(spectra, onFx(() -> state.pictures().spectraProperty().get()));
        assertEquals(kept, kept());
        run(moments::redo);
        assertEquals("c", onFx(() -> state.three().trio().c().name()));
    }

    @Test
    void aComparisonComesBackWithItsPair() throws Exception {
        search(1);
        search(2);
        List<KeptSearch> kept = kept();
        assertEquals(2, kept.size());
        run(window.workbench::swap);
        rest();
        assertEquals(List.of(), kept());
        run(moments::undo);
        assertEquals(kept, kept());
    }

    @Test
    void whatIsOnTheDeskAfterAnUndoIsNotSavedOverTheSessionThatWasOpened() throws Exception {
        Path file = folder.resolve("work.thalweg");
        run(() -> sessions.save(file));
        until("saved", 20, () -> sessions.fileProperty().get() != null);
        close();
        openWindow();
        Path c = Planted.model(folder.resolve("c.safetensors"), 3, 0.1, 64, 32, 24, 10);
        run(() -> window.workbench.open(List.of(c)));
        until("c", 20, () -> state.models().size() == 1);
        rest();
        run(() -> sessions.open(file));
        until("opened", 30, () -> state.phase() == Phase.READY);
        assertEquals(file, onFx(() -> sessions.fileProperty().get()));
        run(moments::undo);
        assertEquals("c", onFx(() -> state.models().getFirst().name()));
        assertNull(onFx(() -> sessions.fileProperty().get()));
    }

    @Test
    void aSearchThatWasBegunWhileASessionWasReadGoesOn() throws Exception {
        openTrainingData();
        Path file = folder.resolve("work.thalweg");
        run(() -> sessions.save(file));
        until("saved", 20, () -> sessions.fileProperty().get() != null);
        run(
                () -> {
                    // Its training examples are read before the session's models.
                    state.settingProperty().set(ENDLESS);
                    window.workbench.search();
                    sessions.open(file);
                });
        until(
                "told",
                30,
                () ->
                        state.noticeProperty().get() != null
                                && state.noticeProperty()
                                        .get()
                                        .sentence(state.words())
                                        .equals(
                                                "a search is running; stop it (Esc) before you"
                                                        + " open a session"));
        until("settled", 10, () -> !state.openingProperty().get());
        assertEquals(Phase.SEARCHING, onFx(() -> state.phase()));
        run(window.workbench::stop);
        until("stopped", 60, () -> !state.searchingProperty().get());
    }

    @Test
    void severalSearchesEndWhereAPersonChoosesAnotherBeforeOneHasBegun() throws Exception {
        openTrainingData();
        SearchSetting other = SearchKind.STRAIGHT_THROUGH.setting(Map.of("steps", "7"));
        run(
                () -> {
                    window.workbench
                            .comparing()
                            .run(List.of(new Planned(ENDLESS, 0), new Planned(ENDLESS, 1)));
                    state.settingProperty().set(other); // training examples are being read
                });
        until("ended", 20, () -> state.comparison().seriesProperty().get() == null);
        assertEquals(other, onFx(() -> state.settingProperty().get()));
        assertEquals(Phase.READY, onFx(() -> state.phase()));
    }

    @Test
    void nothingIsUndoneBetweenSeveralSearches() throws Exception {
        search(1);
        openTrainingData();
        rest();
        run(
                () -> {
                    window.workbench.comparing().run(List.of(new Planned(ENDLESS, 0)));
                    moments.undo();
                });
        assertEquals(
                "a search is running; stop it (Esc) before you undo",
                onFx(() -> state.noticeProperty().get().sentence(state.words())));
        until("running", 30, () -> state.phase() == Phase.SEARCHING);
        OpenWindow.press(window.shell, KeyCode.ESCAPE, false); // as the banner says
        until("stopped", 60, () -> !state.searchingProperty().get());
        assertNull(onFx(() -> state.noticeProperty().get()), "it holds no longer");
    }

    @Test
    void aSearchByCorrectedGroupsIsSavedAsSuchAgain() throws Exception {
        freeze();
        search(1);
        Path file = folder.resolve("work.thalweg");
        run(() -> sessions.save(file));
        until("saved", 20, () -> sessions.fileProperty().get() != null);
        close();
        openWindow();
        run(() -> sessions.open(file));
        until("opened", 30, () -> state.phase() == Phase.DONE);
        Path again = folder.resolve("again.thalweg");
        run(() -> sessions.save(again));
        until("saved", 20, () -> again.equals(sessions.fileProperty().get()));
        assertTrue(SessionFile.read(again).inHand().orElseThrow().corrected());
    }

    @Test
    void whatWouldHoldTooMuchIsForgottenTheOldestFirst() throws Exception {
        search(1);
        search(2);
        run(moments::undo);
        assertEquals(1, result().seed());
        long models =
                onFx(
                        () ->
                                state.models().stream()
                                        .mapToLong(m -> 4 * m.model().parameters().count())
                                        .sum());
        run(() -> moments.holdAtMost(models));
        search(3);
        assertFalse(onFx(() -> moments.canUndoProperty().get()));
        run(() -> moments.holdAtMost(models + (1 << 20)));
        search(4);
        run(moments::undo);
        assertEquals(3, result().seed());
    }
}
