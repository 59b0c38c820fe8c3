package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.session.SessionFile;

/** What the hand feels: readouts while α is dragged, and a window that is always at hand. */
class HandTest {
    @TempDir Path folder;

    private OpenWindow open() throws Exception {
        var options = new DesktopOptions(folder.resolve("none"), folder.resolve("state"));
        return OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
    }

    @Test
    void theSamplesFollowTheHandAndTheWindowIsNeverBusyForLong() throws Exception {
        Path models = Path.of("samples");
        assumeTrue(Files.isDirectory(models.resolve("mnist")), "the samples are not there");
        try (OpenWindow window = open();
                var probe = new ThreadProbe()) {
            var state = window.state();
            run(
                    () -> {
                        window.workbench.data().open(models.resolve("mnist"));
                        window.workbench.open(
                                List.of(
                                        models.resolve("mlp-mnist-seed1.safetensors"),
                                        models.resolve("mlp-mnist-seed2.safetensors")));
                    });
            until("a pair", 30, () -> state.phase() == Phase.READY);
            until("measured", 120, () -> state.pictures().bandProperty().get() != null);
            System.out.println("opening, the first showing of every panel: " + probe.longest());
            var search = probeSearch(window, probe);
            Readouts readouts = drag(window, 3);
            var dragging = probe.longest();
            System.out.println("while dragging, " + readouts);
            System.out.println("while dragging: " + dragging);
            run(() -> state.history().show(3));
            Thread.sleep(400);
            run(() -> state.history().show(1000));
            Thread.sleep(400);
            var timeline = probe.longest();
            System.out.println("while the timeline moves: " + timeline);
            run(window.shell::toggleTheme);
            Thread.sleep(1500);
            var theme = probe.longest();
            System.out.println("a change of theme: " + theme);
            requireFollows(readouts);
            if (QuietMachine.expected()) {
                WindowWatch.requireShort(search);
                WindowWatch.requireShort(dragging);
                WindowWatch.requireShort(timeline);
                WindowWatch.requireShortAtOnce(theme);
            }
        }
    }

    /**
     * Twenty readouts a second, none more than 0.2 s after the one before, unless others have the
     * machine: then what there was has been printed.
     */
    private static void requireFollows(Readouts readouts) {
        boolean quiet = QuietMachine.expected();
        assertTrue(readouts.aSecond() >= (quiet ? 20 : 1), readouts.toString());
        assertTrue(readouts.longestGap() <= (quiet ? 0.2 : 5), readouts.toString());
    }

