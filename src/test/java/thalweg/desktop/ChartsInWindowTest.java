package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.Gestures.Held;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.report.Figures;
import thalweg.report.LossChartData;
import thalweg.report.Span;
import thalweg.report.Zoom;

/** A person zooms, pans and reads the charts, and hides what is in the way. */
class ChartsInWindowTest {
    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
        state = window.state();
        window.openPlanted(folder);
        run(window.workbench::search);
        until(
                "measured",
                60,
                () ->
                        state.phase() == Phase.DONE
                                && state.pictures().matchedProperty().get() != null
                                && state.pictures().bandProperty().get() != null
                                && !pane(".r-panel").labels().isEmpty()
                                && pane(".loss-panel").labels().size() > 1);
        idle();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    /** On the window's thread. */
    private ChartPane pane(String panel) {
        return (ChartPane) window.shell.lookup(panel + " .chart-pane");
    }

    private ChartPane chart(String panel) throws Exception {
        return onFx(() -> pane(panel));
    }

    /** Some pulses, in which what is asked for is drawn. */
    private static void idle() throws Exception {
        Thread.sleep(200);
        run(() -> {});
    }

    private static Zoom zoom(ChartPane pane) throws Exception {
        return onFx(() -> pane.sight().zoomProperty().get());
    }

    private static Span across(ChartPane pane) throws Exception {
        Span span = zoom(pane).across();
        assertNotNull(span);
        return span;
    }

    private static Rectangle2D area(ChartPane pane) throws Exception {
        return onFx(pane::plotArea);
    }

    @Test
    void theWheelZoomsAroundThePointerAndTheSignInTheCornerGivesTheWholeBack() throws Exception {
        ChartPane pane = chart(".loss-panel");
        Rectangle2D area = area(pane);
        double x = area.getMinX() + 0.3 * area.getWidth();
        double before = onFx(() -> pane.valueAt(x));
        Node sign = onFx(() -> window.shell.lookup(".loss-panel .zoom-reset"));
        assertFalse(onFx(sign::isVisible));
        String said = onFx(() -> ((Label) window.shell.lookup(".loss-panel .subtitle")).getText());
        Gestures.wheel(pane, x, area.getCenterY(), 3, Held.NONE);
        idle();
        Span now = across(pane);
        assertEquals(Math.pow(1.2, -3), now.upper() - now.lower(), 1e-6);
        assertEquals(before, onFx(() -> pane.valueAt(x)), 1e-3);
        assertNull(zoom(pane).up());
        Gestures.wheel(pane, x, area(pane).getCenterY(), 2, Held.SHIFT);
        idle();
        assertNotNull(zoom(pane).up());
        assertEquals(now, across(pane));
        assertTrue(onFx(sign::isVisible));
        var about = (Label) onFx(() -> window.shell.lookup(".loss-panel .subtitle"));
        assertEquals(1, onFx(about::getOpacity), "the subtitle stays");
        assertEquals(said, onFx(about::getText));
        assertTrue(
                area(pane)
                        .contains(
                                onFx(() -> sign.getBoundsInParent().getCenterX()),
                                onFx(() -> sign.getBoundsInParent().getCenterY())));
        run(() -> ((Button) sign).fire());
        assertEquals(Zoom.NONE, zoom(pane));
        Gestures.wheel(pane, x, area.getCenterY(), -3, Held.CTRL);
        assertEquals(Zoom.NONE, zoom(pane), "nothing lies beyond the whole");
    }

    @Test
    void aLabelsPlateHoldsItsWholeText() throws Exception {
        double text = 15; // 12 pixels of Inter: 12 over the line they stand on, 3 under it
        for (String panel : List.of(".loss-panel", ".r-panel", ".distance-panel")) {
            ChartPane pane = chart(panel);
            until("labels of " + panel, 20, () -> !pane.labels().isEmpty());
            for (Rectangle2D label : onFx(pane::labels)) {
                assertTrue(label.getHeight() >= text, panel + ": " + label);
            }
        }
    }

