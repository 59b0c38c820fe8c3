package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;

/**
 * The window in use, round after round, with what it holds in memory after each: an hour by {@code
 * ./mvnw test -Dtest=SoakTest -Dthalweg.soak.minutes=60}. Only when asked for: it still fails by 4
 * MB of heap a round, pictures of shadows that JavaFX's software pipeline keeps by soft references,
 * and by what the process holds beside, whose holder isn't known.
 */
class SoakTest {
    private static final double MINUTES =
            Double.parseDouble(System.getProperty("thalweg.soak.minutes", "2"));

    /** Rounds till every view was shown and every cache is as large as it gets. */
    private static final int WARM_UP = 2;

    private static final int LEAST_ROUNDS = WARM_UP + 4;

    /** MB that a round may add on average: what a leaked model, curve or picture would exceed. */
    private static final double MOST_HEAP = 1;

    private static final double MOST_HELD = 0.5;

    /** The system's count for the process wavers with the collector and with malloc's arenas. */
    private static final double MOST_RESIDENT = 8;

    /** Moments of undo are bounded by a part of the heap, which a short run would not reach. */
    private static final long MOMENTS = 24L << 20;

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private Answers answers;

    /** After a round, in MB. */
    private record Weight(double heap, double held, double resident) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "heap %.1f MB, native %.1f MB, process %.0f MB",
                    heap,
                    held,
                    resident);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "thalweg.soak.minutes", matches = ".*")
    void whatIsHeldInMemoryDoesNotGrow() throws Exception {
        answers = new Answers(folder);
        var options = new DesktopOptions(Path.of("samples"), folder.resolve("state"));
        List<Weight> weights = new ArrayList<>();
        try (var opened = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720, answers)) {
            window = opened;
            state = window.state();
            run(() -> window.workbench.moments().holdAtMost(MOMENTS));
            long end = System.nanoTime() + (long) (MINUTES * 60e9);
            while (System.nanoTime() < end || weights.size() < LEAST_ROUNDS) {
                round(weights.size());
                weights.add(weight());
                System.out.println("round " + weights.size() + ": " + weights.getLast());
            }
        }
        List<Weight> settled = weights.subList(WARM_UP, weights.size());
        requireLevel("heap", settled, Weight::heap, MOST_HEAP);
        requireLevel("native", settled, Weight::held, MOST_HELD);
        requireLevel("process", settled, Weight::resident, MOST_RESIDENT);
    }

    private static void requireLevel(
            String what, List<Weight> weights, ToDoubleFunction<Weight> of, double most) {
        double slope = slope(weights.stream().mapToDouble(of).toArray());
        String said = String.format(Locale.ROOT, "%s: %+.2f MB a round", what, slope);
        System.out.println(said);
        assertTrue(slope <= most, said);
    }

    /** The median of the slopes between every two: a single odd round doesn't tilt it. */
    private static double slope(double[] y) {
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            for (int j = i + 1; j < y.length; j++) {
                slopes.add((y[j] - y[i]) / (j - i));
            }
        }
        slopes.sort(null);
        return slopes.get(slopes.size() / 2);
    }

    /** Both kinds of samples: every round ends as the one before. */
    private void round(int number) throws Exception {
        use("samples-convolutions", number);
        use("samples", number);
    }

    private void use(String samples, int number) throws Exception {
        run(() -> window.shell.commands().get(samples).run());
        until("a pair", 60, () -> state.phase() != Phase.NO_PAIR && !state.openingProperty().get());
        until("at rest", 60, () -> !state.isSearching());
        run(() -> state.seedProperty().set(number));
        run(window.workbench::search);
        until("searched", 120, () -> state.phase() == Phase.DONE && !state.isSearching());
        for (int i = 0; i <= 40; i++) {
            double alpha = i / 40.0;
            run(() -> state.alphaProperty().set(alpha));
            Thread.sleep(16);
        }
        int steps = onFx(() -> state.history().steps().size());
        for (int step = 0; step < steps; step += Math.max(1, steps / 8)) {
            int to = step;
            run(() -> state.history().show(to));
            Thread.sleep(50);
        }
        run(() -> state.history().show(steps));
        for (var matrix : onFx(() -> state.pair().pair().a().matrices())) {
            run(() -> state.chosenLayerProperty().set(matrix.name()));
            Thread.sleep(100);
        }
        looks();
        exports(number);
        faults();
        run(() -> window.workbench.moments().undo());
        Thread.sleep(100);
        run(() -> window.workbench.moments().redo());
        views();
    }

    private void looks() throws Exception {
        for (String id : List.of("theme", "language", "keys", "leave", "theme", "language")) {
            run(() -> window.shell.commands().get(id).run());
            Thread.sleep(150);
        }
    }

    private void exports(int number) throws Exception {
        MenuButton menu = (MenuButton) window.shell.lookup(".loss-panel .export-action");
        int before = answers.places().size();
        run(
                () ->
                        menu.getItems().stream()
                                .filter(item -> item.getOnAction() != null)
                                .filter(
                                        item ->
                                                !Optional.ofNullable(item.getId())
                                                        .orElse("")
                                                        .equals("copy-picture"))
                                .forEach(MenuItem::fire));
        List<Path> places = answers.places();
        assertTrue(places.size() > before, "nothing was exported");
        for (Path place : places.subList(before, places.size())) {
            until("written " + place, 30, () -> Files.exists(place));
        }
        Path session = folder.resolve("round-" + number % 3 + ".thalweg");
        run(() -> window.workbench.sessions().save(session));
        until("saved", 20, () -> Files.exists(session));
    }

    private void faults() throws Exception {
        run(() -> state.noticeProperty().set(null));
        run(() -> window.workbench.open(List.of(Path.of("pom.xml"))));
        until("told", 20, () -> state.noticeProperty().get() != null);
        run(() -> state.noticeProperty().set(null));
    }

    private void views() throws Exception {
        run(() -> window.shell.commands().get("compare").run());
        Thread.sleep(400);
        run(() -> window.shell.commands().get("pair").run());
        until("three", 20, () -> state.three().trioProperty().get() != null);
        run(() -> window.shell.commands().get("three-models").run());
        Thread.sleep(1500);
        run(() -> window.shell.commands().get("pair").run());
        Thread.sleep(100);
    }

    private Weight weight() throws Exception {
        until("at rest", 180, () -> state.idleWorkProperty().get().isEmpty());
        Thread.sleep(500);
        until("at rest", 180, () -> state.idleWorkProperty().get().isEmpty());
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(60);
        }
        Runtime runtime = Runtime.getRuntime();
        return new Weight(
                (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0,
                window.engine.memory().heldBytes() / 1048576.0,
                resident());
    }

    /** 0 where the system doesn't tell. */
    private static double resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