    /**
     * What a drag showed.
     *
     * @param longestGap seconds without a new one, the beginning and the end included
     */
    private record Readouts(double aSecond, double longestGap) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "readouts a second: %.1f; longest without a new one: %.0f ms",
                    aSecond,
                    1000 * longestGap);
        }
    }

    private ThreadProbe.Stretch probeSearch(OpenWindow window, ThreadProbe probe) throws Exception {
        run(window.workbench::search);
        until("done", 120, () -> window.state().phase() == Phase.DONE);
        until("idle", 180, () -> window.state().idleWorkProperty().get().isEmpty());
        var longest = probe.longest();
        System.out.println("while searching and after: " + longest);
        return longest;
    }

    /** Drags α to and fro for so many seconds, sixty moves a second. */
    private static Readouts drag(OpenWindow window, double seconds) throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        var state = window.state();
        long start = System.nanoTime();
        var subscription =
                onFx(
                        () ->
                                state.readoutProperty()
                                        .subscribe((was, is) -> times.add(System.nanoTime())));
        for (double t = 0; t < seconds; t = (System.nanoTime() - start) / 1e9) {
            double alpha = 0.5 + 0.5 * Math.sin(t * 2);
            run(() -> state.alphaProperty().set(alpha));
            Thread.sleep(16);
        }
        long end = System.nanoTime();
        run(subscription::unsubscribe);
        int count = times.size();
        times.add(end);
        long longest = 0;
        long last = start;
        for (long time : times) {
            longest = Math.max(longest, time - last);
            last = time;
        }
        return new Readouts(count / ((end - start) / 1e9), longest / 1e9);
    }

    @Test
    void aLongSearchFollowsTheHandAndKeepsItsBestWhenStopped() throws Exception {
        Path a =
                Planted.model(
                        folder.resolve("a.safetensors"), 1, 0.02, 784, 1024, 1024, 1024, 1024, 10);
        Path b =
                Planted.model(
                        folder.resolve("b.safetensors"), 2, 0.02, 784, 1024, 1024, 1024, 1024, 10);
        Path data = Planted.data(folder.resolve("data"), 2000, 28);
        try (OpenWindow window = open();
                var probe = new ThreadProbe()) {
            var state = window.state();
            run(
                    () -> {
                        window.workbench.data().open(data);
                        window.workbench.open(List.of(a, b));
                    });
            until("a pair", 30, () -> state.phase() == Phase.READY);
            run(window.workbench::search);
            until("steps", 60, () -> state.history().steps().size() >= 2);
            probe.longest(); // from here on
            Readouts readouts = drag(window, 2);
            var dragging = probe.longest();
            boolean still = onFx(() -> state.phase() == Phase.SEARCHING);
            System.out.printf(
                    "while dragging during a search (%s), %s%n",
                    still ? "running throughout" : "ended before", readouts);
            System.out.println("while dragging during a search: " + dragging);
            assertTrue(still, "the search is too short to say anything");
            requireFollows(readouts);
            if (QuietMachine.expected()) {
                WindowWatch.requireShort(dragging);
            }
            run(window.workbench::stop);
            until("done", 30, () -> state.phase() == Phase.DONE);
            var result = onFx(() -> state.resultProperty().get());
            double best =
                    result.trace().stream().mapToDouble(s -> s.objective()).max().orElseThrow();
            assertEquals(best, result.best().objective());
        }
    }

    @Test
    void whatARunningSearchHasFoundIsSavedAndOfferedAgain() throws Exception {
        Path a =
                Planted.model(
                        folder.resolve("a.safetensors"), 1, 0.02, 784, 1024, 1024, 1024, 1024, 10);
        Path b =
                Planted.model(
                        folder.resolve("b.safetensors"), 2, 0.02, 784, 1024, 1024, 1024, 1024, 10);
        Path state = folder.resolve("state");
        Path data = Planted.data(folder.resolve("data"), 100, 28);
        double objective;
        try (OpenWindow window = open()) {
            run(() -> window.workbench.sessions().autosave().keepIn(state));
            run(() -> window.workbench.data().open(data));
            until("data", 30, () -> window.state().data() != null);
            run(() -> window.workbench.open(List.of(a, b)));
            until("a pair", 30, () -> window.state().phase() == Phase.READY);
            run(window.workbench::search);
            until("steps", 60, () -> window.state().history().steps().size() >= 2);
            run(() -> window.workbench.sessions().autosave().close());
        }
        objective =
                SessionFile.read(state.resolve("last.thalweg")).inHand().orElseThrow().objective();
        try (OpenWindow window = open()) {
            var offer = window.workbench.sessions().offerProperty();
            run(() -> window.workbench.sessions().look(state));
            until("an offer", 10, () -> offer.get() != null);
            assertFalse(onFx(() -> offer.get().fault()));
            run(() -> window.workbench.sessions().reopen());
            until("reopened", 30, () -> window.state().phase() == Phase.DONE);
            double again = onFx(() -> window.state().resultProperty().get().best().objective());
            assertEquals(objective, again, 1e-6 * objective);
            until("data", 30, () -> window.state().data() != null);
            assertEquals(
                    data.toRealPath(), onFx(() -> window.state().data().location().toRealPath()));
        }
    }
}
