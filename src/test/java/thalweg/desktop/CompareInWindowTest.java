package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.alignment.Alignment;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.compare.FiguresView;
import thalweg.desktop.compare.LossesView;
import thalweg.desktop.compare.SpreadView;
import thalweg.desktop.workbench.Comparison;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.KeptSearch;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.SearchSeries.Planned;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.JobContext;
import thalweg.engine.Task;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Statistics;
import thalweg.landscape.Barriers;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.WeightMatching;
import thalweg.report.Figures;
import thalweg.report.SearchDotsData;
import thalweg.words.Words;

/** A person runs several searches on the bundled samples and sees them side by side. */
class CompareInWindowTest {
    private static final int EXAMPLES = 300;

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private Comparison comparison;

    @BeforeEach
    void open() throws Exception {
        Path samples = Path.of("samples").toAbsolutePath();
        var options = new DesktopOptions(samples, folder.resolve("state"));
        window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
        state = window.state();
        window.beginWithoutAsking();
        comparison = state.comparison();
        run(
                () ->
                        window.workbench.open(
                                List.of(
                                        samples.resolve("mlp-mnist-seed1.safetensors"),
                                        samples.resolve("mlp-mnist-seed2.safetensors"))));
        until("a pair", 30, () -> state.phase() == Phase.READY);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void openData() throws Exception {
        run(() -> window.workbench.data().open(Path.of("samples/mnist").toAbsolutePath()));
        until("data", 30, () -> state.data() != null);
        run(() -> window.workbench.data().chooseLimit(EXAMPLES));
    }

    private void search(SearchSetting setting, long seed) throws Exception {
        run(
                () -> {
                    state.settingProperty().set(setting);
                    state.seedProperty().set(seed);
                    window.workbench.search();
                });
        until(
                "found",
                60,
                () ->
                        state.phase() == Phase.DONE
                                && state.resultProperty().get() != null
                                && state.resultProperty().get().seed() == seed
                                && state.resultProperty().get().setting().equals(setting));
    }

    private void untilMeasured() throws Exception {
        until(
                "every figure",
                120,
                () ->
                        comparison.naiveTaylorProperty().get() != null
                                && comparison.searches().stream()
                                        .allMatch(
                                                kept ->
                                                        kept.lossProperty().get() != null
                                                                && kept.rProperty().get() != null
                                                                && kept.taylorProperty().get()
                                                                        != null));
    }

    private List<KeptSearch> kept() throws Exception {
        return onFx(() -> List.copyOf(comparison.searches()));
    }

    private void compare() throws Exception {
        OpenWindow.press(window.shell, KeyCode.C, false);
        until("shown", 10, () -> comparison.shownProperty().get());
    }

    private FiguresView figures() {
        return (FiguresView) window.shell.lookup(".compared-figures");
    }

    private <T> T onLane(Task.Body<T> work) throws Exception {
        return window.engine.submit(new Task<>("alone", work)).result().get(120, TimeUnit.SECONDS);
    }

    private double barrierAlone(KeptSearch kept, JobContext context) {
        PairInHand pair = kept.pair();
        DataChoice data = state.data();
        var algebra = window.engine.linearAlgebra();
        var memory = window.engine.memory();
        var network = Evaluators.fitted(pair.pair().network(), data.dataset());
        try (var evaluator = Evaluators.forNetwork(network, algebra, memory);
                var on = LoadedExamples.load(data.dataset(), EXAMPLES, network, memory)) {
            var moved = kept.result().best().permutation().apply(pair.pair().b());
            var barriers =
                    Barriers.measure(
                            evaluator,
                            memory,
                            List.of(pair.pair().a(), moved),
                            on,
                            EXAMPLES,
                            Statistics.NONE,
                            context);
            return barriers.atHalf(barriers.midpoints().getFirst());
        }
    }

    private double rAlone(KeptSearch kept, JobContext context) {
        PairInHand pair = kept.pair();
        var alignment = new Alignment(window.engine.linearAlgebra(), window.engine.memory());
        var a = alignment.spectrum(pair.pair().a(), context);
        var b = alignment.spectrum(pair.pair().b(), context);
        return alignment.curve(
                        a, b, kept.result().best().permutation(), new double[] {0.3}, context)
                .total()[0];
    }

    @Test
    void twoSearchesBecomeTwoColumnsWithTheFiguresOfEachAlone() throws Exception {
        openData();
        search(WeightMatching.SETTING, 0);
        search(SearchKind.ACTIVATION_MATCHING.offered().getLast(), 0);
        compare();
        untilMeasured();
        List<KeptSearch> kept = kept();
        assertEquals(2, kept.size());
        for (KeptSearch one : kept) {
            LossCurve curve = onFx(() -> one.lossProperty().get());
            double barrier = onLane(context -> barrierAlone(one, context));
            assertEquals(barrier, curve.barrierAtHalf(), 1e-6);
            double r = onLane(context -> rAlone(one, context));
            until("drawn", 10, () -> figures().texts(one.colour()).contains(Figures.of(r, 3)));
            List<String> texts = onFx(() -> figures().texts(one.colour()));
            assertTrue(texts.contains(Figures.of(barrier, 4)), texts + " " + barrier);
            assertTrue(texts.contains(Figures.of(one.result().best().l2(), 2)), texts.toString());
            assertFalse(texts.contains("…"), texts.toString());
            var estimate = onFx(() -> one.taylorProperty().get());
            assertEquals(barrier, estimate.barrier(), 1e-5, "on the same examples");
        }
        assertEquals(3, onFx(() -> losses().data().lines().size()), "naive and the two");
    }

    private LossesView losses() {
        return (LossesView) window.shell.lookup(".compared-loss");
    }

    @Test
    void aClickOnAColumnOpensItsPictures() throws Exception {
        openData();
        search(WeightMatching.SETTING, 0);
        search(WeightMatching.SETTING, 1);
        compare();
        untilMeasured();
        KeptSearch first = kept().getFirst();
        assertEquals(1, onFx(() -> state.resultProperty().get().seed()));
        run(() -> click(figures().lookup("#compared-" + first.colour())));
        assertFalse(onFx(() -> comparison.shownProperty().get()));
        assertSame(first.result(), onFx(() -> state.resultProperty().get()));
        assertSame(
                onFx(() -> first.lossProperty().get()),
                onFx(() -> state.pictures().matchedProperty().get()),
                "measured once");
        assertEquals(first.result().trace(), onFx(() -> List.copyOf(state.history().steps())));
        assertEquals(
                first.result().best().step(),
                onFx(() -> state.history().shownProperty().get()).intValue());
        assertEquals(0, onFx(() -> state.seedProperty().get()).intValue());
        assertEquals(2, kept().size(), "what is opened is not kept twice");
        until("proof", 60, () -> state.equivalenceProperty().get() != null);
    }

    private static void click(Node node) {
        node.fireEvent(
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        4,
                        4,
                        4,
                        4,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    @Test
    void otherExamplesForgetLossesAndOtherModelsForgetAll() throws Exception {
        openData();
        search(WeightMatching.SETTING, 0);
        compare();
        untilMeasured();
        KeptSearch one = kept().getFirst();
        LossCurve before = onFx(() -> one.lossProperty().get());
        var r = onFx(() -> one.rProperty().get());
        run(
                () -> {
                    window.workbench.data().chooseLimit(EXAMPLES / 2);
                    assertNull(one.lossProperty().get());
                    assertNull(one.taylorProperty().get());
                    assertSame(r, one.rProperty().get(), "it is of no examples");
                });
        untilMeasured();
        LossCurve after = onFx(() -> one.lossProperty().get());
        assertEquals(EXAMPLES, before.points().getFirst().score().examples());
        assertEquals(EXAMPLES / 2, after.points().getFirst().score().examples());
        run(window.workbench::swap);
        assertEquals(List.of(), kept());
        assertFalse(onFx(() -> comparison.shownProperty().get()));
    }

    @Test
    void aSearchLeavesTheComparisonAndItsColourIsFree() throws Exception {
        search(WeightMatching.SETTING, 0);
        search(WeightMatching.SETTING, 1);
        compare();
        until("drawn", 10, () -> figures().lookup("#compared-remove-0") != null);
        var sight = onFx(() -> ((ChartPane) losses().lookup(".chart-pane")).sight());
        run(() -> sight.toggle("0"));
        run(() -> ((Button) figures().lookup("#compared-remove-0")).fire());
        assertEquals(Set.of(), onFx(() -> sight.hiddenProperty().get()), "the next is seen");
        assertEquals(List.of(1), kept().stream().map(KeptSearch::colour).toList());
        search(WeightMatching.SETTING, 2);
        assertEquals(List.of(1, 0), kept().stream().map(KeptSearch::colour).toList());
    }

    @Test
    void aPressOnAFiguresNameShowsItsSpreadOverSeeds() throws Exception {
        search(WeightMatching.SETTING, 0);
        search(WeightMatching.SETTING, 1);
        search(WeightMatching.SETTING, 2);
        compare();
        until("drawn", 10, () -> figures().lookup("#compared-figure-L2_CHANGE") != null);
        run(() -> click(figures().lookup("#compared-figure-L2_CHANGE")));
        var spread = (SpreadView) window.shell.lookup(".compared-spread");
        assertEquals("L2 change", onFx(() -> spread.titleProperty().get()));
        var data = (SearchDotsData) onFx(spread::data);
        assertEquals(
                List.of("Weight matching"),
                data.columns().stream().map(column -> column.in(Words.ENGLISH)).toList());
        assertEquals(
                kept().stream().map(kept -> -100 * kept.result().l2Reduction()).toList(),
                data.dots().stream().map(SearchDotsData.Dot::value).toList(),
                "every point");
    }

    @Test
    void theSameSearchAgainTakesThePlaceOfTheFirst() throws Exception {
        search(WeightMatching.SETTING, 0);
        SearchResult first = onFx(() -> state.resultProperty().get());
        run(window.workbench::search);
        until(
                "again",
                60,
                () -> state.phase() == Phase.DONE && state.resultProperty().get() != first);
        assertEquals(1, kept().size());
        assertSame(
                onFx(() -> state.resultProperty().get()).best(), kept().getFirst().result().best());
    }

    @Test
    void withoutDataTheTableSaysWhatIsMissing() throws Exception {
        search(WeightMatching.SETTING, 0);
        compare();
        until("R", 60, () -> comparison.searches().getFirst().rProperty().get() != null);
        until("drawn", 10, () -> figures().texts(0).size() == 9);
        List<String> texts = onFx(() -> figures().texts(0));
        assertEquals(List.of("–", "–", "–", "–"), texts.subList(4, 8));
    }

    @Test
    void theSheetRunsEveryTickedMethodWithEverySeed() throws Exception {
        run(() -> window.shell.commands().get("compare-searches").run());
        var weights = (CheckBox) window.shell.lookup("#series-weight-matching");
        assertTrue(onFx(weights::isSelected), "what is chosen is ticked");
        var activations = window.shell.lookup("#series-activation-matching-by-correlation");
        assertNotNull(activations);
        assertTrue(activations.isDisabled(), "there are no training examples");
        run(() -> ((Button) window.shell.lookup("#series-run")).fire());
        until("three", 120, () -> comparison.searches().size() == 3);
        until("ended", 10, () -> comparison.seriesProperty().get() == null);
        assertEquals(
                List.of(0L, 1L, 2L), kept().stream().map(kept -> kept.result().seed()).toList());
        assertTrue(onFx(() -> comparison.shownProperty().get()));
        assertEquals(0, onFx(() -> state.seedProperty().get()).intValue(), "as it was before");
    }

    @Test
    void stoppedMidwayTheEndedStayAndNoOtherBegins() throws Exception {
        openData();
        SearchSetting endless =
                SearchKind.STRAIGHT_THROUGH.setting(
                        Map.of("start", "random", "steps", "100000", "batch", "50"));
        run(
                () ->
                        window.workbench
                                .comparing()
                                .run(
                                        List.of(
                                                new Planned(WeightMatching.SETTING, 0),
                                                new Planned(endless, 0),
                                                new Planned(endless, 1))));
        until(
                "the second",
                120,
                () ->
                        state.settingProperty().get().equals(endless)
                                && state.phase() == Phase.SEARCHING
                                && state.history().last() > 2);
        assertEquals(
                "search 2 of 3", onFx(() -> comparison.seriesProperty().get().in(state.words())));
        run(() -> window.shell.commands().get("stop").run());
        until("stopped", 60, () -> state.phase() == Phase.DONE);
        until("ended", 10, () -> comparison.seriesProperty().get() == null);
        List<KeptSearch> kept = kept();
        assertEquals(2, kept.size());
        assertTrue(kept.getLast().result().stopped(), "with its best");
        assertEquals(WeightMatching.SETTING, onFx(() -> state.settingProperty().get()));
        Thread.sleep(300);
        assertEquals(Phase.DONE, onFx(() -> state.phase()));
    }

    @Test
    void noPicturesAreOpenedWhileAnotherSearchRuns() throws Exception {
        openData();
        search(WeightMatching.SETTING, 0);
        SearchSetting endless =
                SearchKind.STRAIGHT_THROUGH.setting(Map.of("steps", "100000", "batch", "50"));
        run(
                () -> {
                    state.settingProperty().set(endless);
                    window.workbench.search();
                });
        until("running", 60, () -> state.phase() == Phase.SEARCHING);
        KeptSearch first = kept().getFirst();
        run(() -> window.workbench.comparing().open(first));
        assertTrue(
                onFx(
                        () ->
                                state.noticeProperty()
                                        .get()
                                        .sentence(state.words())
                                        .contains("stop it (Esc)")));
        assertEquals(Phase.SEARCHING, onFx(() -> state.phase()));
        run(window.workbench::stop);
        until("stopped", 60, () -> state.phase() != Phase.SEARCHING);
    }
}
