package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.ThreeState.Shares;
import thalweg.evaluation.Renormalization;
import thalweg.landscape.Plane;

/** What the hand feels on the plane of the samples: a map at once, and readouts as it moves. */
class PointHandTest {
    private static final Path SAMPLES = Path.of("samples");

    @TempDir Path folder;

    @Test
    void theMapComesAtOnceAndThePointFollowsTheHandWhileItIsRefined() throws Exception {
        assumeTrue(Files.isDirectory(SAMPLES.resolve("mnist")), "the samples are not there");
        var options = new DesktopOptions(folder.resolve("none"), folder.resolve("state"));
        try (OpenWindow window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
                var probe = new ThreadProbe()) {
            var state = window.state();
            var three = state.three();
            run(
                    () -> {
                        window.workbench.data().open(SAMPLES.resolve("mnist"));
                        window.workbench.open(List.of(model(1), model(2)));
                    });
            until("a pair", 30, () -> state.phase() == Phase.READY);
            until("measured", 120, () -> state.idleWorkProperty().get().isEmpty());
            probe.longest(); // from here on
            long start = System.nanoTime();
            run(() -> window.workbench.openThird(List.of(model(3))));
            until("a map", 30, () -> three.planeProperty(Moved.NAIVE).get() != null);
            double first = (System.nanoTime() - start) / 1e9;
            double own = onFx(() -> three.planeProperty(Moved.NAIVE).get().seconds());
            double readouts = drag(window, 3);
            until("the whole map", 120, () -> three.planeProperty(Moved.NAIVE).get().complete());
            double computing = onFx(() -> three.planeProperty(Moved.NAIVE).get().seconds());
            var busy = probe.longest();
            System.out.printf(
                    Locale.ROOT,
                    "three models: first map after %.2f s (%.2f of its own), %.1f readouts a second while the hand"
                            + " moves and the map is refined, whole map in %.2f s of its own%n",
                    first,
                    own,
                    readouts,
                    computing);
            System.out.println("three models, the window's thread at most: " + busy);
            assertTrue(readouts >= (QuietMachine.expected() ? 20 : 1), readouts + " a second");
            if (QuietMachine.expected()) {
                assertTrue(first <= 1, first + " s to the first map");
                WindowWatch.requireShort(busy);
            }
        }
    }

    @Test
    void ofConvolutionsWithBatchNormEveryPointIsResetAndSoItIsWhereThereIsNoRepair()
            throws Exception {
        assumeTrue(Files.isDirectory(SAMPLES.resolve("mnist")), "the samples are not there");
        var options = new DesktopOptions(folder.resolve("none"), folder.resolve("state"));
        try (OpenWindow window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720)) {
            var state = window.state();
            var three = state.three();
            run(
                    () -> {
                        window.workbench.data().limitStatistics(500);
                        window.workbench.data().open(SAMPLES.resolve("mnist"));
                        window.workbench.open(List.of(convolutional(1), convolutional(2)));
                    });
            until(
                    "reset",
                    60,
                    () -> state.renormalizationProperty().get() == Renormalization.RESET);
            run(() -> window.workbench.data().chooseLimit(200));
            long start = System.nanoTime();
            run(() -> window.workbench.openThird(List.of(convolutional(3))));
            until("a map", 60, () -> three.planeProperty(Moved.NAIVE).get() != null);
            System.out.printf(
                    Locale.ROOT,
                    "three convolutional models: first map after %.2f s%n",
                    (System.nanoTime() - start) / 1e9);
            Plane plane = onFx(() -> three.planeProperty(Moved.NAIVE).get());
            assertEquals("reset", plane.normalization());
            run(() -> window.workbench.data().chooseStatistics(Renormalization.REPAIR));
            until("REPAIR", 60, () -> state.data().statistics().kind() == Renormalization.REPAIR);
            until("a map", 60, () -> three.planeProperty(Moved.NAIVE).get() != null);
            Plane again = onFx(() -> three.planeProperty(Moved.NAIVE).get());
            assertEquals("reset", again.normalization());
            assertEquals(plane.mean(), again.mean());
        }
    }

    private static Path convolutional(int seed) {
        return SAMPLES.resolve("conv-mnist-seed" + seed + ".safetensors");
    }

    private static Path model(int seed) {
        return SAMPLES.resolve("mlp-mnist-seed" + seed + ".safetensors");
    }

    /** Moves the point round the triangle for so many seconds; returns readouts a second. */
    private static double drag(OpenWindow window, double seconds) throws Exception {
        var three = window.state().three();
        var count = new AtomicInteger();
        long start = System.nanoTime();
        var subscription =
                onFx(() -> three.readoutProperty().subscribe((was, is) -> count.incrementAndGet()));
        double t = 0;
        while (t < seconds) {
            double b = 1 / 3.0 + 0.3 * Math.sin(t * 2);
            double c = 1 / 3.0 + 0.3 * Math.cos(t * 2);
            run(() -> three.pointProperty().set(new Shares(1 - b - c, b, c)));
            Thread.sleep(16);
            t = (System.nanoTime() - start) / 1e9;
        }
        run(subscription::unsubscribe);
        return count.get() / t;
    }
}
