package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.Gestures.Held;
import thalweg.desktop.workbench.LayerMaps;
import thalweg.desktop.workbench.PairView;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;

/** A person looks at all layers at once. */
class LayersInWindowTest {
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

    private void search(int... widths) throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.2, widths);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.2, widths);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> state.phase() == Phase.READY);
        run(window.workbench::search);
        until("done", 60, () -> state.phase() == Phase.DONE);
    }

    private void showAll(int layers) throws Exception {
        OpenWindow.press(window.shell, KeyCode.L, false);
        until("all layers", 60, () -> state.layerMaps().layers().size() == layers);
        until("chosen", 10, () -> details().contains("weight"));
    }

    /** On the window's thread. */
    private String details() {
        Node details = window.shell.lookup("#layer-details");
        return details == null
                ? ""
                : details.lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .reduce("", (all, one) -> all + "|" + one);
    }

    private Node grid() throws Exception {
        return onFx(() -> window.shell.lookup("#layers-grid"));
    }

    @Test
    void everyLayerHasAMapAndWhatIsLeftOfItsDistance() throws Exception {
        search(64, 48, 40, 10);
        showAll(3);
        var pair = onFx(() -> state.pair().pair());
        var best = onFx(() -> state.history().shown().permutation());
        var moved = best.apply(pair.b());
        for (String tensor : List.of("fc1.weight", "fc2.weight", "fc3.weight")) {
            LayerMaps.OfLayer layer = onFx(() -> state.layerMaps().layers().get(tensor));
            assertEquals(
                    square(pair.a().get(tensor).values(), moved.get(tensor).values()),
                    layer.squareAfter(),
                    1e-6);
            assertEquals(
                    square(pair.a().get(tensor).values(), pair.b().get(tensor).values()),
                    layer.squareBefore(),
                    1e-6);
            assertEquals(
                    Math.min(LayerMaps.COUNT, tensor.equals("fc3.weight") ? 10 : 40),
                    layer.after().rows());
            assertFalse(Arrays.equals(layer.before().values(), layer.after().values()));
        }
        run(() -> state.chosenLayerProperty().set("fc2.weight"));
        until("details", 10, () -> details().contains("|40 × 48|"));
        assertTrue(onFx(this::details).contains("%"), onFx(this::details));
    }

    private static double square(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
        }
        return sum;
    }

    @Test
    void aClickAndTheArrowsChooseALayerAndEnterShowsItInThePanels() throws Exception {
        search(64, 48, 40, 10);
        showAll(3);
        Node grid = grid();
        double width = onFx(() -> grid.getLayoutBounds().getWidth());
        Gestures.click(grid, width * 0.9, 60, 1);
        assertEquals("fc3.weight", onFx(() -> state.chosenLayerProperty().get()));
        Gestures.key(grid, KeyCode.LEFT, Held.NONE);
        assertEquals("fc2.weight", onFx(() -> state.chosenLayerProperty().get()));
        Gestures.key(grid, KeyCode.HOME, Held.NONE);
        assertEquals("fc1.weight", onFx(() -> state.chosenLayerProperty().get()));
        assertFalse(onFx(() -> window.shell.lookup(".loss-panel").getParent().isVisible()));
        Gestures.key(grid, KeyCode.ENTER, Held.NONE);
        assertEquals(PairView.PANELS, onFx(() -> state.pairViewProperty().get()));
        assertTrue(onFx(() -> window.shell.lookup(".loss-panel").getParent().isVisible()));
        assertEquals("fc1.weight", onFx(() -> state.chosenLayerProperty().get()));
    }

    @Test
    void whatIsPointedAtIsRead() throws Exception {
        search(64, 48, 40, 10);
        showAll(3);
        run(
                () ->
                        window.shell.lookupAll(".layers-panel .segment").stream()
                                .map(ToggleButton.class::cast)
                                .filter(toggle -> toggle.getText().equals("R(γ)"))
                                .forEach(ToggleButton::fire));
        Thread.sleep(300);
        Node grid = grid();
        Gestures.point(grid, 60, 60);
        String said =
                onFx(
                        () ->
                                ((Label) window.shell.lookup(".layers-panel .heatmap-caption"))
                                        .getText());
        assertTrue(said.matches("fc1 · γ 0\\.\\d\\d · before −?0\\.\\d{3} · after .*"), said);
    }

    @Test
    void anotherStepIsMeasuredAnewAndSixtyLayersLeaveTheWindowAtHand() throws Exception {
        var widths = new int[61];
        Arrays.fill(widths, 24);
        search(widths);
        until("idle", 60, () -> state.idleWorkProperty().get().isEmpty());
        Thread.sleep(500);
        try (var probe = new ThreadProbe()) {
            showAll(60);
            run(() -> state.history().show(0));
            until(
                    "the start's",
                    60,
                    () ->
                            state.layerMaps().layers().size() == 60
                                    && state.layerMaps().layers().values().stream()
                                            .allMatch(
                                                    l ->
                                                            Math.abs(
                                                                            l.squareAfter()
                                                                                    - l
                                                                                            .squareBefore())
                                                                    < 1e-9));
            Node grid = grid();
            for (int i = 0; i < 59; i++) {
                Gestures.key(grid, KeyCode.RIGHT, Held.NONE);
            }
            assertEquals("fc60.weight", onFx(() -> state.chosenLayerProperty().get()));
            ThreadProbe.Stretch longest = probe.longest();
            WindowWatch.requireShort(longest);
        }
    }
}
