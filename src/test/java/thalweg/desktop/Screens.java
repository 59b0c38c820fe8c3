package thalweg.desktop;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.ActionEvent;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.SearchSeries.Planned;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.ThreeState.Shares;
import thalweg.evaluation.Renormalization;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.report.Zoom;
import thalweg.session.RecentSessions;
import thalweg.words.Language;
import thalweg.words.Phrase;

/**
 * Drives the window through its states and writes a picture of each: empty, one model, loaded,
 * searching, done, error, what opens over it; dark and light; in the size asked for.
 *
 * <p>Arguments: the folder to write to, width, height, and "all", or "convolutions" for those
 * networks alone "symmetry" for the permutation groups, "ste" for the straight-through estimator,
 * "three" for three models, "part" for what the line is held against and for merging part of the
 * weights, "study" for a study, "compare" for searches side by side, "charts" for charts under the
 * hand, "presentation" for steps and how they are shown, "jobs" for what the window is at, or
 * "preferences", or "words" for what has the most words; then the language, "en" or "zh".
 */
public final class Screens {
    /** Milliseconds in which a picture is drawn anew; more on a machine that is busy. */
    private static final int WAIT =
            Integer.parseInt(System.getenv().getOrDefault("SCREENS_WAIT", "500"));

    private final Path out;
    private final Shot usual;
    private final List<Shot> shots;
    private final OpenWindow window;

    private Screens(Path out, OpenWindow window, Shot usual) {
        this.out = out;
        this.window = window;
        this.usual = usual;
        this.shots = Shot.asked(usual);
    }

