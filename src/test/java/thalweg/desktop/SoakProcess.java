package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;

/**
 * A process that uses the window on the samples, round after round, and prints what it holds in
 * memory after each: {@link SoakWeight}.
 *
 * <p>Arguments: a folder for what it writes, for how many minutes, and rounds at least.
 */
final class SoakProcess {
    /** Moments of undo are bounded by a part of the heap, which two minutes would not reach. */
    private static final long MOMENTS = 1L << 20;

    /** In which everything runs for the first time, and again before it is compiled. */
    private static final int COLD_ROUNDS = 2;

    private final ProcessMemory memory = new ProcessMemory();
    private final Path folder;
    private final Answers answers;
    private final OpenWindow window;
    private final WorkbenchState state;

    private SoakProcess(Path folder, Answers answers, OpenWindow window) {
        this.folder = folder;
        this.answers = answers;
        this.window = window;
        state = window.state();
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long end = System.nanoTime() + (long) (Double.parseDouble(args[1]) * 60e9);
        int least = Integer.parseInt(args[2]);
        var answers = new Answers(folder);
        var options = new DesktopOptions(Path.of("samples"), folder.resolve("state"));
        try (var window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720, answers)) {
            run(() -> window.workbench.moments().holdAtMost(MOMENTS));
            var soak = new SoakProcess(folder, answers, window);
            for (int i = 0; i < least || System.nanoTime() < end; i++) {
                soak.round(i);
                System.out.println(soak.weight());
                if (i == COLD_ROUNDS - 1) {
                    window.watchAnew();
                }
            }
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(3);
        }
        System.exit(0);
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

    private SoakWeight weight() throws Exception {
        rest();
        // Whether the lane keeps planes of the three depends on how far it came while they showed.
        run(() -> window.shell.commands().get("leave-out").run());
        Thread.sleep(500);
        rest();
        for (int i = 0; i < 3; i++) {
            System.gc(); // soft references go, too, as this process is started
            Thread.sleep(100);
        }
        memory.trim();
        Runtime runtime = Runtime.getRuntime();
        long jvm = JvmMemory.own();
        System.out.println(JvmMemory.byPurpose());
        return new SoakWeight(
                runtime.totalMemory() - runtime.freeMemory(),
                window.engine.memory().heldBytes(),
                memory.allocated() - jvm,
                jvm,
                Math.max(0, ProcessMemory.anonymous() - runtime.totalMemory()));
    }

    private void rest() throws Exception {
        until(
                "at rest",
                180,
                () ->
                        state.idleWorkProperty().get().isEmpty()
                                && window.workbench.jobs().active().isEmpty());
    }
}
