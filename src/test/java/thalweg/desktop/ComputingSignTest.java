package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.alignment.LayerSpectrum;
import thalweg.alignment.Spectrum;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.Task;

/** What a panel says while its picture is behind the hand. */
class ComputingSignTest {
    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private final CountDownLatch held = new CountDownLatch(1);

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
        state = window.state();
        window.openPlanted(folder);
        run(window.workbench::search);
        until("found", 60, () -> state.phase() == Phase.DONE);
        until("idle", 60, () -> state.idleWorkProperty().get().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        held.countDown();
        window.close();
    }

    /** Has the lane work on something else until it is let go of. */
    private void holdTheLane() throws Exception {
        var begun = new CountDownLatch(1);
        window.engine.submit(
                new Task<>(
                        "something else",
                        context -> {
                            begun.countDown();
                            return held.await(60, TimeUnit.SECONDS);
                        }));
        assertTrue(begun.await(30, TimeUnit.SECONDS));
    }

    private boolean isSaid(String panel) throws Exception {
        Node sign = onFx(() -> window.shell.lookup(panel + " .computing-sign"));
        return onFx(sign::isVisible);
    }

    @Test
    void picturesThatAreBehindTheTimelineSaySoUntilTheyHaveCome() throws Exception {
        for (String panel : new String[] {".r-panel", ".alignment-panel", ".loss-panel"}) {
            assertFalse(isSaid(panel), panel);
        }
        double title = onFx(() -> window.shell.lookup(".r-panel .title").getLayoutX());
        holdTheLane();
        run(
                () -> {
                    state.pictures().rByStep().remove(3);
                    state.pictures().lossByStep().remove(3);
                    state.history().show(3);
                });
        until(
                "said",
                10,
                () ->
                        window.shell.lookup(".r-panel .computing-sign").isVisible()
                                && window.shell
                                        .lookup(".alignment-panel .computing-sign")
                                        .isVisible()
                                && window.shell.lookup(".loss-panel .computing-sign").isVisible());
        assertEquals(title, onFx(() -> window.shell.lookup(".r-panel .title").getLayoutX()));
        held.countDown();
        // A wish has what is missing looked for.
        run(() -> state.lineFigures().referencesProperty().set(true));
        until(
                "come",
                30,
                () ->
                        window.shell.lookupAll(".computing-sign").stream()
                                .noneMatch(Node::isVisible));
        assertTrue(onFx(() -> state.pictures().rByStep().containsKey(3)));
    }

    /** The chosen layer's map can't be computed from vectors that aren't there. */
    @Test
    void aMapThatFailedIsNoLongerSaidToBeComputed() throws Exception {
        run(
                () -> {
                    var spectra = state.pictures().spectraProperty().get();
                    state.pictures()
                            .spectraProperty()
                            .set(new Pictures.Spectra(withoutVectors(spectra.a()), spectra.b()));
                });
        until("failed", 30, () -> state.noticeProperty().get() != null);
        Thread.sleep(400);
        assertFalse(isSaid(".alignment-panel"));
    }

    private static Spectrum withoutVectors(Spectrum spectrum) {
        return new Spectrum(
                spectrum.layers().stream()
                        .map(
                                layer ->
                                        new LayerSpectrum(
                                                layer.tensor(),
                                                layer.rows(),
                                                layer.inputs(),
                                                layer.columns(),
                                                layer.s(),
                                                new float[0],
                                                new float[0],
                                                layer.epsilon()))
                        .toList());
    }
}
