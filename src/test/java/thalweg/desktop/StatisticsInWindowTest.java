package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.evaluation.Renormalization;
import thalweg.landscape.LossCurve;

/** Batch norm's statistics and the inputs' normalisation, on ResNet20 and a few of CIFAR-10. */
class StatisticsInWindowTest {
    private static final Path SHARED = Path.of("../shared");
    private static final int POINTS = 21;

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private Pictures pictures;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(Files.isDirectory(SHARED.resolve("models")), "../shared is not there");
        window = OpenWindow.open(folder);
        state = window.state();
        pictures = state.pictures();
    }

    @AfterEach
    void close() throws Exception {
        if (window != null) {
            window.close();
        }
    }

    private void openPair(String data, String model) throws Exception {
        run(
                () -> {
                    window.workbench.data().limitStatistics(100);
                    window.workbench.data().open(SHARED.resolve("data").resolve(data));
                });
        until("data", 30, () -> state.data() != null);
        run(() -> window.workbench.data().chooseLimit(50));
        Path models = SHARED.resolve("models");
        run(
                () ->
                        window.workbench.open(
                                List.of(
                                        models.resolve(model + "-seed1.pt"),
                                        models.resolve(model + "-seed2.pt"))));
        until("a pair", 30, () -> state.phase() == Phase.READY);
    }

    private static boolean complete(LossCurve curve) {
        return curve != null && curve.points().size() == POINTS;
    }

    private void untilBothCurves() throws Exception {
        until(
                "both curves",
                120,
                () ->
                        complete(pictures.naiveProperty().get())
                                && complete(pictures.plainNaiveProperty().get()));
    }

    private void choose(Renormalization kind) throws Exception {
        run(() -> toggle(kind).fire());
    }

    private ToggleButton toggle(Renormalization kind) {
        return (ToggleButton)
                window.shell.lookupAll("#statistics .segment").stream()
                        .filter(s -> ((ToggleButton) s).getText().equalsIgnoreCase(kind.label()))
                        .findFirst()
                        .orElseThrow();
    }

    private String warning() throws Exception {
        return onFx(() -> ((Label) window.shell.lookup("#statistics-warning")).getText());
    }

    @Test
    void batchNormIsResetUnlessSaidOtherwiseAndTheCurveWithoutIsThereToo() throws Exception {
        openPair("cifar10", "resnet20-cifar10");
        until("reset", 30, () -> !state.data().statistics().isNone());
        assertEquals(Renormalization.RESET, state.renormalizationProperty().get());
        assertTrue(onFx(() -> toggle(Renormalization.RESET).isSelected()));
        try (var probe = new ThreadProbe()) {
            untilBothCurves();
            var longest = probe.longest();
            System.out.println("while curves with and without reset are measured: " + longest);
            if (QuietMachine.expected()) {
                WindowWatch.requireShort(longest);
            }
        }
        double reset = pictures.naiveProperty().get().barrierAtHalf();
        double none = pictures.plainNaiveProperty().get().barrierAtHalf();
        assertNotEquals(none, reset, 0.01);
        assertEquals("", warning());
        String made = onFx(() -> state.data().madeWith());
        assertTrue(made.contains("batch norm reset on 100 train examples"), made);
    }

    @Test
    void theReadoutUnderTheHandFollowsTheChoice() throws Exception {
        openPair("cifar10", "resnet20-cifar10");
        until("reset", 30, () -> !state.data().statistics().isNone());
        run(() -> state.alphaProperty().set(0.4));
        until(
                "a readout with reset",
                30,
                () ->
                        state.readoutProperty().get() != null
                                && state.readoutProperty()
                                        .get()
                                        .over(state.words())
                                        .equals("all 50, reset"));
        double reset = onFx(() -> state.readoutProperty().get().score().loss());
        choose(Renormalization.NONE);
        until(
                "a readout without",
                30,
                () ->
                        state.readoutProperty().get() != null
                                && state.readoutProperty().get().statistics().isNone());
        double none = onFx(() -> state.readoutProperty().get().score().loss());
        assertNotEquals(none, reset, 0.01);
    }

    @Test
    void withoutResetThereIsAWarningAndGoingBackMeasuresNothingAgain() throws Exception {
        openPair("cifar10", "resnet20-cifar10");
        untilBothCurves();
        LossCurve reset = onFx(() -> pictures.naiveProperty().get());
        LossCurve none = onFx(() -> pictures.plainNaiveProperty().get());
        choose(Renormalization.NONE);
        assertSame(none, onFx(() -> pictures.naiveProperty().get()));
        assertNull(onFx(() -> pictures.plainNaiveProperty().get()));
        assertTrue(warning().contains("Choose reset"), warning());
        choose(Renormalization.RESET);
        assertSame(reset, onFx(() -> pictures.naiveProperty().get()));
        assertSame(none, onFx(() -> pictures.plainNaiveProperty().get()));
    }

    @Test
    void whatWasUsualBeforeAnUndoIsNobodysChoiceAfterIt() throws Exception {
        openPair("mnist", "mlp-mnist");
        var moments = window.workbench.moments();
        Thread.sleep(600); // a moment is taken when the hand rests
        run(() -> window.workbench.data().chooseLimit(40));
        until("a moment", 10, () -> moments.canUndoProperty().get());
        run(moments::undo);
        assertEquals(50, onFx(() -> state.data().examples()));
        run(() -> List.copyOf(state.models()).forEach(window.workbench::remove));
        openPair("cifar10", "resnet20-cifar10");
        assertEquals(Renormalization.RESET, onFx(() -> state.renormalizationProperty().get()));
    }

    @Test
    void repairChangesNothingAtTheEndsOfALineBetweenNetworksWithoutBatchNorm() throws Exception {
        openPair("mnist", "mlp-mnist");
        until("a curve", 60, () -> complete(pictures.naiveProperty().get()));
        assertEquals(Renormalization.NONE, state.renormalizationProperty().get());
        assertFalse(onFx(() -> toggle(Renormalization.RESET).isVisible()));
        assertEquals("", warning());
        choose(Renormalization.REPAIR);
        untilBothCurves();
        LossCurve repaired = pictures.naiveProperty().get();
        LossCurve plain = pictures.plainNaiveProperty().get();
        for (int end : new int[] {0, POINTS - 1}) {
            assertEquals(
                    plain.points().get(end).score().loss(),
                    repaired.points().get(end).score().loss(),
                    1e-4);
        }
        assertNotEquals(plain.barrierAtHalf(), repaired.barrierAtHalf(), 1e-3);
    }

    @Test
    void inputsAreReadAnewWithTheMeanAndDeviationThatAreSet() throws Exception {
        openPair("cifar10", "resnet20-cifar10");
        untilBothCurves();
        double usual = pictures.naiveProperty().get().barrierAtHalf();
        run(() -> ((javafx.scene.control.Button) window.shell.lookup("#data-chip")).fire());
        setInputs("0.5, 0.5 0.5", "0.2");
        until("a notice", 10, () -> state.noticeProperty().get() != null);
        setInputs("0.5, 0.5 0.5", "0.2 0.2 0.2");
        until(
                "other inputs",
                30,
                () -> state.data().dataset().normalization().mean().getFirst() == 0.5f);
        untilBothCurves();
        assertNotEquals(usual, pictures.naiveProperty().get().barrierAtHalf(), 1e-3);
        assertNotNull(state.data().statistics().training());
        assertEquals(
                state.data().dataset().normalization(),
                state.data().statistics().training().normalization());
    }

    private void setInputs(String mean, String deviation) throws Exception {
        run(
                () -> {
                    popup("#data-mean").setText(mean);
                    popup("#data-deviation").setText(deviation);
                    popup("#data-deviation").fireEvent(new javafx.event.ActionEvent());
                });
    }

    private static TextField popup(String id) {
        return javafx.stage.Window.getWindows().stream()
                .map(w -> (TextField) w.getScene().getRoot().lookup(id))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