    /** See the class. */
    public static void main(String[] args) {
        try {
            shootAll(args);
            Runtime.getRuntime().halt(0);
        } catch (Throwable failure) { // JavaFX's threads would go on
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void shootAll(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        double width = Double.parseDouble(args[1]);
        double height = Double.parseDouble(args[2]);
        Path state = Files.createTempDirectory("thalweg-state");
        boolean study = args[3].equals("study");
        Path samples = study ? samplesWithResultsAside(state) : Path.of("samples");
        Language language = Language.named(args.length > 4 ? args[4] : "en").orElseThrow();
        var options = new DesktopOptions(samples, state, language);
        try (var window = OpenWindow.open(Method.WEIGHT_MATCHING, options, width, height)) {
            var usual = new Shot(ThemeChoice.DARK, language, width, height);
            var screens = new Screens(out, window, usual);
            switch (args[3]) {
                case "all" -> {
                    screens.all();
                    screens.convolutions();
                    screens.three();
                }
                case "pair" -> screens.all();
                case "opening" -> screens.opening(state);
                case "convolutions" -> screens.convolutions();
                case "symmetry" -> screens.symmetries();
                case "ste" -> screens.straightThrough();
                case "three" -> screens.three();
                case "study" -> screens.study(samples);
                case "compare" -> screens.compare();
                case "presentation" -> screens.presentation();
                case "part" -> screens.part();
                case "charts" -> screens.charts();
                case "sides" -> screens.sides();
                case "jobs" -> screens.jobs();
                case "preferences" -> screens.preferences();
                case "words" -> screens.words();
                case "told" -> screens.told();
                default -> throw new IllegalArgumentException(args[3]);
            }
        }
    }

    /** The bundled study on a part of its data, where its results are in nobody's way. */
    private static Path samplesWithResultsAside(Path state) throws Exception {
        Path samples = Files.createDirectories(state.resolve("samples"));
        String text = Files.readString(Path.of("samples/paper.study"));
        String models = Path.of("samples").toAbsolutePath().toString();
        Files.writeString(
                samples.resolve("paper.study"),
                text.replace("model mlp", "model " + models + "/mlp")
                                .replace("data mnist", "data " + models + "/mnist")
                                .replace("steps 200", "steps 20")
                                .replace("limit 2000", "limit 500")
                                .replace("limit 6000", "limit 1000")
                        + "points 5\nresults results\n");
        return samples;
    }

    private ButtonBase button(String id) {
        return (ButtonBase) window.shell.lookup("#study-" + id);
    }

    private String sizeOfStudy() {
        return ((Label) window.shell.lookup("#study-size")).getText();
    }

    /**
     * The sheet of studies: empty, a bad file, open, on its way, done; what it says of the three.
     */
    private void study(Path folder) throws Exception {
        OpenWindow.run(window.shell.sheets()::showStudy);
        shoot("20-study-empty");
        Path described = folder.resolve("paper.study");
        String text = Files.readString(described);
        Files.writeString(described, text.replace("search ste start a", "search ste begin a"));
        OpenWindow.run(() -> button("bundled").fire());
        OpenWindow.until("refused", 60, () -> !button("bundled").isDisabled());
        shoot("20-study-wrong");
        Files.writeString(described, text);
        OpenWindow.run(() -> button("bundled").fire());
        OpenWindow.until("opened", 60, () -> !button("run").isDisabled());
        shoot("20-study-open");
        OpenWindow.run(() -> button("run").fire());
        OpenWindow.until("some", 300, () -> sizeOfStudy().startsWith("14 of"));
        shoot("20-study-running");
        OpenWindow.until("done", 600, () -> !button("report").isDisabled());
        shoot("20-study-done");
        OpenWindow.run(window.shell::leave);
        open(List.of(mlp(1), mlp(2)));
        OpenWindow.run(() -> window.workbench.openThird(List.of(mlp(3))));
        OpenWindow.until("three", 20, () -> window.state().three().shownProperty().get());
        shoot("20-study-claims");
        press(".claims-panel .fill-action");
        shoot("20-study-claims-large");
        press(".claims-panel .fill-action");
    }

    private static Path mlp(int seed) {
        return Path.of("samples/mlp-mnist-seed" + seed + ".safetensors");
    }

    /** What holds for all times, at first and changed, in both languages. */
    private void preferences() throws Exception {
        var data = Path.of("samples/mnist").toAbsolutePath();
        OpenWindow.run(window.shell.sheets()::showPreferences);
        shoot("23-preferences-first");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(() -> window.workbench.data().open(data));
        OpenWindow.until("data", 20, () -> window.state().data() != null);
        OpenWindow.run(window.shell.sheets()::showPreferences);
        OpenWindow.until("laid out", 10, () -> window.shell.lookup("#preference-threads") != null);
        OpenWindow.run(
                () -> {
                    var threads = (ChoiceBox<?>) window.shell.lookup("#preference-threads");
                    threads.getSelectionModel().select(1);
                });
        shoot("23-preferences-changed");
        OpenWindow.run(() -> window.shell.languageProperty().set(Language.CHINESE));
        shoot("23-preferences-zh");
        OpenWindow.run(() -> window.shell.languageProperty().set(Language.ENGLISH));
        OpenWindow.run(window.shell::leave);
    }

    /** What has the most words: to see in every language whether they fit. */
    private void words() throws Exception {
        var state = window.state();
        shoot("23-words-empty");
        open(List.of(mlp(1), mlp(2)));
        OpenWindow.run(() -> window.workbench.data().open(Path.of("samples/mnist")));
        OpenWindow.until("data", 20, () -> state.data() != null);
        OpenWindow.run(() -> window.workbench.data().chooseLimit(500));
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("done", 60, () -> state.phase() == Phase.DONE);
        untilIdle();
        shoot("23-words-done");
        OpenWindow.run(() -> state.part().onProperty().set(true));
        OpenWindow.run(() -> state.lineFigures().taylorProperty().set(true));
        Thread.sleep(3000);
        untilIdle();
        shoot("23-words-part");
        OpenWindow.run(() -> state.part().onProperty().set(false));
        OpenWindow.run(window.shell.sheets()::showKeys);
        shoot("23-words-keys");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.shell.sheets()::showPalette);
        shoot("23-words-palette");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.shell.sheets()::showSymmetry);
        shoot("23-words-symmetry");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.shell.sheets()::showSeries);
        shoot("23-words-series");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.shell.sheets()::showStudy);
        shoot("23-words-study");
        OpenWindow.run(window.shell::leave);
        shoot("23-words-search", () -> fire("#search-chip"));
        OpenWindow.run(() -> window.workbench.comparing().show(true));
        Thread.sleep(1500);
        shoot("23-words-compare");
        OpenWindow.run(window.workbench::showPair);
        OpenWindow.run(() -> window.workbench.openThird(List.of(mlp(3))));
        OpenWindow.until("three", 20, () -> state.three().shownProperty().get());
        Thread.sleep(6000);
        shoot("23-words-three");
    }

    /** A search under way and held, the list of jobs, memory, and a failure. */
    private void jobs() throws Exception {
        var state = window.state();
        var jobs = window.workbench.jobs();
        open(List.of(mlp(1), mlp(2)));
        OpenWindow.run(() -> window.workbench.data().open(Path.of("samples/mnist")));
        OpenWindow.until("data", 20, () -> state.data() != null);
        Thread.sleep(1200);
        shoot("22-jobs-measuring");
        untilIdle();
        OpenWindow.run(() -> window.workbench.open(List.of(Path.of("pom.xml"))));
        OpenWindow.until("error", 20, () -> state.noticeProperty().get() != null);
        OpenWindow.run(() -> state.noticeProperty().set(null));
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("done", 60, () -> state.phase() == Phase.DONE);
        untilIdle();
        OpenWindow.run(
                () ->
                        state.settingProperty()
                                .set(
                                        SearchKind.STRAIGHT_THROUGH.setting(
                                                Map.of("start", "random", "steps", "400"))));
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("steps", 60, () -> state.history().last() > 8);
        Thread.sleep(2000);
        shoot("22-jobs-searching");
        OpenWindow.run(window.shell.sheets()::showJobs);
        shoot("22-jobs-list");
        OpenWindow.run(() -> jobs.pauseOrResume());
        Thread.sleep(500);
        shoot("22-jobs-list-paused");
        OpenWindow.run(window.shell::leave);
        shoot("22-jobs-paused");
        OpenWindow.run(() -> window.shell.languageProperty().set(Language.CHINESE));
        OpenWindow.run(window.shell.sheets()::showJobs);
        shoot("22-jobs-list-zh");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(() -> window.shell.languageProperty().set(Language.ENGLISH));
        OpenWindow.run(() -> jobs.pauseOrResume());
        OpenWindow.run(() -> window.workbench.stop());
    }

    /** Searches side by side: the sheet, on their way, measured, one under the pointer, many. */
    private void compare() throws Exception {
        var state = window.state();
        open(
                List.of(
                        Path.of("samples/mlp-mnist-seed1.safetensors"),
                        Path.of("samples/mlp-mnist-seed2.safetensors")));
        OpenWindow.run(() -> window.workbench.data().open(Path.of("samples/mnist")));
        OpenWindow.until("data", 20, () -> state.data() != null);
        OpenWindow.run(() -> window.workbench.data().chooseLimit(1000));
        OpenWindow.run(window.shell.sheets()::showSeries);
        shoot("21-compare-sheet");
        OpenWindow.run(window.shell::leave);
        var planned =
                List.of(
                        new Planned(SearchKind.WEIGHT_MATCHING.offered().getFirst(), 0),
                        new Planned(SearchKind.WEIGHT_MATCHING.offered().getFirst(), 1),
                        new Planned(SearchKind.WEIGHT_MATCHING.offered().getFirst(), 2),
                        new Planned(SearchKind.ACTIVATION_MATCHING.offered().getLast(), 0),
                        new Planned(ste("a"), 0),
                        new Planned(ste("random"), 0),
                        new Planned(ste("random"), 1));
        OpenWindow.run(() -> window.workbench.comparing().run(planned));
        OpenWindow.until("some", 120, () -> state.comparison().searches().size() == 3);
        shoot("21-compare-running");
        OpenWindow.until("all", 300, () -> state.comparison().searches().size() == 7);
        untilIdle();
        shoot("21-compare");
        OpenWindow.run(() -> mouse("#compared-5", MouseEvent.MOUSE_ENTERED));
        shoot("21-compare-pointed");
        OpenWindow.run(() -> mouse("#compared-5", MouseEvent.MOUSE_EXITED));
        for (int i = 1; i < 3; i++) {
            int segment = i;
            OpenWindow.run(() -> segment(segment).fire());
            shoot("21-compare-scatter-" + i);
        }
        OpenWindow.run(() -> segment(0).fire());
        OpenWindow.run(() -> mouse("#compared-figure-R", MouseEvent.MOUSE_CLICKED));
        shoot("21-compare-spread-r");
        OpenWindow.run(() -> fill("compared-loss", true));
        shoot("21-compare-filled");
        OpenWindow.run(() -> fill("compared-loss", false));
    }

    /** Before and after, and the layers of the convolutional samples. */
    private void sides() throws Exception {
        var state = window.state();
        open(
                List.of(
                        Path.of("samples/conv-mnist-seed1.safetensors"),
                        Path.of("samples/conv-mnist-seed2.safetensors")));
        OpenWindow.run(() -> window.workbench.data().open(Path.of("samples/mnist")));
        OpenWindow.until("data", 20, () -> state.data() != null);
        OpenWindow.run(() -> window.workbench.data().chooseLimit(300));
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("done", 60, () -> state.phase() == Phase.DONE);
        untilIdle();
        OpenWindow.run(() -> window.shell.commands().get("before-after").run());
        Thread.sleep(2500);
        var pane = (ChartPane) window.shell.lookup(".sides-loss .chart-pane");
        Gestures.point(pane, 200, 60);
        shoot("24-sides");
        Gestures.leave(pane);
        OpenWindow.run(() -> window.shell.nextLanguage());
        shoot("24-sides-zh");
        OpenWindow.run(() -> window.shell.nextLanguage());
        OpenWindow.run(() -> window.shell.commands().get("before-after").run());
        allLayers("23-conv");
    }

    /** The dense samples with a thousand images, searched and measured. */
    private void searchThePair() throws Exception {
        var state = window.state();
        open(List.of(mlp(1), mlp(2)));
        OpenWindow.run(() -> window.workbench.data().open(Path.of("samples/mnist")));
        OpenWindow.until("data", 20, () -> state.data() != null);
        OpenWindow.run(() -> window.workbench.data().chooseLimit(1000));
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("done", 60, () -> state.phase() == Phase.DONE);
        untilIdle();
    }

    /** Charts under the hand: read, zoomed, with series hidden. */
    private void charts() throws Exception {
        var state = window.state();
        searchThePair();
        OpenWindow.run(() -> state.mergedWantedProperty().set(true));
        Thread.sleep(1500);
        for (String panel : List.of("loss", "spectrum", "r", "distance")) {
            var pane = chart(panel + "-panel");
            var area = OpenWindow.onFx(pane::plotArea);
            Gestures.point(pane, area.getCenterX() - 20, area.getCenterY());
        }
        shoot("22-readouts");
        for (String panel : List.of("loss", "spectrum", "r", "distance")) {
            var pane = chart(panel + "-panel");
            Gestures.leave(pane);
            var area = OpenWindow.onFx(pane::plotArea);
            double x = area.getMinX() + 0.3 * area.getWidth();
            Gestures.wheel(pane, x, area.getCenterY(), 5, Gestures.Held.CTRL);
        }
        Region map = OpenWindow.onFx(() -> map());
        Gestures.wheel(map, map.getWidth() / 2, 10, 6, Gestures.Held.NONE);
        Gestures.point(map, map.getWidth() / 2, 40);
        shoot("22-zoomed");
        Gestures.leave(map);
        Gestures.key(map, KeyCode.DIGIT0, Gestures.Held.NONE);
        for (String panel : List.of("loss", "spectrum", "r", "distance")) {
            var pane = chart(panel + "-panel");
            OpenWindow.run(() -> pane.sight().zoomProperty().set(Zoom.NONE));
        }
        OpenWindow.run(() -> chart("loss-panel").sight().toggle("naive"));
        OpenWindow.run(() -> chart("loss-panel").sight().toggle("control"));
        OpenWindow.run(() -> chart("r-panel").sight().toggle("layers"));
        shoot("22-hidden");
        String menu = ".loss-panel .panel-heading .series-action";
        shoot("22-series", () -> ((MenuButton) window.shell.lookup(menu)).show());
        OpenWindow.run(() -> chart("loss-panel").sight().hiddenProperty().set(Set.of()));
        OpenWindow.run(() -> chart("r-panel").sight().hiddenProperty().set(Set.of()));
        allLayers("23-mlp");
        OpenWindow.run(() -> window.shell.nextLanguage());
        shoot("23-mlp-zh");
        OpenWindow.run(() -> window.shell.nextLanguage());
    }

    private Region map() {
        return window.shell.lookupAll(".alignment-panel .heatmap").stream()
                .filter(Node::isVisible)
                .map(Region.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void allLayers(String name) throws Exception {
        OpenWindow.run(() -> window.shell.commands().get("layers").run());
        Thread.sleep(500);
        OpenWindow.until(
                "all",
                120,
                () ->
                        window.state().pictures().spectraProperty().get() != null
                                && window.state().layerMaps().layers().size()
                                        == window.state()
                                                .pictures()
                                                .spectraProperty()
                                                .get()
                                                .a()
                                                .layers()
                                                .size());
        OpenWindow.until(
                "R",
                120,
                () ->
                        window.state()
                                .pictures()
                                .rByStep()
                                .containsKey(window.state().history().shownProperty().get()));
        Thread.sleep(800);
        shoot(name + "-alignment");
        for (String kind : List.of("R(γ)", "spectra")) {
            OpenWindow.run(
                    () ->
                            window.shell.lookupAll(".layers-panel .segment").stream()
                                    .map(ToggleButton.class::cast)
                                    .filter(toggle -> toggle.getText().equals(kind))
                                    .forEach(ToggleButton::fire));
            Thread.sleep(300);
            Gestures.point(window.shell.lookup("#layers-grid"), 80, 60);
            shoot(name + "-" + kind.replaceAll("[^A-Za-z]", ""));
        }
        OpenWindow.run(
                () ->
                        ((ToggleButton)
                                        window.shell
                                                .lookupAll(".layers-panel .segment")
                                                .iterator()
                                                .next())
                                .fire());
    }

    private ChartPane chart(String panel) {
        return (ChartPane) window.shell.lookup("." + panel + " .chart-pane");
    }

    private ToggleButton segment(int index) {
        return (ToggleButton)
                List.copyOf(window.shell.lookup(".compared-spread").lookupAll(".segment"))
                        .get(index);
    }

    private void fill(String panel, boolean filled) {
        ((PanelFrame) window.shell.lookup("." + panel)).filledProperty().set(filled);
    }

    private void mouse(String id, EventType<MouseEvent> how) {
        window.shell
                .lookup(id)
                .fireEvent(
                        new MouseEvent(
                                how,
                                5,
                                5,
                                5,
                                5,
                                MouseButton.PRIMARY,
                                0,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                null));
    }

    /** The steps' sheet, and steps large: a panel, another, the whole window, the comparison. */
    private void presentation() throws Exception {
        var state = window.state();
        var presentation = window.shell.presentation();
        OpenWindow.run(
                () -> {
                    // The headless screen has no place for what a full one leaves elsewhere.
                    window.stage.setX(0);
                    window.stage.setY(0);
                });
        open(List.of(mlp(1), mlp(2)));
        OpenWindow.run(window.shell.sheets()::showSteps);
        shoot("22-steps-none");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(() -> window.workbench.data().open(Path.of("samples/mnist")));
        OpenWindow.until("data", 20, () -> state.data() != null);
        OpenWindow.run(() -> window.workbench.data().chooseLimit(1000));
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("done", 60, () -> state.phase() == Phase.DONE);
        untilIdle();
        OpenWindow.run(presentation::begin);
        shoot("22-presentation-no-steps");
        OpenWindow.run(presentation::end);
        step("loss-panel", "Matched, the barrier is gone");
        step("alignment-panel", "The large singular vectors of the second layer agree");
        step("spectrum-panel", "A permutation changes no singular value");
        step("r-panel", "They agree the better, the larger their singular values");
        step("distance-panel", "");
        OpenWindow.run(() -> presentation.add("All of it"));
        OpenWindow.run(() -> window.workbench.comparing().show(true));
        OpenWindow.run(() -> presentation.add("Searches side by side"));
        OpenWindow.run(() -> window.workbench.comparing().show(false));
        OpenWindow.run(window.shell.sheets()::showSteps);
        shoot("22-steps");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.shell.sheets()::showAnimation);
        shoot("22-animation");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(() -> presentation.markedProperty().set(0));
        OpenWindow.run(presentation::begin);
        for (int i = 0; i < presentation.steps().size(); i++) {
            int index = i;
            OpenWindow.run(() -> presentation.go(index));
            Thread.sleep(1500);
            shoot("22-presentation-" + (i + 1));
        }
        OpenWindow.run(presentation::end);
        shoot("22-presentation-left");
    }

    /** What the window tells by itself: news that passes, a step that was kept, problems. */
    private void told() throws Exception {
        var state = window.state();
        searchThePair();
        OpenWindow.run(() -> window.shell.commands().get("present-add").run());
        shoot("23-told-step");
        OpenWindow.run(() -> window.shell.commands().get("present-caption").run());
        OpenWindow.run(
                () ->
                        state.noticeProperty()
                                .set(new Notice(Phrase.plain("saved talk.thalweg"), false)));
        shoot("23-told-caption-and-news");
        OpenWindow.run(
                () -> window.shell.lookup("#kept-step-caption").fireEvent(new ActionEvent()));
        OpenWindow.run(() -> window.workbench.open(List.of(Path.of("pom.xml"))));
        OpenWindow.until(
                "told",
                20,
                () ->
                        state.noticeProperty().get() != null
                                && state.noticeProperty().get().problem());
        OpenWindow.run(() -> state.noticeProperty().set(new Notice("the disk is full, loss.png")));
        shoot("23-told-problems");
    }

    private void step(String panel, String caption) throws Exception {
        OpenWindow.run(() -> fill(panel, true));
        OpenWindow.run(() -> window.shell.presentation().add(caption));
        OpenWindow.run(() -> fill(panel, false));
    }

    private static SearchSetting ste(String start) {
        return SearchKind.STRAIGHT_THROUGH.setting(Map.of("start", start, "steps", "30"));
    }

    /**
     * The opening page with sessions of late, the tour, and the palette where little can be done.
     */
    private void opening(Path state) throws Exception {
        var recent = new RecentSessions(state);
        for (String name : List.of("merging-a-dozen-checkpoints", "talk", "paper-figure-3")) {
            recent.add(Files.createFile(state.resolve(name + ".thalweg")));
        }
        OpenWindow.run(() -> window.workbench.recents().keepIn(state));
        OpenWindow.until("recents", 10, () -> window.workbench.recents().files().size() == 3);
        shoot("0-opening");
        OpenWindow.run(window.shell.sheets()::showPalette);
        shoot("0-palette");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.shell.sheets()::showTour);
        shoot("0-tour-welcome");
        for (int stop = 1; stop < 9; stop++) {
            OpenWindow.press(
                    OpenWindow.onFx(() -> window.shell.lookup("#tour")), KeyCode.RIGHT, false);
            OpenWindow.until("settled", 60, () -> window.state().phase() != Phase.NO_PAIR);
            Thread.sleep(stop < 4 ? 3000 : 300);
            shoot("0-tour-" + stop);
        }
    }

    private void all() throws Exception {
        shoot("1-empty");
        Path models = Path.of("../shared/models");
        var state = window.state();
        OpenWindow.run(
                () -> {
                    window.workbench.data().open(Path.of("../shared/data/mnist"));
                    window.workbench.open(List.of(models.resolve("mlp-mnist-seed1.pt")));
                });
        OpenWindow.until("one model", 20, () -> state.models().size() == 1);
        shoot("2-one-model");
        OpenWindow.run(() -> window.workbench.open(List.of(models.resolve("mlp-mnist-seed2.pt"))));
        OpenWindow.until("ready", 20, () -> state.phase() == Phase.READY);
        Thread.sleep(150);
        shoot("3-loading");
        OpenWindow.until("measured", 60, () -> state.pictures().bandProperty().get() != null);
        OpenWindow.run(() -> state.alphaProperty().set(0.31));
        Thread.sleep(1500);
        shoot("4-ready");
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("steps", 20, () -> state.history().steps().size() > 6);
        shoot("5-searching");
        OpenWindow.until("done", 60, () -> state.phase() == Phase.DONE);
        OpenWindow.until(
                "idle",
                120,
                () ->
                        state.idleWorkProperty().get().isEmpty()
                                && state.equivalenceProperty().get() != null);
        Thread.sleep(1200);
        shoot("6-done");
        OpenWindow.run(() -> state.history().show(7));
        Thread.sleep(800);
        shoot("7-past-step");
        OpenWindow.run(
                () -> {
                    state.history().show(1000);
                    window.workbench.open(List.of(Path.of("pom.xml")));
                });
        OpenWindow.until("error", 20, () -> state.noticeProperty().get() != null);
        OpenWindow.run(() -> window.workbench.open(List.of(models.resolve("mlp-mnist-seed3.pt"))));
        OpenWindow.until("three", 20, () -> state.models().size() == 3);
        Thread.sleep(1500);
        shoot("8-error-three");
        OpenWindow.run(() -> state.noticeProperty().set(null));
        OpenWindow.run(window.shell.sheets()::showPalette);
        shoot("9-palette");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.shell.sheets()::showKeys);
        shoot("9-keys");
        OpenWindow.run(window.shell::leave);
        symmetry("14-mlp");
        describing();
        over();
        bothMapsAndALargeOne();
    }

    /** A model that nothing recognises: the draft, and a description that fits. */
    private void describing() throws Exception {
        Path file = Planted.residual(Files.createTempDirectory("thalweg").resolve("mine.pt"), 1);
        var asked = window.workbench.describing();
        OpenWindow.run(() -> window.workbench.open(List.of(file)));
        OpenWindow.until("asked", 20, () -> asked.checkProperty().get() != null);
        shoot("12-describe-draft");
        OpenWindow.run(() -> asked.textProperty().set(Planted.RESIDUAL));
        OpenWindow.until(
                "fits",
                20,
                () ->
                        asked.checkProperty().get() != null
                                && asked.checkProperty().get().network().isPresent());
        shoot("12-describe-fits");
        OpenWindow.run(asked::leave);
    }

    /** The groups of the samples, of a residual network, and of one of two hundred layers. */
    private void symmetries() throws Exception {
        var state = window.state();
        open(
                List.of(
                        Path.of("samples/mlp-mnist-seed1.safetensors"),
                        Path.of("samples/mlp-mnist-seed2.safetensors")));
        symmetry("14-mlp");
        Path models = Path.of("../shared/models");
        open(
                List.of(
                        models.resolve("resnet20-cifar10-seed1.pt"),
                        models.resolve("resnet20-cifar10-seed2.pt")));
        symmetry("15-resnet");
        Path folder = Files.createTempDirectory("thalweg-many");
        var widths = new int[201];
        java.util.Arrays.fill(widths, 24);
        open(
                List.of(
                        Planted.model(folder.resolve("a.safetensors"), 1, 0.02, widths),
                        Planted.model(folder.resolve("b.safetensors"), 2, 0.02, widths)));
        symmetry("16-many");
        OpenWindow.run(() -> state.noticeProperty().set(null));
    }

    private void open(List<Path> files) throws Exception {
        var state = window.state();
        OpenWindow.run(
                () -> {
                    List.copyOf(state.models()).forEach(window.workbench::remove);
                    window.workbench.open(files);
                });
        OpenWindow.until("ready", 60, () -> state.phase() == Phase.READY);
    }

    /** As derived, a group frozen, a wrong split found out, and the sidebar and the search then. */
    private void symmetry(String name) throws Exception {
        var correcting = window.workbench.correcting();
        OpenWindow.run(window.shell.sheets()::showSymmetry);
        untilProven();
        shoot(name + "-groups");
        var axes =
                OpenWindow.onFx(() -> correcting.symmetryProperty().get().groups().get(0).axes());
        OpenWindow.run(
                () -> {
                    correcting.freeze(1);
                    correcting.split(0, List.of(axes.getLast()));
                });
        untilProven();
        OpenWindow.until("faults", 60, () -> !correcting.proofProperty().get().faults().isEmpty());
        shoot(name + "-wrong");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(window.workbench::search);
        shoot(name + "-refused");
        OpenWindow.run(
                () -> {
                    window.state().noticeProperty().set(null);
                    correcting.undo();
                    correcting.undo();
                });
        untilProven();
    }

    private void untilProven() throws Exception {
        var proof = window.workbench.correcting().proofProperty();
        OpenWindow.until("proof", 120, () -> proof.get() != null);
    }

    /** The search's options, and the straight-through estimator from a random start. */
    private void straightThrough() throws Exception {
        var state = window.state();
        var setting = SearchKind.STRAIGHT_THROUGH.setting(Map.of("start", "random", "steps", "40"));
        OpenWindow.run(() -> state.settingProperty().set(setting));
        shoot("17-ste-no-data", () -> fire("#search-chip"));
        open(
                List.of(
                        Path.of("samples/mlp-mnist-seed1.safetensors"),
                        Path.of("samples/mlp-mnist-seed2.safetensors")));
        shoot("17-ste-missing");
        OpenWindow.run(() -> window.workbench.data().open(Path.of("samples/mnist")));
        OpenWindow.until("data", 20, () -> state.data() != null);
        shoot("17-ste-options", () -> fire("#search-chip"));
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("steps", 60, () -> state.history().last() > 8);
        shoot("17-ste-searching");
        searchedBy();
        shoot("17-ste-done");
        OpenWindow.run(() -> state.history().show(12));
        Thread.sleep(800);
        shoot("17-ste-past-step");
        OpenWindow.run(
                () -> state.settingProperty().set(SearchKind.WEIGHT_MATCHING.offered().getFirst()));
        shoot("17-wm-options", () -> fire("#search-chip"));
    }

    /** Reference lines, the Taylor estimate, and part of the weights merged. */
    private void part() throws Exception {
        var state = window.state();
        var part = state.part();
        OpenWindow.run(() -> part.onProperty().set(true));
        shoot("21-part-nothing");
        open(
                List.of(
                        Path.of("samples/mlp-mnist-seed1.safetensors"),
                        Path.of("samples/mlp-mnist-seed2.safetensors")));
        shoot("21-part-no-data");
        OpenWindow.run(() -> window.workbench.data().open(Path.of("samples/mnist")));
        OpenWindow.until("data", 20, () -> state.data() != null);
        untilIdle();
        shoot("21-part-naive");
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("done", 60, () -> state.phase() == Phase.DONE);
        untilIdle();
        shoot("21-part-top");
        OpenWindow.run(
                () -> {
                    part.whichProperty().set(thalweg.desktop.workbench.MergedPart.Which.BOTTOM);
                    part.countProperty().set(120);
                });
        Thread.sleep(120);
        shoot("21-part-moving");
        untilIdle();
        shoot("21-part-bottom", () -> fire("#part-layers"));
        OpenWindow.run(() -> part.layers().add("fc2.weight"));
        untilIdle();
        shoot("21-part-layer");
        press(".loss-panel .fill-action");
        shoot("21-part-large");
        press(".loss-panel .fill-action");
        OpenWindow.run(
                () -> {
                    part.onProperty().set(false);
                    state.lineFigures().referencesProperty().set(true);
                    state.lineFigures().taylorProperty().set(true);
                });
        untilIdle();
        shoot("21-references");
        OpenWindow.run(() -> part.onProperty().set(true));
        untilIdle();
        shoot("21-all");
        shoot("21-wm-by-part", () -> fire("#search-chip"));
    }

    /** Three models: without data, measured as they are, searching, matched, and by C²M³. */
    private void three() throws Exception {
        var state = window.state();
        var three = state.three();
        Path samples = Path.of("samples");
        OpenWindow.run(
                () -> {
                    List.copyOf(state.models()).forEach(window.workbench::remove);
                    state.dataProperty().set(null);
                    state.settingProperty().set(SearchKind.WEIGHT_MATCHING.offered().getFirst());
                });
        open(
                List.of(
                        samples.resolve("mlp-mnist-seed1.safetensors"),
                        samples.resolve("mlp-mnist-seed2.safetensors")));
        Path third = samples.resolve("mlp-mnist-seed3.safetensors");
        OpenWindow.run(() -> window.workbench.openThird(List.of(third)));
        OpenWindow.until("three", 20, () -> three.shownProperty().get());
        shoot("18-three-no-data");
        OpenWindow.run(() -> window.workbench.data().open(samples.resolve("mnist")));
        OpenWindow.until("a map", 20, () -> three.planeProperty(Moved.NAIVE).get() != null);
        shoot("18-three-coarse");
        untilIdle();
        shoot("18-three-naive");
        OpenWindow.run(() -> window.workbench.search());
        shoot("18-three-searching");
        OpenWindow.until("found", 60, () -> three.foundProperty().get() != null);
        untilIdle();
        shoot("18-three-matched");
        OpenWindow.run(() -> three.pointProperty().set(new Shares(0.2, 0.62, 0.18)));
        Thread.sleep(800);
        shoot("18-three-point");
        Region plane = OpenWindow.onFx(() -> (Region) window.shell.lookup("#plane"));
        Gestures.wheel(plane, plane.getWidth() / 2, plane.getHeight() / 2, 5, Gestures.Held.NONE);
        Gestures.point(plane, plane.getWidth() / 2, plane.getHeight() / 2);
        shoot("18-three-zoomed");
        Gestures.leave(plane);
        Gestures.key(plane, KeyCode.DIGIT0, Gestures.Held.NONE);
        shoot("18-three-options", () -> fire("#search-chip"));
        shoot("18-three-menu", () -> fire("#model-C"));
        OpenWindow.run(() -> three.mapProperty().set(Moved.NAIVE));
        shoot("18-three-naive-after");
        OpenWindow.run(() -> window.shell.commands().get("strategy-c2m3").run());
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("found", 120, () -> !three.searchingProperty().get());
        untilIdle();
        shoot("18-three-c2m3");
        press(".plane-panel .fill-action");
        shoot("18-three-large");
        press(".plane-panel .fill-action");
        OpenWindow.run(window.shell.sheets()::showKeys);
        shoot("18-three-keys");
        OpenWindow.run(window.shell::leave);
        OpenWindow.run(() -> window.shell.commands().get("pair").run());
        shoot("18-three-pair");
    }

    private void untilIdle() throws Exception {
        Thread.sleep(300);
        OpenWindow.until("idle", 240, () -> window.state().idleWorkProperty().get().isEmpty());
        Thread.sleep(1000);
    }

    private void searchedBy() throws Exception {
        var state = window.state();
        OpenWindow.until("done", 240, () -> state.phase() == Phase.DONE);
        OpenWindow.until("idle", 240, () -> state.idleWorkProperty().get().isEmpty());
        Thread.sleep(1200);
    }

    /** A pair with batch norm: its loss with and without reset. */
    private void convolutions() throws Exception {
        var state = window.state();
        Path models = Path.of("../shared/models");
        OpenWindow.run(
                () -> {
                    List.copyOf(state.models()).forEach(window.workbench::remove);
                    window.workbench.data().limitStatistics(500);
                    window.workbench.data().open(Path.of("../shared/data/cifar10"));
                });
        OpenWindow.until(
                "data",
                20,
                () -> state.data() != null && state.data().dataset().name().contains("CIFAR"));
        OpenWindow.run(
                () -> {
                    window.workbench.data().chooseLimit(200);
                    window.workbench.open(
                            List.of(
                                    models.resolve("resnet20-cifar10-seed1.pt"),
                                    models.resolve("resnet20-cifar10-seed2.pt")));
                });
        OpenWindow.until("ready", 20, () -> state.phase() == Phase.READY);
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("done", 120, () -> state.phase() == Phase.DONE);
        OpenWindow.until(
                "both curves",
                240,
                () ->
                        complete(state.pictures().matchedProperty().get())
                                && complete(state.pictures().plainMatchedProperty().get()));
        Thread.sleep(1200);
        shoot("12-reset");
        shoot("12-inputs", () -> fire("#data-chip"));
        OpenWindow.run(() -> window.workbench.data().chooseStatistics(Renormalization.NONE));
        Thread.sleep(800);
        shoot("12-no-reset");
        layers("13-layers", "layer3 conv2");
        OpenWindow.run(
                () -> {
                    List.copyOf(state.models()).forEach(window.workbench::remove);
                    window.workbench.open(
                            List.of(
                                    models.resolve("vgg11w4-cifar10-seed1.pt"),
                                    models.resolve("vgg11w4-cifar10-seed2.pt")));
                });
        searched();
        shoot("13-layers-vgg");
        manyLayers();
    }

    /** Searches the pair that is being opened, and waits for R of its last step. */
    private void searched() throws Exception {
        var state = window.state();
        OpenWindow.until("ready", 20, () -> state.phase() == Phase.READY);
        OpenWindow.run(() -> window.workbench.search());
        OpenWindow.until("done", 120, () -> state.phase() == Phase.DONE);
        OpenWindow.until(
                "R", 120, () -> state.pictures().rByStep().containsKey(state.history().last()));
        Thread.sleep(1200);
        OpenWindow.run(() -> state.noticeProperty().set(null));
    }

    /** The list of layers: at rest, opened by its key, with words typed, sorted by R. */
    private void layers(String name, String words) throws Exception {
        var state = window.state();
        String chosen = state.chosenLayerProperty().get();
        OpenWindow.run(window.shell::findLayer);
        shoot(name + "-opened");
        OpenWindow.run(() -> search().setText(words));
        shoot(name + "-typed");
        OpenWindow.run(() -> search().setText("no such layer"));
        shoot(name + "-none");
        OpenWindow.run(() -> search().clear());
        OpenWindow.run(() -> sortBy("by R"));
        Thread.sleep(300);
        shoot(name + "-by-r");
        OpenWindow.run(() -> sortBy("in order"));
        OpenWindow.run(() -> window.shell.lookup("#layer-list").requestFocus());
        shoot(name + "-list");
        OpenWindow.run(
                () -> {
                    state.chosenLayerProperty().set(chosen);
                    window.shell.requestFocus();
                });
    }

    private TextField search() {
        return (TextField) window.shell.lookup("#layer-search");
    }

    private void sortBy(String text) {
        window.shell.lookupAll(".sidebar .segment").stream()
                .map(ToggleButton.class::cast)
                .filter(toggle -> toggle.getText().equals(text))
                .forEach(ToggleButton::fire);
    }

    /** A pair of two hundred layers. */
    private void manyLayers() throws Exception {
        var state = window.state();
        Path folder = Files.createTempDirectory("thalweg-many");
        var widths = new int[201];
        java.util.Arrays.fill(widths, 24);
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, widths);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, widths);
        OpenWindow.run(
                () -> {
                    List.copyOf(state.models()).forEach(window.workbench::remove);
                    state.dataProperty().set(null); // which this network doesn't take
                    window.workbench.open(List.of(a, b));
                });
        searched();
        shoot("14-many-layers");
        layers("14-many-layers", "fc17");
    }

    private static boolean complete(LossCurve curve) {
        return curve != null && curve.points().size() == 21;
    }

    /** What opens over the window: popovers, menus, a tooltip. */
    private void over() throws Exception {
        shoot("10-data", () -> fire("#data-chip"));
        shoot("10-search", () -> fire("#search-chip"));
        shoot("10-model-menu", () -> fire("#model-B"));
        for (String menu : List.of("export-action", "count-action")) {
            // In the panel that shows it: the loss panel's own count is for batch norm alone.
            String button = ".alignment-panel ." + menu;
            shoot("10-" + menu, () -> ((MenuButton) window.shell.lookup(button)).show());
        }
        shoot("10-tooltip", this::showTooltip);
    }

    private void showTooltip() {
        var title = window.shell.lookup(".alignment-panel .title");
        var at = title.localToScreen(0, 24);
        Tips.make(title.getAccessibleHelp()).show(title, at.getX(), at.getY());
    }

    private void fire(String button) {
        ((ButtonBase) window.shell.lookup(button)).fire();
    }

    private void press(String button) throws Exception {
        OpenWindow.run(() -> fire(button));
        Thread.sleep(300);
    }

    private void bothMapsAndALargeOne() throws Exception {
        OpenWindow.run(() -> window.shell.lookupAll(".segment").forEach(Screens::chooseBoth));
        Thread.sleep(500);
        shoot("11-both-maps");
        press(".alignment-panel .fill-action");
        shoot("11-large-maps");
        press(".alignment-panel .fill-action");
        press(".loss-panel .fill-action");
        shoot("11-large-loss");
        press(".loss-panel .fill-action");
    }

    private static void chooseBoth(Node segment) {
        if (segment instanceof ToggleButton toggle && toggle.getText().equals("both")) {
            toggle.fire();
        }
    }

    private static void hidePopups() throws Exception {
        OpenWindow.run(
                () ->
                        List.copyOf(Window.getWindows()).stream()
                                .filter(PopupWindow.class::isInstance)
                                .forEach(Window::hide));
    }

    private void shoot(String name) throws Exception {
        shoot(name, () -> {});
    }

    /** In every way that is asked for, with what is opened first. */
    private void shoot(String name, Runnable opening) throws Exception {
        for (Shot shot : shots) {
            OpenWindow.run(() -> dress(shot));
            Thread.sleep(250); // a popover takes the colours that are in force when it opens
            OpenWindow.run(opening);
            Thread.sleep(WAIT);
            BufferedImage image = OpenWindow.onFx(this::picture);
            Path file = out.resolve(name + "-" + shot.id() + ".png");
            ImageIO.write(image, "png", file.toFile());
            OpenWindow.onFx(() -> CutTexts.of(window.shell))
                    .forEach(cut -> System.out.println(file.getFileName() + ": " + cut));
            hidePopups();
        }
        OpenWindow.run(() -> dress(usual));
    }

    private void dress(Shot shot) {
        window.shell.appearance().choiceProperty().set(shot.theme());
        window.shell.languageProperty().set(shot.language());
        window.stage.setWidth(window.stage.getWidth() - stageWidth() + shot.width());
        window.stage.setHeight(window.stage.getHeight() - stageHeight() + shot.height());
    }

    private double stageWidth() {
        return window.stage.getScene().getWidth();
    }

    private double stageHeight() {
        return window.stage.getScene().getHeight();
    }

    /** The window and the popups over it. */
    private BufferedImage picture() {
        Scene below = window.stage.getScene();
        if (window.stage.getOutputScaleX() > 1) { // a snapshot would have the scene's pixels
            return SwingFXUtils.fromFXImage(
                    new Robot()
                            .getScreenCapture(
                                    null,
                                    window.stage.getX() + below.getX(),
                                    window.stage.getY() + below.getY(),
                                    below.getWidth(),
                                    below.getHeight(),
                                    false),
                    null);
        }
        BufferedImage image = SwingFXUtils.fromFXImage(below.snapshot(null), null);
        var through = new SnapshotParameters();
        through.setFill(Color.TRANSPARENT);
        for (Window popup : Window.getWindows()) {
            if (popup instanceof PopupWindow && popup.isShowing()) {
                image.getGraphics()
                        .drawImage(
                                SwingFXUtils.fromFXImage(
                                        popup.getScene().getRoot().snapshot(through, null), null),
                                (int) (popup.getX() - window.stage.getX() - below.getX()),
                                (int) (popup.getY() - window.stage.getY() - below.getY()),
                                null);
            }
        }
        return image;
    }
}
