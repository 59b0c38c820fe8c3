package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.dataset.Normalization;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.evaluation.Renormalization;
import thalweg.matching.Pair;
import thalweg.matching.Search;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.matching.WeightMatching;
import thalweg.network.Models;
import thalweg.session.Looking;
import thalweg.session.Session;
import thalweg.session.SessionFile;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;

/** What the window says of a search: as it starts, while it runs, when it is opened again. */
class SearchWordsTest {
    @TempDir Path folder;
    private @Nullable OpenWindow window;
    private final CountDownLatch mayBegin = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        mayBegin.countDown();
        mayEnd.countDown();
        if (window != null) {
            window.close();
        }
    }

    private DesktopOptions options() {
        return new DesktopOptions(folder.resolve("samples"), folder.resolve("state"));
    }

    private Path model(String name, long seed) throws Exception {
        return Planted.model(folder.resolve(name), seed, 0.02, 64, 48, 40, 30, 10);
    }

    private OpenWindow openPair(Method method) throws Exception {
        OpenWindow opened = OpenWindow.open(method, options(), 1280, 720);
        window = opened;
        Path a = model("a.safetensors", 1);
        Path b = model("b.safetensors", 2);
        run(() -> opened.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> opened.state().phase() == Phase.READY);
        return opened;
    }

    /** Weight matching that takes its time before its first step and before its end. */
    private Method slow() {
        return new Method(
                "Weight matching",
                engine -> {
                    var search = new WeightMatching(engine.linearAlgebra(), engine.memory());
                    return new Search() {
                        @Override
                        public SearchResult run(
                                Pair pair,
                                @Nullable Permutation start,
                                long seed,
                                JobContext context,
                                Consumer<Snapshot> observer) {
                            await(mayBegin);
                            SearchResult found = search.run(pair, start, seed, context, observer);
                            await(mayEnd);
                            return found;
                        }

                        @Override
                        public void replay(
                                Pair pair,
                                Snapshot from,
                                int to,
                                long seed,
                                JobContext context,
                                Consumer<Snapshot> observer) {
                            search.replay(pair, from, to, seed, context, observer);
                        }
                    };
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> hints(OpenWindow window) throws Exception {
        return onFx(
                () ->
                        window.shell.lookupAll(".panel-empty").stream()
                                .filter(javafx.scene.Node::isVisible)
                                .map(n -> ((Label) n.lookup(".hint")).getText())
                                .collect(Collectors.toSet()));
    }

    @Test
    void whileASearchStartsNoPanelAsksForOne() throws Exception {
        OpenWindow opened = openPair(slow());
        until("asked for", 10, () -> said(opened, "Press Enter to search"));
        run(opened.workbench::search);
        until("starting", 10, () -> said(opened, "The search is starting…"));
        assertFalse(hints(opened).contains("Press Enter to search"), hints(opened).toString());
        assertEquals(
                "Weight matching is starting…",
                onFx(() -> ((Label) opened.shell.lookup("#answer-before")).getText()));
    }

    private static boolean said(OpenWindow window, String hint) {
        return window.shell.lookupAll(".panel-empty .hint").stream()
                .anyMatch(n -> n.getParent().isVisible() && ((Label) n).getText().equals(hint));
    }

    @Test
    void theSecondsOfARunningSearchAreItsOwnAsAtItsEnd() throws Exception {
        OpenWindow opened = openPair(slow());
        run(opened.workbench::search);
        Thread.sleep(1200); // of the wall clock, before the search begins
        mayBegin.countDown();
        until("steps", 10, () -> opened.state().history().last() > 3);
        until("its words", 10, () -> words(opened).matches("sweep \\d+ · at 0\\.\\d\\d s( · .*)?"));
        mayEnd.countDown();
        until("done", 10, () -> opened.state().phase() == Phase.DONE);
        until("its end", 10, () -> words(opened).contains("converged in 0."));
    }

    private static String words(OpenWindow window) {
        return ((Label) window.shell.lookup("#step-words")).getText();
    }

    @Test
    void aSearchThatWasCutShortSaysSoAndAtWhichStep() throws Exception {
        OpenWindow opened = reopen(false);
        String said = onFx(() -> ((Label) opened.shell.lookup("#answer-before")).getText());
        assertTrue(
                said.startsWith("Weight matching cut short at step 5 as the window closed"), said);
        assertEquals("5 / 5", onFx(() -> ((Label) opened.shell.lookup("#steps")).getText()));
        run(() -> opened.state().history().show(3));
        assertEquals("step 3 was not kept, this is step 0", onFx(() -> words(opened)));
    }

    @Test
    void aReopenedSearchThatHadEndedIsNotCalledStopped() throws Exception {
        OpenWindow opened = reopen(true);
        String said = onFx(() -> ((Label) opened.shell.lookup("#answer-before")).getText());
        assertTrue(said.startsWith("Weight matching finished"), said);
        assertTrue(onFx(() -> words(opened)).contains("converged in 0.25 s"));
    }

    @Test
    void aSearchIsReopenedOnceAndNotWheneverItsModelsAreChosenAgain() throws Exception {
        OpenWindow opened = reopen(true);
        run(opened.workbench::swap);
        run(opened.workbench::swap);
        var read = new CountDownLatch(1);
        run(() -> opened.workbench.aside(() -> true, done -> read.countDown()));
        assertTrue(read.await(30, TimeUnit.SECONDS)); // and so what would have been read before
        assertNull(onFx(() -> opened.state().noticeProperty().get()));
        assertEquals(Phase.READY, onFx(() -> opened.state().phase()));
    }

    @Test
    void aReopenedSearchHasItsDataInHandAgain() throws Exception {
        Path folderOfData = Planted.trainingData(folder.resolve("data"), 300, 8);
        var inputs = new Normalization(List.of(0.25f), List.of(0.5f));
        OpenWindow opened = reopen(false, data(folderOfData, "train", 200, inputs));
        until("data", 20, () -> opened.state().data() != null);
        DataChoice data = onFx(() -> opened.state().data());
        assertEquals(folderOfData, data.location());
        assertEquals("train", data.dataset().split());
        assertEquals(200, data.examples());
        assertEquals(inputs, data.dataset().normalization());
        until("loss", 20, () -> opened.state().pictures().matchedProperty().get() != null);
    }

    @Test
    void aReopenedSearchWhoseDataIsGoneIsShownWithoutIt() throws Exception {
        OpenWindow opened =
                reopen(false, data(folder.resolve("gone"), "test", 0, Normalization.MNIST));
        assertNull(onFx(() -> opened.state().data()));
        String said =
                onFx(() -> opened.state().noticeProperty().get().sentence(opened.state().words()));
        assertTrue(said.startsWith("the session's data can't be opened"), said);
    }

    private static Session.Data data(Path location, String split, int limit, Normalization inputs) {
        return new Session.Data(
                location, split, limit, inputs, Renormalization.NONE, 5000, Map.of());
    }

    private OpenWindow reopen(boolean converged) throws Exception {
        return reopen(converged, null);
    }

    private OpenWindow reopen(boolean converged, Session.@Nullable Data data) throws Exception {
        Path a = model("a.safetensors", 1);
        Path b = model("b.safetensors", 2);
        Snapshot step = fifthStep(a, b);
        var session =
                new Session(
                        "0.1.0",
                        List.of(
                                new Session.ModelFile(a, 0, "", Session.Role.A, null, Map.of()),
                                new Session.ModelFile(b, 0, "", Session.Role.B, null, Map.of())),
                        data,
                        new Session.Chosen(WeightMatching.SETTING, 0, Map.of()),
                        List.of(
                                new Session.Found(
                                        WeightMatching.SETTING,
                                        0,
                                        5,
                                        step.sweep(),
                                        step.objective(),
                                        step.l2(),
                                        Double.NaN,
                                        0.25,
                                        converged,
                                        false,
                                        PermutationFile.toTree(step.permutation()),
                                        null,
                                        Map.of())),
                        0,
                        null,
                        new Session.View(0.5, 0.3, "", 5, Looking.AT_FIRST, Map.of()),
                        List.of(),
                        Map.of());
        Files.createDirectories(options().state());
        SessionFile.write(session, options().state().resolve("last.thalweg"));
        OpenWindow opened = OpenWindow.open(Method.WEIGHT_MATCHING, options(), 1280, 720);
        window = opened;
        run(() -> opened.workbench.sessions().look(options().state()));
        until("offered", 10, () -> opened.workbench.sessions().offerProperty().get() != null);
        run(() -> opened.workbench.sessions().reopen());
        until("reopened", 20, () -> opened.state().resultProperty().get() != null);
        return opened;
    }

    private static Snapshot fifthStep(Path fileA, Path fileB) {
        var a = Models.open(fileA, Models.Options.DEFAULT);
        var b = Models.open(fileB, Models.Options.DEFAULT);
        var pair = new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b.parameters());
        try (Engine engine = Engines.sameThread(DeviceChoice.CPU, 0, 1L << 30)) {
            return new WeightMatching(engine.linearAlgebra(), engine.memory())
                    .run(pair, null, 0, JobContext.unattended(), _ -> {})
                    .trace()
                    .get(5);
        }
    }
}