    @Test
    void theMarkersLineDoesNotCrossALabelOut() throws Exception {
        ChartPane pane = chart(".loss-panel");
        Rectangle2D label = onFx(() -> pane.labels().getFirst());
        double alpha = onFx(() -> pane.valueAt(label.getCenterX()));
        run(() -> state.alphaProperty().set(alpha));
        var line = (javafx.scene.shape.Path) onFx(() -> pane.lookup(".marker-line"));
        List<Double> ends = onFx(() -> line.getElements().stream().map(e -> end(e)).toList());
        assertTrue(ends.size() >= 4, "it has a gap: " + ends);
        for (int i = 0; i < ends.size(); i += 2) {
            boolean over = ends.get(i + 1) <= label.getMinY();
            boolean under = ends.get(i) >= label.getMaxY();
            assertTrue(over || under, ends + " and " + label);
        }
        Rectangle2D area = area(pane);
        assertEquals(area.getMinY(), onFx(() -> line.getBoundsInLocal().getMinY()), 2);
        assertEquals(area.getMaxY(), onFx(() -> line.getBoundsInLocal().getMaxY()), 2);
        run(() -> state.alphaProperty().set(onLeft(pane)));
        assertEquals(2, onFx(() -> line.getElements().size()), "whole where nothing is crossed");
    }

    private static double end(PathElement element) {
        return element instanceof MoveTo move ? move.getY() : ((LineTo) element).getY();
    }

    /** An α at which no label stands. */
    private static double onLeft(ChartPane pane) {
        for (double alpha = 0; alpha <= 1; alpha += 0.01) {
            double x = pane.pixelX(alpha);
            if (pane.labels().stream()
                    .noneMatch(l -> l.getMinX() <= x + 1 && x <= l.getMaxX() + 1)) {
                return alpha;
            }
        }
        throw new AssertionError("labels everywhere");
    }

    @Test
    void whatTheWheelZoomsTheKeysGiveBack() throws Exception {
        ChartPane pane = chart(".loss-panel");
        run(() -> window.shell.requestFocus());
        Gestures.wheel(pane, area(pane).getCenterX(), area(pane).getCenterY(), 3, Held.NONE);
        idle();
        assertNotEquals(Zoom.NONE, zoom(pane));
        OpenWindow.press(
                onFx(() -> window.stage.getScene().getFocusOwner()), KeyCode.DIGIT0, false);
        assertEquals(Zoom.NONE, zoom(pane));
    }

    @Test
    void aRectangleIsLookedAtTheRightButtonPansAndTheLeftStillSetsAlpha() throws Exception {
        ChartPane pane = chart(".loss-panel");
        Rectangle2D area = area(pane);
        double alpha = onFx(() -> state.alphaProperty().get());
        double from = onFx(() -> pane.pixelX(0.2));
        double to = onFx(() -> pane.pixelX(0.6));
        Gestures.drag(
                pane,
                MouseButton.PRIMARY,
                Held.SHIFT,
                from,
                area.getMinY() + 20,
                to,
                area.getMaxY() - 20);
        idle();
        assertEquals(0.2, across(pane).lower(), 0.01);
        assertEquals(0.6, across(pane).upper(), 0.01);
        assertNotNull(zoom(pane).up());
        assertEquals(alpha, onFx(() -> state.alphaProperty().get()));
        double hundred = onFx(() -> pane.valueAt(200) - pane.valueAt(100));
        Gestures.drag(
                pane,
                MouseButton.SECONDARY,
                Held.NONE,
                300,
                area.getCenterY(),
                250,
                area.getCenterY());
        idle();
        assertEquals(0.2 + hundred / 2, across(pane).lower(), 0.01);
        assertEquals(alpha, onFx(() -> state.alphaProperty().get()));
        double y = area.getMaxY() - 3;
        double middle = onFx(() -> pane.pixelX(0.4));
        Gestures.drag(pane, MouseButton.PRIMARY, Held.NONE, middle, y, middle, y);
        assertEquals(0.4, onFx(() -> state.alphaProperty().get()), 0.011);
        Gestures.click(pane, middle, y, 2);
        assertEquals(Zoom.NONE, zoom(pane));
    }

    @Test
    void theKeysZoomAndPanTheChartThatHasTheFocus() throws Exception {
        ChartPane pane = chart(".spectrum-panel");
        run(pane::requestFocus);
        Gestures.key(pane, KeyCode.PLUS, Held.NONE);
        idle();
        Span half = across(pane);
        Gestures.key(pane, KeyCode.RIGHT, Held.ALT);
        idle();
        assertTrue(across(pane).lower() > half.lower());
        double alpha = onFx(() -> state.alphaProperty().get());
        Gestures.key(pane, KeyCode.PLUS, Held.CTRL);
        idle();
        assertNotNull(zoom(pane).up());
        Gestures.key(pane, KeyCode.MINUS, Held.NONE);
        idle();
        Gestures.key(pane, KeyCode.MINUS, Held.NONE);
        assertNull(zoom(pane).across());
        Gestures.key(pane, KeyCode.DIGIT0, Held.NONE);
        assertEquals(Zoom.NONE, zoom(pane));
        assertEquals(alpha, onFx(() -> state.alphaProperty().get()));
    }

