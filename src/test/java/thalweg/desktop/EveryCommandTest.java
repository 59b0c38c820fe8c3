package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import thalweg.desktop.commands.Command;
import thalweg.desktop.presentation.Presentation;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.PairView;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.ThreeState.Shares;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.SearchKind;
import thalweg.words.Language;

/**
 * Every command of the list, found by its name in the palette and run by Enter, as a person would,
 * with what it did.
 */
class EveryCommandTest {
    private final FxRobot robot = new FxRobot();
    private final Set<String> driven = new HashSet<>();
    @TempDir Path folder;
    private Answers answers;
    private OpenWindow window;
    private WorkbenchState state;
    private List<Path> models;

    @BeforeEach
    void open() throws Exception {
        models =
                List.of(
                        Planted.model(folder.resolve("a.safetensors"), 1, 0.1, 64, 32, 24, 10),
                        Planted.model(folder.resolve("b.safetensors"), 2, 0.1, 64, 32, 24, 10),
                        Planted.model(folder.resolve("c.safetensors"), 3, 0.1, 64, 32, 24, 10));
        answers = new Answers(folder);
        answers.data = Optional.of(Planted.trainingData(folder.resolve("data"), 300, 8));
        window =
                OpenWindow.open(
                        Method.WEIGHT_MATCHING,
                        new DesktopOptions(samples(), folder.resolve("state")),
                        1280,
                        720,
                        answers);
        state = window.state();
        window.beginWithoutAsking();
        run(() -> window.workbench.recents().keepIn(folder.resolve("state")));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    /** The bundled ones by links, with a study that is over soon and leaves its results here. */
    private Path samples() throws IOException {
        Path bundled = Path.of("samples").toAbsolutePath();
        Path linked = Files.createDirectories(folder.resolve("samples"));
        Files.createDirectories(linked.resolve("mnist"));
        try (Stream<Path> files = Files.walk(bundled)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = bundled.relativize(file);
                if (name.getNameCount() == 1 && name.toString().endsWith(".safetensors")
                        || name.startsWith("mnist")) {
                    Files.createSymbolicLink(linked.resolve(name), file);
                }
            }
        }
        Files.writeString(
                linked.resolve("paper.study"),
                "A = model "
                        + folder.resolve("a.safetensors")
                        + "\nB = model "
                        + folder.resolve("b.safetensors")
                        + "\nwm = search wm\npairs all\npoints 5\nresults results\n");
        return linked;
    }

    private Command command(String id) {
        return window.shell.commands().get(id);
    }

    /** Types the command's name into the palette and takes what stands first. */
    private void palette(String id) throws Exception {
        Command wanted = command(id);
        assertTrue(onFx(() -> wanted.enabled().get()), id + " can't be done");
        run(window.shell.sheets()::showPalette);
        TextField field = onFx(() -> (TextField) window.shell.lookup("#palette-field"));
        assertNotNull(field);
        String name = wanted.name().in(state.texts().words());
        run(() -> field.setText(name));
        run(
                () -> {
                    ListView<?> list = (ListView<?>) window.shell.lookup(".command-list");
                    assertTrue(list.getItems().contains(wanted), name + " finds no " + id);
                    // Others may be called so, too.
                    list.getSelectionModel().select(list.getItems().indexOf(wanted));
                });
        robot.interact(field::requestFocus);
        robot.push(KeyCode.ENTER);
        driven.add(id);
    }

