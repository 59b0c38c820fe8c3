package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Measured;
import thalweg.desktop.workbench.MergedPart;
import thalweg.desktop.workbench.MergedPart.Which;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.landscape.Interpolation;
import thalweg.landscape.Interpolator;
import thalweg.matching.Pair;
import thalweg.matching.Restriction;
import thalweg.matching.WeightMatchingSetting;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/** Merging and matching by part of the weights, by the bar in the loss panel. */
class InterventionsInWindowTest {
    private static final int EXAMPLES = 700;
    private static final int POINTS = 21;

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private MergedPart part;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
        state = window.state();
        part = state.part();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void openPair() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.2, 64, 48, 40, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.2, 64, 48, 40, 10);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> state.phase() == Phase.READY);
    }

    private void openData() throws Exception {
        openData(EXAMPLES);
    }

    private void openData(int examples) throws Exception {
        Path data = Planted.data(folder.resolve("data"), examples, 8);
        run(() -> window.workbench.data().open(data));
        until("data", 30, () -> state.data() != null);
    }

    private void search() throws Exception {
        run(window.workbench::search);
        until("done", 30, () -> state.phase() == Phase.DONE);
    }

    private void show() throws Exception {
        run(() -> window.shell.commands().get("part").run());
    }

    /** On the window's thread. */
    private String figuresNow() {
        return ((Label) window.shell.lookup("#part-figures")).getText();
    }

    private String figures() throws Exception {
        return onFx(this::figuresNow);
    }

    private MergedPart.Lines lines() {
        return Measured.now(part.linesProperty().get(), state);
    }

    /** Waits for the lines of what is chosen, at all points on all examples. */
    private void untilAtRest() throws Exception {
        untilAtRest(EXAMPLES);
    }

    private void untilAtRest(int examples) throws Exception {
        until(
                "at rest",
                60,
                () ->
                        lines() != null
                                && lines().part().equals(part.restriction())
                                && lines().examples() == examples
                                && lines().naive().points().size() == POINTS);
    }

    private Interpolation alone(Restriction restriction) throws Exception {
        Pair pair = onFx(() -> state.pair().pair());
        Permutation moving =
                onFx(
                        () ->
                                state.resultProperty().get() == null
                                        ? state.pair().still()
                                        : state.resultProperty().get().best().permutation());
        var dataset = onFx(() -> state.data().dataset());
        Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 256 << 20);
        JobContext context = JobContext.unattended();
        Parameters a = pair.a();
        Parameters ofA = restriction.of(a, engine.linearAlgebra(), engine.memory(), context);
        Parameters ofB = restriction.of(pair.b(), engine.linearAlgebra(), engine.memory(), context);
        var network = Evaluators.fitted(pair.network(), dataset);
        try (var evaluator =
                        Evaluators.forNetwork(network, engine.linearAlgebra(), engine.memory());
                var examples = LoadedExamples.load(dataset, EXAMPLES, network, engine.memory())) {
            return new Interpolator(evaluator, engine.memory())
                    .measure(
                            a,
                            Restriction.exchanged(a, ofA, ofB),
                            Restriction.exchanged(a, ofA, moving.apply(ofB)),
                            POINTS,
                            examples,
                            EXAMPLES,
                            context);
        }
    }

    private void requireAlone() throws Exception {
        Interpolation alone = alone(onFx(part::restriction));
        MergedPart.Lines shown = onFx(this::lines);
        for (int i = 0; i < POINTS; i++) {
            assertEquals(
                    alone.naive().points().get(i).score().loss(),
                    shown.naive().points().get(i).score().loss(),
                    1e-5);
            assertEquals(
                    alone.matched().points().get(i).score().loss(),
                    shown.matched().points().get(i).score().loss(),
                    1e-5);
        }
    }

    @Test
    void theSliderMovesTheLinesAndAtRestTheyAreThoseOfTheCommandLine() throws Exception {
        openPair();
        openData();
        search();
        show();
        untilAtRest();
        requireAlone();
        double before = onFx(() -> lines().matched().barrierAtHalf());
        var slider = (Slider) onFx(() -> window.shell.lookup("#part-slider"));
        try (var probe = new ThreadProbe()) {
            for (int i = 0; i <= 60; i++) {
                double at = 0.2 + 0.6 * i / 60;
                run(() -> slider.setValue(at));
                Thread.sleep(16);
            }
            untilAtRest();
            var longest = probe.longest();
            System.out.println("while the slider of components moves: " + longest);
            if (QuietMachine.expected()) {
                WindowWatch.requireShort(longest);
            }
        }
        requireAlone();
        assertNotEquals(before, onFx(() -> lines().matched().barrierAtHalf()), 1e-4);
        int count = onFx(() -> part.countProperty().get());
        assertTrue(count > 5, "" + count);
        OpenWindow.press(slider, KeyCode.RIGHT, false);
        assertEquals(count + 1, onFx(() -> part.countProperty().get()));
        until("told", 10, () -> figuresNow().contains("all 700"));
    }

    @Test
    void whileTheHandMovesASampleIsUsed() throws Exception {
        openPair();
        openData(6000);
        show();
        untilAtRest(6000);
        var sampled = new ArrayList<Integer>();
        run(
                () ->
                        part.linesProperty()
                                .subscribe(
                                        (was, is) -> {
                                            if (is.value().part().components().count() == 9) {
                                                sampled.add(is.value().examples());
                                            }
                                        }));
        run(() -> part.countProperty().set(9));
        untilAtRest(6000);
        List<Integer> seen = onFx(() -> List.copyOf(sampled));
        assertTrue(seen.getFirst() < 6000, seen.toString());
        assertEquals(6000, seen.getLast());
        until("told", 10, () -> figuresNow().contains("all 6,000"));
    }

    @Test
    void theBarrierByTheNumberOfComponentsFillsInAndEndsAtWholeMatrices() throws Exception {
        openPair();
        openData();
        search();
        show();
        until("all counts", 90, () -> state.idleWorkProperty().get().isEmpty() && counted() > 10);
        var barriers = onFx(() -> part.barriers(state));
        assertEquals(0, barriers.get(0).naive(), 1e-6);
        int most = onFx(() -> part.most(state.pair()));
        assertEquals(48, most);
        // On the first 500, with nothing left out but tensors of one axis.
        assertTrue(barriers.get(most).naive() != 0);
        var model = PartFeed.model(window.workbench);
        run(() -> new PartFeed(state, model));
        var pictures = state.pictures();
        until("a chart", 10, () -> model.chartProperty().get().points().size() == counted());
        var chart = onFx(() -> model.chartProperty().get());
        int best = onFx(() -> state.resultProperty().get().best().step());
        assertEquals(500, barriers.get(most).examples());
        assertEquals(
                pictures.naiveSampleProperty().get().barrierAtHalf(),
                chart.wholeNaive(),
                0,
                "of the same examples as the barriers by components");
        assertEquals(pictures.lossByStep().get(best).barrierAtHalf(), chart.wholeMatched(), 0);
        run(() -> part.whichProperty().set(Which.BOTTOM));
        until("other counts", 90, () -> counted() > 10);
        assertEquals(
                barriers.get(most).naive(),
                onFx(() -> part.barriers(state)).get(most).naive(),
                1e-6);
    }

    private int counted() {
        return part.barriers(state).size();
    }

    @Test
    void layersAreTickedAndWholeOnesAreMergedWithTheirBiases() throws Exception {
        openPair();
        openData();
        search();
        show();
        run(() -> part.layers().add("fc2.weight"));
        untilAtRest();
        requireAlone();
        assertEquals("fc2 ▾", onFx(() -> ((Button) window.shell.lookup("#part-layers")).getText()));
        run(
                () -> {
                    part.whichProperty().set(Which.WHOLE);
                    part.layers().add("fc2.bias");
                });
        untilAtRest();
        requireAlone();
        assertFalse(onFx(() -> window.shell.lookup("#part-slider").isVisible()));
        run(() -> part.whichProperty().set(Which.TOP));
        until("no bias", 10, () -> part.layers().equals(java.util.Set.of("fc2.weight")));
    }

    @Test
    void withoutDataOrModelsTheBarSaysWhatToDo() throws Exception {
        run(() -> part.onProperty().set(true));
        assertTrue(figures().contains("Open two models"), figures());
        openPair();
        until("a hint", 10, () -> figuresNow().contains("Ctrl D"));
        openData();
        untilAtRest();
        until("figures", 10, () -> figuresNow().startsWith("loss at ½: naive "));
        long held = window.engine.memory().heldBytes();
        show();
        until("given back", 10, () -> window.engine.memory().heldBytes() < held);
    }

    @Test
    void aSearchByThePartIsASearchLikeOthersAndItsNameSaysSo() throws Exception {
        openPair();
        openData();
        show();
        untilAtRest();
        run(() -> part.countProperty().set(4));
        until("possible", 10, () -> !window.shell.lookup("#part-match").isDisabled());
        run(() -> ((Button) window.shell.lookup("#part-match")).fire());
        until("done", 30, () -> state.phase() == Phase.DONE);
        var setting = onFx(() -> state.resultProperty().get().setting());
        assertEquals("WM by the top 4 components", setting.brief());
        assertEquals("weight matching by the top 4 singular components", setting.label());
        run(() -> ((Button) window.shell.lookup("#search-chip")).fire());
        assertEquals("top:4", onFx(() -> field("#wm-components").getText()));
        run(() -> field("#wm-components").setText("bottom:50%"));
        assertEquals(
                "bottom:50%",
                onFx(
                        () ->
                                ((WeightMatchingSetting) state.settingProperty().get())
                                        .restriction()
                                        .components()
                                        .toString()));
        run(() -> field("#wm-layers").setText("nothing.weight"));
        run(window.workbench::search);
        until("refused", 20, () -> state.noticeProperty().get() != null);
        assertTrue(
                onFx(() -> state.noticeProperty().get().sentence(state.words()))
                        .contains("nothing.weight"),
                onFx(() -> state.noticeProperty().get().sentence(state.words())));
    }

    private static TextField field(String id) {
        return Window.getWindows().stream()
                .map(w -> (TextField) w.getScene().getRoot().lookup(id))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