    @Test
    void aZoomOutlivesNewData() throws Exception {
        ChartPane pane = chart(".spectrum-panel");
        run(() -> pane.sight().zoomProperty().set(new Zoom(new Span(1, 9), null)));
        run(() -> state.chosenLayerProperty().set("fc2.weight"));
        idle();
        assertEquals(new Span(1, 9), across(pane));
        Rectangle2D area = area(pane);
        assertEquals(9, onFx(() -> pane.valueAt(area.getMaxX())), 1e-6);
    }

    @Test
    void theReadoutTellsThePlaceAndTheValueOfEverySeriesThere() throws Exception {
        ChartPane pane = chart(".loss-panel");
        double at = onFx(() -> pane.pixelX(0.35));
        Gestures.point(pane, at, area(pane).getCenterY());
        double place = onFx(() -> pane.readout().place());
        assertEquals(0.35, place, 0.01);
        LossChartData data =
                LossChartData.of(
                        state.pictures().naiveProperty().get(),
                        state.pictures().matchedProperty().get(),
                        List.of(),
                        Double.NaN);
        List<String> lines = onFx(() -> pane.readout().lines());
        assertEquals("α " + Figures.of(place, 2), lines.getFirst());
        assertTrue(
                lines.contains("matched " + Figures.of(data.matched().at(place), 4)),
                lines.toString());
        assertTrue(
                lines.contains("naive " + Figures.of(data.naive().at(place), 4)), lines.toString());
        String examples = onFx(() -> state.data().words(state.data().examples(), state.words()));
        assertEquals(examples, lines.getLast(), "which examples they are of");
        Gestures.leave(pane);
        assertEquals(List.of(), onFx(() -> pane.readout().lines()));
    }

    @Test
    void ranksAndStepsAreReadWhereTheyAre() throws Exception {
        ChartPane spectrum = chart(".spectrum-panel");
        float[] s =
                onFx(
                        () ->
                                state.pictures().spectraProperty().get().a().layers().stream()
                                        .filter(
                                                l ->
                                                        l.tensor()
                                                                .equals(
                                                                        state.chosenLayerProperty()
                                                                                .get()))
                                        .findFirst()
                                        .orElseThrow()
                                        .s());
        double at = onFx(() -> spectrum.pixelX(7.3));
        Gestures.point(spectrum, at, area(spectrum).getCenterY());
        List<String> lines = onFx(() -> spectrum.readout().lines());
        assertEquals("rank 7", lines.getFirst());
        assertEquals("A %.4g".formatted(s[6]), lines.get(1));
        Gestures.leave(spectrum);
        ChartPane distance = chart(".distance-panel");
        run(distance::requestFocus);
        Gestures.key(distance, KeyCode.RIGHT, Held.CTRL);
        lines = onFx(() -> distance.readout().lines());
        int step = Integer.parseInt(lines.getFirst().replace("step ", ""));
        double l2 =
                onFx(
                        () ->
                                state.history().steps().stream()
                                        .filter(one -> one.step() == step)
                                        .findFirst()
                                        .orElseThrow()
                                        .l2());
        assertEquals("distance " + Figures.of(l2, 4), lines.get(1));
        Gestures.key(distance, KeyCode.LEFT, Held.CTRL);
        assertEquals("step " + (step - 1), onFx(() -> distance.readout().lines().getFirst()));
    }

