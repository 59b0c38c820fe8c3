package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Measured;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.evaluation.DirectionalDerivatives;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Statistics;
import thalweg.landscape.References;
import thalweg.landscape.Taylor;

/** Reference lines and Taylor estimates in the loss panel. */
class LineFiguresInWindowTest {
    private static final int EXAMPLES = 300;

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
        state = window.state();
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
        Path data = Planted.data(folder.resolve("data"), EXAMPLES, 8);
        run(() -> window.workbench.data().open(data));
        until("data", 30, () -> state.data() != null);
    }

    private void command(String id) throws Exception {
        run(() -> window.shell.commands().get(id).run());
    }

    /** What the row under the heading says; on the window's thread. */
    private String row() {
        return window.shell.lookupAll("#line-figures > .label").stream()
                .map(node -> ((Label) node).getText())
                .reduce("", (all, one) -> all + "|" + one);
    }

    /** On the window's thread. */
    private String note() {
        return ((Label) window.shell.lookup("#line-note")).getText();
    }

    @Test
    void bothAreWhatTheClassesBehindTheCommandLineMeasureAlone() throws Exception {
        openPair();
        openData();
        run(window.workbench::search);
        until("done", 30, () -> state.phase() == Phase.DONE);
        var figures = state.lineFigures();
        command("references");
        command("taylor");
        until(
                "all",
                60,
                () ->
                        Measured.now(figures.matchedProperty().get(), state) != null
                                && Measured.now(figures.taylorMatchedProperty().get(), state)
                                        != null);
        var pair = onFx(() -> state.pair().pair());
        var moved = onFx(() -> state.resultProperty().get().best().permutation().apply(pair.b()));
        var dataset = onFx(() -> state.data().dataset());
        JobContext context = JobContext.unattended();
        var engine = Engines.sameThread(DeviceChoice.CPU, 2, 256 << 20);
        var network = Evaluators.fitted(pair.network(), dataset);
        try (var evaluator =
                        Evaluators.forNetwork(network, engine.linearAlgebra(), engine.memory());
                var examples = LoadedExamples.load(dataset, EXAMPLES, network, engine.memory());
                var derivatives =
                        new DirectionalDerivatives(
                                network, engine.linearAlgebra(), engine.memory())) {
            var alone =
                    References.measure(
                            evaluator,
                            engine.memory(),
                            pair.a(),
                            pair.b(),
                            List.of(pair.b(), moved),
                            21,
                            examples,
                            EXAMPLES,
                            Statistics.NONE,
                            context);
            var naive = onFx(() -> figures.naiveProperty().get().value());
            var matched = onFx(() -> figures.matchedProperty().get().value());
            assertEquals(alone.ensemble().loss(), naive.ensemble().loss(), 1e-6);
            for (int i = 0; i < 21; i++) {
                assertEquals(
                        alone.naiveLine().points().get(i).loss().loss(),
                        naive.calibrated().points().get(i).loss().loss(),
                        1e-6);
                assertEquals(
                        alone.matchedLine().points().get(i).loss().loss(),
                        matched.points().get(i).loss().loss(),
                        1e-6);
            }
            Taylor taylor =
                    Taylor.measure(derivatives, pair.a(), moved, examples, EXAMPLES, context);
            Taylor shown = onFx(() -> figures.taylorMatchedProperty().get().value().taylor());
            assertEquals(taylor.estimate(), shown.estimate(), 1e-6);
            assertEquals(taylor.barrier(), shown.barrier(), 1e-6);
        }
        until("told", 10, () -> row().contains("|naive ") && row().contains("|matched "));
        String said = onFx(this::row);
        assertTrue(said.startsWith("|Taylor estimate|naive "), said);
    }

    @Test
    void theyAreMeasuredOnlyWhileWantedAndSayWhatIsMissing() throws Exception {
        openPair();
        command("taylor");
        until("a note", 10, () -> note().contains("Ctrl D"));
        openData();
        until("Taylor", 60, () -> state.lineFigures().taylorNaiveProperty().get() != null);
        assertEquals(null, onFx(() -> state.lineFigures().naiveProperty().get()));
        command("taylor");
        until("hidden", 10, () -> !window.shell.lookup("#line-figures").isVisible());
        run(
                () ->
                        ((MenuButton) window.shell.lookup("#beside-menu"))
                                .getItems()
                                .forEach(
                                        item -> {
                                            if ("reference-lines".equals(item.getId())) {
                                                ((CheckMenuItem) item).setSelected(true);
                                            }
                                        }));
        until("references", 60, () -> state.lineFigures().naiveProperty().get() != null);
        assertFalse(onFx(() -> window.shell.lookup("#line-figures").isVisible()));
    }

    @Test
    void underRepairReferencesAreRefusedInASentence() throws Exception {
        openPair();
        Path data = Planted.trainingData(folder.resolve("train"), EXAMPLES, 8);
        run(() -> window.workbench.data().open(data));
        until("data", 30, () -> state.data() != null);
        command("references");
        until("references", 60, () -> state.lineFigures().naiveProperty().get() != null);
        run(() -> window.workbench.data().chooseStatistics(Renormalization.REPAIR));
        until("REPAIR", 30, () -> !state.data().statistics().isNone());
        until("a sentence", 10, () -> note().contains("not measured under REPAIR"));
        run(() -> window.workbench.data().chooseStatistics(Renormalization.NONE));
        until("no sentence", 10, () -> note().isEmpty());
    }
}
