package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.Gestures.Held;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.landscape.LossCurve;
import thalweg.report.Figures;

/** A person looks at before and after, or at two searches, side by side. */
class SidesInWindowTest {
    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
        state = window.state();
        window.openPlanted(folder);
        search(0);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void search(long seed) throws Exception {
        run(
                () -> {
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
                                && state.pictures().matchedProperty().get() != null
                                && state.idleWorkProperty().get().isEmpty());
    }

    /** Of the panel's two charts, on the window's thread. */
    private ChartPane chart(String panel, int side) {
        return window.shell.lookupAll(panel + " .chart-pane").stream()
                .map(ChartPane.class::cast)
                .sorted(java.util.Comparator.comparingDouble(Node::getLayoutX))
                .toList()
                .get(side);
    }

    private void show() throws Exception {
        OpenWindow.press(window.shell, KeyCode.V, false);
        until(
                "both sides",
                30,
                () ->
                        chart(".sides-loss", 0).labels().size() == 1
                                && chart(".sides-loss", 1).labels().size() == 1
                                && state.sides().left().mergedProperty().get() != null
                                && state.sides().right().mergedProperty().get() != null);
        Thread.sleep(300);
    }

    private static double at(LossCurve curve, double alpha) {
        return thalweg.report.LossChartData.of(curve, null, List.of(), Double.NaN)
                .naive()
                .at(alpha);
    }

    @Test
    void beforeAndAfterStandOnOneScaleAndAreZoomedAndReadTogether() throws Exception {
        show();
        ChartPane left = onFx(() -> chart(".sides-loss", 0));
        ChartPane right = onFx(() -> chart(".sides-loss", 1));
        for (double loss : new double[] {0.5, 1, 2}) {
            assertEquals(onFx(() -> left.pixelY(loss)), onFx(() -> right.pixelY(loss)), 0.5);
        }
        double x = onFx(() -> left.pixelX(0.4));
        double y = onFx(() -> left.plotArea().getCenterY());
        Gestures.point(left, x, y);
        double place = onFx(() -> left.readout().place());
        assertEquals(0.4, place, 0.01);
        assertEquals(place, onFx(() -> right.readout().place()));
        LossCurve naive = onFx(() -> state.pictures().naiveProperty().get());
        LossCurve matched = onFx(() -> state.pictures().matchedProperty().get());
        assertTrue(
                onFx(() -> left.readout().lines())
                        .contains("naive " + Figures.of(at(naive, place), 4)));
        assertTrue(
                onFx(() -> right.readout().lines())
                        .contains("matched " + Figures.of(at(matched, place), 4)));
        Gestures.wheel(left, x, y, 3, Held.CTRL);
        Thread.sleep(300);
        assertEquals(onFx(() -> left.valueAt(100)), onFx(() -> right.valueAt(100)), 1e-3);
        assertEquals(onFx(() -> left.pixelY(1)), onFx(() -> right.pixelY(1)), 0.5);
    }

    @Test
    void aCellOfOneMapIsReadInBoth() throws Exception {
        show();
        until("maps", 30, () -> window.shell.lookupAll(".sides-alignment .heatmap").size() == 2);
        Thread.sleep(500);
        Node map = onFx(() -> window.shell.lookup(".sides-alignment .heatmap"));
        Gestures.point(map, 10, 10);
        String said =
                onFx(
                        () ->
                                ((Label) window.shell.lookup(".sides-alignment .heatmap-caption"))
                                        .getText());
        assertTrue(
                said.matches(
                        "i \\d+, j \\d+ · s .* · before −?\\d\\.\\d\\d · after −?\\d\\.\\d\\d"),
                said);
    }

    private List<String> read(int side, double alpha) throws Exception {
        ChartPane pane = onFx(() -> chart(".sides-loss", side));
        Gestures.point(
                pane, onFx(() -> pane.pixelX(alpha)), onFx(() -> pane.plotArea().getCenterY()));
        return onFx(() -> pane.readout().lines());
    }

    @Test
    void afterIsTheStepOfTheTimelineAndBothLossesAreOfTheSameExamples() throws Exception {
        Path more = Planted.data(folder.resolve("more"), 900, 8);
        run(() -> window.workbench.data().open(more));
        until("data", 30, () -> state.data() != null && state.data().examples() == 900);
        until(
                "measured",
                60,
                () ->
                        state.idleWorkProperty().get().isEmpty()
                                && state.pictures().lossByStep().get(3) != null);
        show();
        run(() -> state.history().show(3));
        Thread.sleep(500);
        until("idle", 60, () -> state.idleWorkProperty().get().isEmpty());
        Thread.sleep(500);
        var right = (MenuButton) onFx(() -> window.shell.lookup("#side-right"));
        int last = onFx(() -> state.history().last());
        assertEquals("after: step 3 of " + last, onFx(right::getText));
        assertEquals(
                "after: step 3 of " + last,
                onFx(
                        () ->
                                window.shell.lookupAll(".sides-alignment .label").stream()
                                        .map(label -> ((Label) label).getText())
                                        .filter(text -> text.startsWith("after"))
                                        .findFirst()
                                        .orElseThrow()));
        List<String> lines = read(1, 0.5);
        LossCurve step = onFx(() -> state.pictures().lossByStep().get(3));
        double place = onFx(() -> chart(".sides-loss", 1).readout().place());
        assertTrue(lines.contains("matched " + Figures.of(at(step, place), 4)), lines.toString());
        lines = read(0, 0.5);
        LossCurve sample = onFx(() -> state.pictures().naiveSampleProperty().get());
        assertTrue(lines.contains("naive " + Figures.of(at(sample, place), 4)), lines.toString());
        var about = (Label) onFx(() -> window.shell.lookup(".sides-loss .subtitle"));
        assertTrue(onFx(about::getText).contains("first 500"), onFx(about::getText));
        run(() -> state.history().show(last));
        until("as found", 10, () -> right.getText().equals("after: step " + last + ", as found"));
        assertFalse(onFx(about::getText).contains("first 500"), onFx(about::getText));
    }

    @Test
    void twoKeptSearchesAreChosenAndMeasuredSideBySide() throws Exception {
        search(1);
        search(2);
        show();
        MenuButton left = (MenuButton) onFx(() -> window.shell.lookup("#side-left"));
        MenuButton right = (MenuButton) onFx(() -> window.shell.lookup("#side-right"));
        assertEquals("before", onFx(left::getText));
        int last = onFx(() -> state.history().last());
        assertEquals("after: step " + last + ", as found", onFx(right::getText));
        run(() -> left.getItems().get(2).fire());
        run(() -> right.getItems().get(3).fire());
        until(
                "named",
                10,
                () -> left.getText().endsWith("seed 0") && right.getText().endsWith("seed 1"));
        var searches = onFx(() -> List.copyOf(state.comparison().searches()));
        until(
                "measured",
                60,
                () ->
                        searches.get(0).lossProperty().get() != null
                                && searches.get(1).lossProperty().get() != null
                                && searches.get(1).rProperty().get() != null);
        Thread.sleep(500);
        ChartPane pane = onFx(() -> chart(".sides-loss", 1));
        Gestures.point(
                pane, onFx(() -> pane.pixelX(0.5)), onFx(() -> pane.plotArea().getCenterY()));
        double place = onFx(() -> pane.readout().place());
        LossCurve curve = onFx(() -> searches.get(1).lossProperty().get());
        assertEquals(
                List.of("matched " + Figures.of(at(curve, place), 4)),
                onFx(() -> pane.readout().lines()).stream().skip(1).toList());
        run(() -> window.workbench.comparing().remove(searches.get(0)));
        until("before again", 10, () -> left.getText().equals("before"));
        run(() -> chart(".sides-loss", 0).sight().hiddenProperty().set(Set.of("naive")));
        OpenWindow.press(window.shell, KeyCode.V, false);
        assertTrue(onFx(() -> window.shell.lookup(".loss-panel").getParent().isVisible()));
    }
}