    @Test
    void aClickOnALabelHidesItsSeriesAlsoFromFilesAndTheMenuGivesItBack() throws Exception {
        ChartPane pane = chart(".r-panel");
        double gamma = onFx(() -> state.gammaProperty().get());
        Rectangle2D label = onFx(() -> pane.labels().get(1));
        Gestures.click(pane, label.getCenterX(), label.getCenterY(), 1);
        idle();
        assertEquals(Set.of("before"), onFx(() -> pane.sight().hiddenProperty().get()));
        assertEquals(gamma, onFx(() -> state.gammaProperty().get()));
        MenuButton menu = (MenuButton) onFx(() -> window.shell.lookup(".r-panel .series-action"));
        assertEquals("1 hidden", onFx(menu::getText));
        assertEquals(4, onFx(() -> pane.labels().size()));
        until("measured", 60, () -> state.pictures().rByStep().containsKey(1));
        String csv =
                onFx(
                        () ->
                                pane.sight()
                                        .seen(
                                                thalweg.report.RChartData.of(
                                                        state.pictures().beforeProperty().get(),
                                                        state.pictures().rByStep().get(1),
                                                        state.pictures().bandProperty().get()))
                                        .table()
                                        .csv());
        assertTrue(csv.contains("R after"), csv);
        assertFalse(csv.contains("R before"), csv);
        Gestures.point(pane, onFx(() -> pane.pixelX(0.3)), area(pane).getCenterY());
        assertTrue(
                onFx(() -> pane.readout().lines()).stream().noneMatch(l -> l.startsWith("before")));
        run(menu::show);
        idle();
        run(
                () ->
                        menu.getItems().stream()
                                .filter(item -> "series-before".equals(item.getId()))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        assertEquals("", onFx(menu::getText));
        assertEquals(Set.of(), onFx(() -> pane.sight().hiddenProperty().get()));
        run(menu::hide);
    }

    private Region map() throws Exception {
        return onFx(
                () ->
                        window.shell.lookupAll(".alignment-panel .heatmap").stream()
                                .filter(Node::isVisible)
                                .map(Region.class::cast)
                                .findFirst()
                                .orElseThrow());
    }

    private String mapCaption() throws Exception {
        idle();
        return onFx(
                () -> ((Label) window.shell.lookup(".alignment-panel .heatmap-caption")).getText());
    }

    @Test
    void aMapOfAlignmentIsZoomedAndReadByHandAndByKeys() throws Exception {
        until("a map", 30, () -> window.shell.lookup(".alignment-panel .heatmap") != null);
        Region map = map();
        Node sign = onFx(() -> window.shell.lookup(".alignment-panel .zoom-reset"));
        assertFalse(onFx(sign::isVisible));
        double side = onFx(() -> Math.min(map.getWidth(), map.getHeight()));
        double left = onFx(() -> (map.getWidth() - side) / 2);
        Gestures.wheel(map, left + 1, 1, 9, Held.NONE);
        assertTrue(onFx(sign::isVisible));
        assertTrue(mapCaption().startsWith("vectors 1–"), mapCaption());
        Gestures.drag(
                map, MouseButton.SECONDARY, Held.NONE, left + side / 2, side / 2, left, side / 2);
        assertFalse(mapCaption().endsWith("· 1–4 across"), mapCaption());
        Gestures.key(map, KeyCode.DIGIT0, Held.NONE);
        assertFalse(onFx(sign::isVisible));
        Gestures.key(map, KeyCode.RIGHT, Held.CTRL);
        assertTrue(mapCaption().contains("i 1, j 1"), mapCaption());
        Gestures.key(map, KeyCode.RIGHT, Held.CTRL);
        Gestures.key(map, KeyCode.DOWN, Held.CTRL);
        assertTrue(mapCaption().contains("i 2, j 2"), mapCaption());
        double alpha = onFx(() -> state.alphaProperty().get());
        Gestures.key(map, KeyCode.PLUS, Held.NONE);
        Gestures.key(map, KeyCode.DOWN, Held.ALT);
        assertFalse(mapCaption().startsWith("vectors 1–"), mapCaption());
        assertEquals(alpha, onFx(() -> state.alphaProperty().get()));
        run(() -> ((Button) sign).fire());
        assertFalse(mapCaption().startsWith("vectors"), mapCaption());
        Gestures.key(map, KeyCode.PLUS, Held.NONE);
        assertTrue(onFx(sign::isVisible));
        run(() -> window.shell.commands().get("swap").run()); // no map for a moment
        Gestures.key(map, KeyCode.LEFT, Held.ALT);
    }

    @Test
    void theWindowStaysAtHandWhileAHandZoomsAndPans() throws Exception {
        ChartPane pane = chart(".loss-panel");
        Rectangle2D area = area(pane);
        Gestures.wheel(pane, area.getCenterX(), area.getCenterY(), 4, Held.CTRL);
        idle();
        try (var probe = new ThreadProbe()) {
            for (int i = 0; i < 40; i++) {
                Gestures.wheel(
                        pane, area.getCenterX(), area.getCenterY(), i % 2 * 2 - 1, Held.NONE);
                Gestures.point(pane, area.getCenterX() + i, area.getCenterY());
                Thread.sleep(20);
            }
            ThreadProbe.Stretch longest = probe.longest();
            WindowWatch.requireShort(longest);
        }
    }
}
