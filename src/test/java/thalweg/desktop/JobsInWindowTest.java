package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.jobs.Jobs;
import thalweg.desktop.jobs.ListedJob;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Readout;
import thalweg.desktop.workbench.SearchSeries.Planned;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.Job;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.words.Language;

/** A person follows what the window is at, holds it, lets it go on, and sees what has ended. */
class JobsInWindowTest {
    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private Jobs jobs;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
        state = window.state();
        jobs = window.workbench.jobs();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void openPair() throws Exception {
        Path a =
                Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 500, 500, 500, 500, 10);
        Path b =
                Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 500, 500, 500, 500, 10);
        Path data = Planted.data(folder.resolve("data"), 300, 8);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> state.phase() == Phase.READY);
        run(() -> window.workbench.data().open(data));
        until("data", 30, () -> state.data() != null);
        until("a readout", 30, () -> state.readoutProperty().get() != null);
        until("measured", 60, () -> state.idleWorkProperty().get().isEmpty());
    }

    private SearchResult searched() throws Exception {
        until("found", 60, () -> state.phase() == Phase.DONE);
        return onFx(() -> state.resultProperty().get());
    }

    private void beginSearch() throws Exception {
        run(window.workbench::search);
        until("some steps", 30, () -> state.history().steps().size() > 1);
    }

    private void pause() throws Exception {
        OpenWindow.press(window.shell, KeyCode.P, false);
        until("paused", 20, () -> jobs.frontProperty().get().status().state() == Job.State.PAUSED);
    }

    private Node find(String selector) throws Exception {
        return onFx(() -> window.shell.lookup(selector));
    }

    private String left() throws Exception {
        Thread.sleep(300); // a glance of the bar
        return onFx(() -> ((Label) window.shell.lookup("#job-left")).getText());
    }

    @Test
    void aSearchIsHeldAndFindsWhatItWouldHaveFound() throws Exception {
        openPair();
        run(window.workbench::search);
        SearchResult plain = searched();
        until("measured", 60, () -> state.idleWorkProperty().get().isEmpty());

        beginSearch();
        pause();
        assertTrue(find("#job-bar").isVisible());
        assertTrue(((Button) find("#job-name")).getText().startsWith("Weight matching"));
        assertTrue(((ProgressBar) find("#job-progress")).isVisible());
        assertEquals("paused", left());
        int steps = onFx(() -> state.history().steps().size());
        Thread.sleep(1000);
        assertEquals(steps, onFx(() -> state.history().steps().size()), "no step passes");
        assertEquals(Phase.SEARCHING, onFx(state::phase));
        alphaIsAnswered(0.21);
        alphaIsAnswered(0.77);

        OpenWindow.press(window.shell, KeyCode.P, false);
        SearchResult found = searched();
        assertEquals(
                plain.trace().stream().map(Snapshot::objective).toList(),
                found.trace().stream().map(Snapshot::objective).toList());
        assertEquals(plain.best().permutation(), found.best().permutation());
    }

    private void alphaIsAnswered(double alpha) throws Exception {
        run(() -> state.alphaProperty().set(alpha));
        until(
                "α is answered",
                10,
                () -> {
                    Readout readout = state.readoutProperty().get();
                    return readout != null && Math.abs(readout.alpha() - alpha) < 1e-6;
                });
    }

    @Test
    void whatHasEndedIsListedWithTheTimeItTook() throws Exception {
        openPair();
        run(window.workbench::search);
        SearchResult found = searched();
        ListedJob search = onFx(() -> first("Weight matching"));
        assertEquals(Job.State.DONE, search.status().state());
        assertTrue(search.status().elapsedSeconds() >= found.seconds());
        assertTrue(onFx(() -> first("opening b.safetensors")) != null);
        assertTrue(onFx(() -> first("reading data")) != null);

        OpenWindow.press(window.shell, KeyCode.J, false);
        until("laid out", 10, () -> window.shell.lookup("#jobs-sheet .job-row") != null);
        String rows = onFx(() -> texts(window.shell.lookup("#jobs-sheet")));
        assertTrue(rows.contains("Weight matching"), rows);
        assertTrue(rows.contains("took "), rows);
        assertTrue(rows.contains("Weights of a"), rows);
        assertTrue(rows.contains("Examples that losses are measured on"), rows);

        run(() -> state.texts().languageProperty().set(Language.CHINESE));
        String chinese = onFx(() -> texts(window.shell.lookup("#jobs-sheet")));
        assertTrue(chinese.contains("用时"), chinese);
        assertFalse(chinese.contains("took "), chinese);
        assertFalse(chinese.contains("reading data"), chinese);
        OpenWindow.press(window.shell, KeyCode.ESCAPE, false);
    }

    private ListedJob first(String name) {
        return jobs.ended().stream()
                .filter(job -> job.name().in(state.words()).startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static String texts(Node node) {
        var all = new StringBuilder();
        node.lookupAll(".label").forEach(each -> all.append(((Label) each).getText()).append('\n'));
        return all.toString();
    }

    @Test
    void aHeldSearchIsStoppedAndKeepsTheBestSoFar() throws Exception {
        openPair();
        beginSearch();
        pause();
        run(() -> ((Button) window.shell.lookup("#job-bar .job-stop")).fire());
        SearchResult found = searched();
        assertTrue(found.stopped());
        assertEquals(Job.State.STOPPED, onFx(() -> first("Weight matching")).status().state());
    }

    @Test
    void aWindowClosesWhileASearchIsHeld() throws Exception {
        openPair();
        beginSearch();
        pause();
        long start = System.nanoTime();
        run(window.engine::close);
        window.engine.awaitEnd(10_000);
        assertTrue(System.nanoTime() - start < 5e9);
    }

    @Test
    void aFailureIsListedWithItsSentenceToCopy() throws Exception {
        run(() -> window.workbench.open(List.of(Path.of("pom.xml"))));
        until("told", 20, () -> state.noticeProperty().get() != null);
        until("listed", 20, () -> !jobs.ended().isEmpty());
        ListedJob failed = onFx(() -> first("opening pom.xml"));
        assertEquals(Job.State.FAILED, failed.status().state());
        assertEquals(onFx(() -> state.noticeProperty().get().said()), failed.failure());
        run(window.shell.sheets()::showJobs);
        until("laid out", 10, () -> window.shell.lookup("#jobs-sheet .link") != null);
        run(() -> ((Button) window.shell.lookup("#jobs-sheet .link")).fire());
        assertEquals(
                failed.failure().in(state.words()),
                onFx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void searchesInARowAreOneJobThatIsHeldAsOne() throws Exception {
        openPair();
        var one = SearchKind.WEIGHT_MATCHING.offered().getFirst();
        run(
                () ->
                        window.workbench
                                .comparing()
                                .run(List.of(new Planned(one, 0), new Planned(one, 1))));
        until("under way", 20, () -> state.history().steps().size() > 1);
        assertEquals("2 searches in a row", onFx(() -> said(jobs.frontProperty().get())));
        pause();
        Thread.sleep(500);
        assertEquals(1, onFx(() -> state.comparison().searches().size() + 1), "none has ended");
        OpenWindow.press(window.shell, KeyCode.P, false);
        until("both", 60, () -> state.comparison().searches().size() == 2);
        until("listed", 10, () -> jobs.ended().stream().anyMatch(j -> said(j).startsWith("2 s")));
        assertEquals(Job.State.DONE, onFx(() -> first("2 searches")).status().state());
        assertEquals(
                2,
                onFx(
                        () ->
                                jobs.ended().stream()
                                        .filter(j -> said(j).startsWith("Weight"))
                                        .count()));
    }

    private String said(ListedJob job) {
        return job.name().in(state.words());
    }

    @Test
    void theListIsFollowedWithoutHoldingTheWindowsThread() throws Exception {
        openPair();
        run(window.workbench::search);
        searched(); // what runs for the first time is slow
        run(window.shell.sheets()::showJobs);
        try (var probe = new ThreadProbe()) {
            run(window.workbench::search);
            until("begun", 20, () -> !jobs.active().isEmpty());
            searched();
            ThreadProbe.Stretch longest = probe.longest();
            WindowWatch.requireShort(longest);
        }
        assertFalse(onFx(() -> jobs.ended().isEmpty()));
    }
}
