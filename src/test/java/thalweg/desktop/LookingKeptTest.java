package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.Gestures.Held;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.workbench.PairView;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.report.Zoom;
import thalweg.session.SessionFile;

/** A session is looked at as it was when it was saved. */
class LookingKeptTest {
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

    private void matched() throws Exception {
        window.openPlanted(folder);
        Thread.sleep(500); // a moment that undo goes back to
        run(window.workbench::search);
        measured();
    }

    private void measured() throws Exception {
        until(
                "measured",
                60,
                () ->
                        state.phase() == Phase.DONE
                                && state.pictures().matchedProperty().get() != null
                                && !pane(".r-panel").labels().isEmpty()
                                && !pane(".loss-panel").labels().isEmpty());
        idle();
    }

    /** On the window's thread. */
    private ChartPane pane(String panel) {
        return (ChartPane) window.shell.lookup(panel + " .chart-pane");
    }

    private static Zoom zoom(ChartPane pane) throws Exception {
        return onFx(() -> pane.sight().zoomProperty().get());
    }

    private static void idle() throws Exception {
        Thread.sleep(200);
        run(() -> {});
    }

    private void nearer(String panel, Held held) throws Exception {
        ChartPane pane = onFx(() -> pane(panel));
        var area = onFx(pane::plotArea);
        double x = area.getMinX() + 0.6 * area.getWidth();
        Gestures.wheel(pane, x, area.getCenterY(), 3, held);
        idle();
    }

    /** On the window's thread: the map after the search. */
    private Region map() {
        return (Region)
                window.shell.lookupAll(".alignment-panel .heatmap").stream()
                        .filter(Node::isVisible)
                        .findFirst()
                        .orElseThrow();
    }

    private boolean isMapZoomed() throws Exception {
        return onFx(() -> map().lookup(".zoom-reset").isVisible());
    }

    private Path saved() throws Exception {
        Path file = folder.resolve("work.thalweg");
        run(() -> state.noticeProperty().set(null));
        run(() -> window.workbench.sessions().save(file));
        until("saved", 20, () -> state.noticeProperty().get() != null);
        return file;
    }

    private void again(Path file) throws Exception {
        close();
        open();
        run(() -> window.workbench.open(List.of(file)));
        measured();
    }

    @Test
    void zoomsAndHiddenSeriesStandAsTheyWereSaved() throws Exception {
        matched();
        nearer(".loss-panel", Held.CTRL);
        nearer(".r-panel", Held.NONE);
        run(() -> pane(".loss-panel").sight().toggle("naive"));
        until("a map", 20, () -> map().getWidth() > 0);
        double middle = 0.5 * onFx(() -> map().getWidth());
        Gestures.wheel(onFx(this::map), middle, 40, 3, Held.NONE);
        idle();
        assertTrue(isMapZoomed());
        Zoom loss = zoom(onFx(() -> pane(".loss-panel")));
        Zoom r = zoom(onFx(() -> pane(".r-panel")));
        var part = SessionFile.read(saved()).view().looking().charts().get("heatmap").part();

        again(folder.resolve("work.thalweg"));
        assertEquals(loss, zoom(onFx(() -> pane(".loss-panel"))));
        assertEquals(r, zoom(onFx(() -> pane(".r-panel"))));
        assertEquals(
                Set.of("naive"), onFx(() -> pane(".loss-panel").sight().hiddenProperty().get()));
        assertTrue(zoom(onFx(() -> pane(".spectrum-panel"))).isNone());
        assertTrue(isMapZoomed(), "the map's part is kept");
        assertEquals(
                part, SessionFile.read(saved()).view().looking().charts().get("heatmap").part());
    }

    @Test
    void theViewOfThePairStandsAsItWasSaved() throws Exception {
        matched();
        for (PairView view : List.of(PairView.SIDES, PairView.LAYERS, PairView.PANELS)) {
            run(() -> state.pairViewProperty().set(view));
            Path file = saved();
            run(() -> state.pairViewProperty().set(PairView.values()[(view.ordinal() + 1) % 3]));
            run(() -> window.workbench.sessions().open(file));
            until("opened", 30, () -> !state.openingProperty().get());
            assertEquals(view, onFx(() -> state.pairViewProperty().get()));
        }
        run(() -> window.workbench.comparing().show(true));
        Path file = saved();
        close();
        open();
        run(() -> window.workbench.open(List.of(file)));
        until("opened", 30, () -> state.phase() == Phase.DONE);
        assertTrue(onFx(() -> state.comparison().shownProperty().get()));
    }

    @Test
    void aSessionOfThePairIsOpenedOverTheComparison() throws Exception {
        matched();
        Path file = saved();
        run(() -> window.workbench.comparing().show(true));
        assertTrue(onFx(() -> state.comparison().shownProperty().get()));
        run(() -> window.workbench.sessions().open(file));
        until("opened", 30, () -> !state.openingProperty().get());
        assertFalse(onFx(() -> state.comparison().shownProperty().get()));
    }

    @Test
    void whatNoSearchHasAnyMoreIsNotKeptHidden() throws Exception {
        matched();
        until("made", 20, () -> pane(".compared-loss") != null);
        run(
                () -> {
                    for (String series : List.of("0", "7", "-1")) {
                        pane(".compared-loss").sight().toggle(series);
                    }
                });
        var charts = SessionFile.read(saved()).view().looking().charts();
        assertEquals(Set.of("0", "-1"), charts.get("compared-loss").hidden());
    }

    @Test
    void whatIsChosenInThePanelsStandsBeforeTheirZooms() throws Exception {
        matched();
        Path file = saved();
        String told = Files.readString(file);
        assertTrue(told.contains("\"objective\":\"false\""), told);
        Files.writeString(file, told.replace("\"objective\":\"false\"", "\"objective\":\"true\""));
        again(file);
        nearer(".distance-panel", Held.NONE);
        Zoom zoom = zoom(onFx(() -> pane(".distance-panel")));
        assertFalse(zoom.isNone());
        again(saved());
        assertEquals(zoom, zoom(onFx(() -> pane(".distance-panel"))));
        var looking = SessionFile.read(saved()).view().looking();
        assertEquals("true", looking.look().get("objective"));
    }

    @Test
    void aZoomIsNoStepToUndoAndWritesNothing() throws Exception {
        Path place = folder.resolve("kept");
        run(() -> window.workbench.sessions().autosave().keepIn(place));
        matched();
        Path own = place.resolve("open-" + ProcessHandle.current().pid() + ".thalweg");
        until("kept", 20, () -> Files.exists(own));
        Thread.sleep(2500); // its last change rests
        var written = Files.getLastModifiedTime(own);
        for (int i = 0; i < 20; i++) {
            nearer(".loss-panel", i % 2 == 0 ? Held.NONE : Held.SHIFT);
        }
        run(() -> pane(".loss-panel").sight().toggle("naive"));
        Thread.sleep(2500);
        assertEquals(written, Files.getLastModifiedTime(own));
        run(window.workbench.moments()::undo);
        until("undone", 10, () -> state.noticeProperty().get() != null);
        assertEquals(
                "Undone: the search",
                onFx(() -> state.noticeProperty().get().sentence(state.words())));
        assertFalse(zoom(onFx(() -> pane(".loss-panel"))).isNone());
    }
}