    /** Runs a command, which has to bring that about. */
    private void does(String id, String what, Callable<Boolean> holds) throws Exception {
        palette(id);
        until(
                id + ": " + what,
                30,
                () -> {
                    try {
                        return holds.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private boolean shows(String selector) {
        return window.shell.lookup(selector) != null;
    }

    /** Runs a command that opens a sheet, and closes that. */
    private void opens(String id, String selector) throws Exception {
        does(id, "shows", () -> shows(selector));
        leave(selector);
    }

    private void leave(String selector) throws Exception {
        robot.push(KeyCode.ESCAPE);
        until("closed " + selector, 5, () -> !shows(selector));
    }

    @Test
    void everyCommandDoesWhatItSays() throws Exception {
        looks();
        empty();
        pair();
        search();
        hand();
        sheets();
        line();
        layers();
        jobs();
        presented();
        undone();
        compared();
        three();
        sessions();
        unknown();
        samplesOpen();
        ends();
        List<String> left =
                window.shell.commands().all().stream()
                        .map(Command::id)
                        .filter(id -> !driven.contains(id))
                        .toList();
        assertEquals(List.of(), left, "drive them, too");
    }

    private void looks() throws Exception {
        does("language", "Chinese", () -> state.texts().words().language() == Language.CHINESE);
        does("language", "English", () -> state.texts().words().language() == Language.ENGLISH);
        var choice = window.shell.appearance().choiceProperty();
        does("theme-system", "follows", () -> choice.get() == ThemeChoice.SYSTEM);
        does("theme-contrast", "contrast", () -> choice.get() == ThemeChoice.CONTRAST);
        does("theme", "light", () -> choice.get() == ThemeChoice.LIGHT);
        does("theme", "dark", () -> choice.get() == ThemeChoice.DARK);
        does("full-screen", "fills the screen", () -> window.stage.isFullScreen());
        does("leave", "gives the screen back", () -> !window.stage.isFullScreen());
    }

    private void empty() throws Exception {
        opens("keys", "#key-sheet");
        opens("tour", "#tour");
        does("palette", "is there again", () -> shows("#command-palette"));
        leave("#command-palette");
        opens("study", "#study-sheet");
        does("study-bundled", "runs", () -> shows("#study-sheet"));
        until("its results", 60, () -> Files.exists(folder.resolve("samples/results")));
        leave("#study-sheet");
    }

    private void pair() throws Exception {
        answers.models = models.subList(0, 2);
        does("open", "a pair", () -> state.phase() == Phase.READY);
        does("open-data", "data", () -> state.data() != null);
    }

    private void search() throws Exception {
        for (Command command : window.shell.commands().all()) {
            if (command.id().startsWith("search-by-")) {
                String label = command.id().substring("search-by-".length()).replace('-', ' ');
                does(
                        command.id(),
                        "chosen",
                        () ->
                                state.settingProperty()
                                        .get()
                                        .label()
                                        .replace('-', ' ')
                                        .equals(label));
            }
        }
        palette("search-by-straight-through-estimator-from-a-random-start");
        until("data", 20, () -> state.data() != null);
        does("search", "begins", () -> state.isSearching());
        does("stop", "stops", () -> !state.isSearching());
        until("the best so far", 30, () -> state.phase() == Phase.DONE);
        palette("search-by-weight-matching");
        palette("search");
        until("done", 60, () -> state.phase() == Phase.DONE && !state.isSearching());
    }

    private void hand() throws Exception {
        run(() -> state.alphaProperty().set(0.5));
        does("alpha-more", "α", () -> state.alphaProperty().get() == 0.51);
        does("alpha-less", "α", () -> state.alphaProperty().get() == 0.5);
        does("alpha-much-more", "α", () -> state.alphaProperty().get() == 0.6);
        does("alpha-much-less", "α", () -> state.alphaProperty().get() == 0.5);
        double before = onFx(() -> state.alphaProperty().get());
        does("play", "α moves", () -> state.alphaProperty().get() != before);
        palette("play");
        int last = onFx(() -> state.history().shownProperty().get());
        does("step-back", "back", () -> state.history().shownProperty().get() == last - 1);
        does("step-on", "on", () -> state.history().shownProperty().get() == last);
        does(
                "find-layer",
                "the field has the keys",
                () -> "layer-search".equals(window.stage.getScene().getFocusOwner().getId()));
        run(window.shell::requestFocus);
    }

    private void sheets() throws Exception {
        opens("symmetry", "#symmetry-sheet");
        opens("compare-searches", "#series-sheet");
    }

    private void line() throws Exception {
        var figures = state.lineFigures();
        toggles("references", () -> figures.referencesProperty().get());
        toggles("taylor", () -> figures.taylorProperty().get());
        toggles("part", () -> state.part().onProperty().get());
    }

    private void toggles(String id, Callable<Boolean> on) throws Exception {
        boolean before = onFx(on);
        does(id, "changed", () -> on.call() != before);
        does(id, "back", () -> on.call() == before);
    }

    private void layers() throws Exception {
        does("layers", "all of them", () -> state.pairViewProperty().get() == PairView.LAYERS);
        does("layers", "the panels", () -> state.pairViewProperty().get() == PairView.PANELS);
        does("before-after", "both", () -> state.pairViewProperty().get() == PairView.SIDES);
        does("before-after", "panels", () -> state.pairViewProperty().get() == PairView.PANELS);
    }

    private void jobs() throws Exception {
        opens("jobs", "#jobs-sheet");
        opens("preferences", "#preferences-sheet");
        var front = window.workbench.jobs().frontProperty();
        run(
                () ->
                        state.settingProperty()
                                .set(
                                        SearchKind.STRAIGHT_THROUGH.setting(
                                                Map.of("start", "random", "steps", "100000"))));
        does("search", "begins", () -> state.isSearching());
        until("a job", 20, () -> front.get() != null && front.get().canPause());
        does("pause", "holds", () -> front.get() != null && front.get().isPaused());
        does("pause", "goes on", () -> front.get() != null && !front.get().isPaused());
        does("stop-job", "stops", () -> !state.isSearching());
        palette("search-by-weight-matching");
        palette("search");
        until("done", 60, () -> state.phase() == Phase.DONE && !state.isSearching());
    }

    private void presented() throws Exception {
        Presentation presentation = window.shell.presentation();
        boolean moving = onFx(() -> window.shell.motionProperty().get());
        does("motion", "at once", () -> window.shell.motionProperty().get() != moving);
        for (double alpha : new double[] {0.1, 0.5, 0.9}) {
            run(() -> state.alphaProperty().set(alpha));
            int steps = onFx(() -> presentation.steps().size());
            does("present-add", "one more", () -> presentation.steps().size() == steps + 1);
        }
        does(
                "present-caption",
                "its caption has the keyboard",
                () -> window.shell.lookup("#kept-step-caption").isFocused());
        opens("present-steps", "#steps-sheet");
        does("present", "begins", () -> presentation.onProperty().get());
        does("present-last", "the last", () -> presentation.atProperty().get() == 2);
        does("present-previous", "the second", () -> presentation.atProperty().get() == 1);
        does("present-first", "the first", () -> presentation.atProperty().get() == 0);
        does("present-next", "the second", () -> presentation.atProperty().get() == 1);
        does("present-blank", "black", () -> presentation.blankProperty().get());
        does("present-blank", "back", () -> !presentation.blankProperty().get());
        does("present", "ends", () -> !presentation.onProperty().get());
        does("motion", "smoothly", () -> window.shell.motionProperty().get() == moving);
        takenAway();
    }

    private void takenAway() throws Exception {
        Path pictures = folder.resolve("pictures");
        does("present-pngs", "three", () -> Files.exists(pictures.resolve("step-03.png")));
        does("present-pdf", "a PDF", () -> Files.exists(folder.resolve("presentation.pdf")));
        opens("present-animation", "#animation-sheet");
        does("report", "a page", () -> Files.exists(folder.resolve("report.html")));
        does("report-pdf", "a PDF", () -> Files.exists(folder.resolve("report.pdf")));
    }

    private void undone() throws Exception {
        Path a = onFx(() -> state.pair().a().file());
        does("swap", "B is A", () -> !a.equals(first()));
        does("undo", "as before", () -> a.equals(first()));
        does("redo", "and again", () -> !a.equals(first()));
        does("undo", "as before", () -> a.equals(first()));
    }

    private Path first() {
        return state.pair().a().file();
    }

    private void compared() throws Exception {
        does("compare", "shown", () -> state.comparison().shownProperty().get());
        does("pair", "left", () -> !state.comparison().shownProperty().get());
    }

    private void three() throws Exception {
        var three = state.three();
        answers.models = models.subList(2, 3);
        does("third", "three", () -> three.trioProperty().get() != null);
        if (!onFx(() -> three.shownProperty().get())) {
            palette("three-models");
        }
        until("shown", 10, () -> three.shownProperty().get());
        palette("pair");
        does("three-models", "shown", () -> three.shownProperty().get());
        for (Command command : window.shell.commands().all()) {
            if (command.id().startsWith("strategy-")) {
                String id = command.id().substring("strategy-".length());
                does(command.id(), "chosen", () -> three.strategyProperty().get().id().equals(id));
            }
        }
        var map = onFx(() -> three.mapProperty().get());
        does("other-map", "other", () -> three.mapProperty().get() != map);
        does("other-map", "back", () -> three.mapProperty().get() == map);
        run(() -> three.mapProperty().set(Moved.NAIVE));
        until("a plane", 60, () -> three.planeProperty(three.mapProperty().get()).get() != null);
        points();
        does("study-three", "runs", () -> Files.exists(folder.resolve("state/studies")));
        does("leave-out", "two again", () -> three.cProperty().get() == null);
    }

    private void points() throws Exception {
        var point = state.three().pointProperty();
        does("point-a", "at A", () -> point.get().equals(new Shares(1, 0, 0)));
        does("point-b", "at B", () -> point.get().equals(new Shares(0, 1, 0)));
        does("point-c", "at C", () -> point.get().equals(new Shares(0, 0, 1)));
        for (String far : List.of("", "far-")) {
            for (String way : List.of("left", "right", "up", "down")) {
                does("point-mean", "in the middle", () -> point.get().equals(Shares.MEAN));
                Shares middle = onFx(point::get);
                does("point-" + far + way, "moved", () -> !point.get().equals(middle));
            }
        }
    }

    private void sessions() throws Exception {
        var file = window.workbench.sessions().fileProperty();
        does("save-session", "saved", () -> file.get() != null);
        Path first = onFx(file::get);
        does("save-session-as", "saved again", () -> answers.places().size() > 1);
        assertTrue(Files.exists(first));
        until("recent", 10, () -> !window.workbench.recents().files().isEmpty());
        for (int i = 1; i <= SessionCommands.RECENT; i++) {
            Path copy = Files.copy(first, folder.resolve("again-" + i + ".thalweg"));
            run(() -> window.workbench.open(List.of(copy)));
            until("opened", 30, () -> copy.equals(file.get()) && state.pair() != null);
        }
        for (int i = 1; i <= SessionCommands.RECENT; i++) {
            until(
                    "kept as the newest",
                    10,
                    () -> file.get().equals(window.workbench.recents().files().getFirst()));
            Path wanted =
                    onFx(() -> window.workbench.recents().files().get(SessionCommands.RECENT - 1));
            palette("recent-" + SessionCommands.RECENT);
            until("opened", 30, () -> wanted.equals(file.get()));
            driven.add("recent-" + i);
        }
        reopened();
    }

    /** What was open when a window ended. */
    private void reopened() throws Exception {
        Path kept = folder.resolve("kept");
        run(() -> window.workbench.sessions().autosave().keepIn(kept));
        run(() -> state.alphaProperty().set(0.42));
        Thread.sleep(300);
        run(() -> window.workbench.sessions().autosave().close());
        run(() -> window.workbench.sessions().look(kept));
        until("an offer", 20, () -> window.workbench.sessions().offerProperty().get() != null);
        does("reopen", "open", () -> window.workbench.sessions().offerProperty().get() == null);
        until("a pair", 30, () -> state.pair() != null && !state.openingProperty().get());
    }

    private void unknown() throws Exception {
        Path unknown = Planted.residual(folder.resolve("unknown.safetensors"), 4);
        run(() -> window.workbench.open(List.of(unknown)));
        until("asked", 20, () -> shows("#describe-sheet"));
        leave("#describe-sheet");
        opens("describe", "#describe-sheet");
    }

    private void samplesOpen() throws Exception {
        int before = onFx(() -> state.models().size());
        run(() -> window.shell.lookup(".card").requestFocus());
        does("remove", "one less", () -> state.models().size() == before - 1);
        while (onFx(() -> !state.models().isEmpty())) {
            run(() -> window.workbench.remove(state.models().getLast()));
        }
        does("samples", "three", () -> state.models().size() == 3);
        until("a pair", 60, () -> state.phase() == Phase.READY);
        Path dense = onFx(this::first);
        does(
                "samples-convolutions",
                "others",
                () -> state.pair() != null && !first().equals(dense));
    }

    private void ends() throws Exception {
        var asked = new AtomicBoolean();
        run(
                () ->
                        window.stage.addEventFilter(
                                WindowEvent.WINDOW_CLOSE_REQUEST,
                                event -> {
                                    asked.set(true);
                                    event.consume();
                                }));
        does("quit", "asks to close", asked::get);
        assertNotEquals(0, driven.size());
    }
}
