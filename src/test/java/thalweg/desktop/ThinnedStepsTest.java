package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.History;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.matching.WeightMatching;

/** The timeline over a search of which only the start, the best and the end were kept. */
class ThinnedStepsTest {
    private static final Method KEEPING_THE_LEAST =
            new Method(
                    "Weight matching",
                    engine -> new WeightMatching(engine.linearAlgebra(), engine.memory(), 1));

    @TempDir Path folder;
    private OpenWindow window;
    private History history;

    @BeforeEach
    void search() throws Exception {
        var options = new DesktopOptions(folder.resolve("samples"), folder.resolve("state"));
        window = OpenWindow.open(KEEPING_THE_LEAST, options, 1280, 720);
        history = window.state().history();
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 40, 30, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 48, 40, 30, 10);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> window.state().phase() == Phase.READY);
        run(window.workbench::search);
        until("done", 30, () -> window.state().phase() == Phase.DONE);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private String words() {
        return ((Label) window.shell.lookup("#step-words")).getText();
    }

    private Slider timeline() {
        return (Slider) window.shell.lookup("#timeline");
    }

    /** The same search with nothing thinned. */
    private List<Snapshot> allSteps() {
        try (Engine engine = Engines.sameThread(DeviceChoice.CPU, 0, 1L << 30)) {
            SearchResult whole =
                    new WeightMatching(engine.linearAlgebra(), engine.memory())
                            .run(
                                    window.state().pair().pair(),
                                    null,
                                    0,
                                    JobContext.unattended(),
                                    _ -> {});
            return whole.trace();
        }
    }

    @Test
    void theTimelineCountsEveryStepTakenKeptOrNot() throws Exception {
        int last = allSteps().size() - 1;
        assertTrue(last > 3, "too short: " + last);
        assertTrue(onFx(() -> history.steps().size() <= 3), "the start, the best, the end");
        assertEquals(last, onFx(() -> history.last()));
        assertEquals(last, onFx(() -> timeline().getMax()));
    }

    @Test
    void aThinnedStepIsMarkedAndShownAsTheOneBeforeUntilItIsFoundAgain() throws Exception {
        Snapshot was = allSteps().get(2);
        boolean marked =
                onFx(
                        () -> {
                            timeline().setValue(2);
                            return history.isMissing()
                                    && history.shown().step() == 0
                                    && words().equals(
                                                    "step 2 is being found again, this is step 0");
                        });
        assertTrue(marked, "not marked");
        until("step 2", 30, () -> !history.isMissing());
        Snapshot found = onFx(() -> history.shown());
        assertEquals(2, found.step());
        assertEquals(was.permutation(), found.permutation());
        assertEquals(was.objective(), found.objective());
        assertTrue(onFx(this::words).startsWith("sweep 1"), onFx(this::words));
        until("its R", 30, () -> window.state().pictures().rByStep().containsKey(2));
    }

    @Test
    void goingOnThroughThinnedStepsEndsWithTheLastOneAskedFor() throws Exception {
        List<Snapshot> all = allSteps();
        run(
                () -> {
                    for (int step = 1; step < all.size() - 1; step++) {
                        timeline().setValue(step);
                    }
                });
        int asked = all.size() - 2;
        until("the last one", 30, () -> !history.isMissing());
        assertEquals(asked, onFx(() -> history.shown().step()));
        assertEquals(all.get(asked).permutation(), onFx(() -> history.shown().permutation()));
    }
}
