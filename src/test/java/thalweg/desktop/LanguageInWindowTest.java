package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.matching.SearchKind;
import thalweg.matching.WeightMatching;
import thalweg.session.KeptSettings;
import thalweg.words.Language;

/** The window in either language, and from one to the other. */
class LanguageInWindowTest {
    @TempDir Path folder;

    private OpenWindow open(Language first) throws Exception {
        return OpenWindow.open(
                Method.WEIGHT_MATCHING,
                new DesktopOptions(folder.resolve("samples"), folder.resolve("state"), first),
                1280,
                800);
    }

    private static List<String> texts(OpenWindow window, String selector) throws Exception {
        return onFx(
                () ->
                        window.shell.lookupAll(selector).stream()
                                .map(node -> ((Labeled) node).getText())
                                .collect(Collectors.toList()));
    }

    @Test
    void theFirstStartSpeaksTheSystemsLanguage() throws Exception {
        try (OpenWindow window = open(Language.CHINESE)) {
            assertTrue(texts(window, ".headline").contains("把两个模型拖到这里"));
        }
    }

    @Test
    void theCommandChangesTheLanguageAndItIsKept() throws Exception {
        try (OpenWindow window = open(Language.ENGLISH)) {
            assertTrue(texts(window, ".headline").contains("Drop two models here"));
            OpenWindow.run(() -> window.shell.commands().get("language").run());
            assertTrue(texts(window, ".headline").contains("把两个模型拖到这里"));
            assertEquals(List.of("打开示例"), texts(window, "#samples-first"));
            var kept = new KeptSettings(folder.resolve("state"));
            until("kept", 10, () -> kept.read().getOrDefault("language", "").equals("zh"));
        }
        try (OpenWindow again = open(Language.ENGLISH)) {
            assertTrue(texts(again, ".headline").contains("把两个模型拖到这里"));
        }
    }

    @Test
    void thePaletteFindsACommandByTheWordsOfBothLanguages() throws Exception {
        try (OpenWindow window = open(Language.CHINESE)) {
            OpenWindow.run(window.shell.sheets()::showPalette);
            for (String typed : List.of("swap", "交换")) {
                OpenWindow.run(() -> field(window).setText(typed));
                until(
                        typed,
                        10,
                        () ->
                                window.shell.lookupAll(".command-name").stream()
                                        .anyMatch(n -> ((Label) n).getText().equals("交换 A 和 B")));
            }
        }
    }

    private static TextField field(OpenWindow window) {
        return (TextField) window.shell.lookup("#palette-field");
    }

    private static final Path SAMPLES = Path.of("samples");

    /** Names of people, formats, methods, keys, options, and what data call themselves. */
    private static final Set<String> NAMES =
            Set.of(
                    "WM",
                    "STE",
                    "AM",
                    "PNG",
                    "SVG",
                    "PDF",
                    "GIF",
                    "Alt",
                    "F11",
                    "network",
                    "CSV",
                    "MNIST",
                    "REPAIR",
                    "CPU",
                    "Thalweg",
                    "English",
                    "Ctrl",
                    "Shift",
                    "Enter",
                    "Esc",
                    "Space",
                    "Delete",
                    "Sinkhorn",
                    "Adam",
                    "SGD",
                    "nat",
                    "safetensors",
                    "mlp",
                    "mnist",
                    "PyTorch",
                    "NumPy",
                    "ONNX",
                    "Keras",
                    "Flax",
                    "Deeplearning4j",
                    "AVX2",
                    "AVX512",
                    "native",
                    "ReLU",
                    "weight",
                    "bias",
                    "fc1",
                    "fc2",
                    "fc3",
                    "seed1",
                    "min",
                    "max",
                    "OpenBLAS",
                    "oneDNN",
                    "out",
                    "axis",
                    "Java",
                    "AVX",
                    "Home",
                    "End",
                    "Back",
                    "Page",
                    "Down",
                    "Spearman",
                    "Ito",
                    "Yamada",
                    "Kumagai",
                    "arXiv",
                    "start",
                    "optimizer",
                    "adam",
                    "rate",
                    "batch",
                    "steps",
                    "best",
                    "subset");

    /** What errors say, and files' places. */
    private static final Pattern FROM_BELOW = Pattern.compile("no axis is chosen.*|\\S+/\\S+");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w{2,}");

    /** Texts with an English word that is no name, by the node that says them. */
    private static Set<String> leftovers(Node root) {
        var found = new TreeSet<String>();
        gather(root, found);
        return found;
    }

    private static void gather(Node node, Set<String> found) {
        if (!node.isVisible()) {
            return;
        }
        List<String> said = new ArrayList<>();
        if (node instanceof Labeled labeled) {
            said.add(labeled.getText());
            if (labeled.getTooltip() != null) {
                said.add(labeled.getTooltip().getText());
            }
        }
        if (node instanceof MenuButton menu) {
            menu.getItems().forEach(item -> said.add(item.getText()));
        }
        if (node instanceof TextField field) {
            said.add(field.getPromptText());
        }
        said.add(node.getAccessibleHelp());
        for (String text : said) {
            if (text != null && isLeftover(text)) {
                found.add(text);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> gather(child, found));
        }
    }

    private static boolean isLeftover(String text) {
        return WORD.matcher(FROM_BELOW.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .anyMatch(word -> !NAMES.contains(word) && !word.matches(".*[\\d_].*"));
    }

    /** The search goes on, no text stays behind, and the window's thread stays at hand. */
    @Test
    void theLanguageChangesWhileASearchRuns() throws Exception {
        try (OpenWindow window =
                OpenWindow.open(
                        Method.WEIGHT_MATCHING,
                        new DesktopOptions(SAMPLES, folder.resolve("state")),
                        1280,
                        800)) {
            var state = window.state();
            OpenWindow.run(
                    () ->
                            window.workbench.open(
                                    List.of(
                                            SAMPLES.resolve("mlp-mnist-seed1.safetensors"),
                                            SAMPLES.resolve("mlp-mnist-seed2.safetensors"))));
            until("a pair", 60, () -> state.phase() == Phase.READY);
            OpenWindow.run(() -> window.workbench.data().open(SAMPLES.resolve("mnist")));
            until("data", 60, () -> state.data() != null);
            OpenWindow.run(() -> window.workbench.data().chooseLimit(500));
            until("measured", 120, () -> state.pictures().bandProperty().get() != null);
            OpenWindow.run(
                    () ->
                            state.settingProperty()
                                    .set(
                                            SearchKind.STRAIGHT_THROUGH.setting(
                                                    Map.of("steps", "100000"))));
            window.beginWithoutAsking();
            OpenWindow.run(window.workbench::search);
            until("steps", 120, () -> state.history().last() > 3);
            for (int turn = 0; turn < 2; turn++) {
                int before = onFx(() -> state.history().last());
                var naive = onFx(() -> state.pictures().naiveProperty().get());
                try (var probe = new ThreadProbe()) {
                    OpenWindow.run(() -> window.shell.languageProperty().set(Language.CHINESE));
                    until("more steps", 120, () -> state.history().last() > before + 2);
                    var longest = probe.longest();
                    System.out.println("a change of language while a search runs: " + longest);
                    if (QuietMachine.expected()) {
                        WindowWatch.requireShort(longest);
                    }
                }
                assertSame(naive, onFx(() -> state.pictures().naiveProperty().get()));
                assertEquals(Phase.SEARCHING, onFx(() -> state.phase()));
                assertEquals(Set.of(), onFx(() -> leftovers(window.shell)));
                OpenWindow.run(() -> window.shell.languageProperty().set(Language.ENGLISH));
                assertTrue(texts(window, ".title").contains("Loss along the line"));
            }
            OpenWindow.run(() -> window.shell.languageProperty().set(Language.CHINESE));
            OpenWindow.run(window.workbench::stop);
            until("stopped", 60, () -> state.phase() == Phase.DONE);
            sheets(window);
        }
    }

    /** What opens over the window, and its other views. */
    private static void sheets(OpenWindow window) throws Exception {
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("keys", window.shell.sheets()::showKeys);
        all.put("palette", window.shell.sheets()::showPalette);
        all.put("symmetry", window.shell.sheets()::showSymmetry);
        all.put("series", window.shell.sheets()::showSeries);
        all.put("study", window.shell.sheets()::showStudy);
        all.put("jobs", window.shell.sheets()::showJobs);
        all.put("preferences", window.shell.sheets()::showPreferences);
        all.put("description", window.shell.sheets()::showDescription);
        all.put("tour", window.shell.sheets()::showTour);
        all.put("steps", window.shell.sheets()::showSteps);
        all.put("animation", window.shell.sheets()::showAnimation);
        var left = new TreeMap<String, Set<String>>();
        for (Map.Entry<String, Runnable> sheet : all.entrySet()) {
            OpenWindow.run(sheet.getValue());
            Thread.sleep(500);
            left.put(sheet.getKey(), onFx(() -> leftovers(window.shell)));
            OpenWindow.run(window.shell::leave);
        }
        for (String command : List.of("before-after", "layers", "present-add", "present")) {
            OpenWindow.run(() -> window.shell.commands().get(command).run());
            Thread.sleep(500);
            left.put(command, onFx(() -> leftovers(window.shell)));
            if (!command.equals("present-add")) {
                OpenWindow.run(window.shell::leave);
            }
        }
        OpenWindow.run(() -> window.workbench.comparing().show(true));
        Thread.sleep(500);
        left.put("compare", onFx(() -> leftovers(window.shell)));
        OpenWindow.run(window.workbench::showPair);
        OpenWindow.run(() -> window.state().part().onProperty().set(true));
        OpenWindow.run(() -> window.state().lineFigures().taylorProperty().set(true));
        Thread.sleep(500);
        left.put("part", onFx(() -> leftovers(window.shell)));
        OpenWindow.run(
                () ->
                        window.workbench.openThird(
                                List.of(SAMPLES.resolve("mlp-mnist-seed3.safetensors"))));
        until("three", 60, () -> window.state().three().shownProperty().get());
        Thread.sleep(1000);
        left.put("three", onFx(() -> leftovers(window.shell)));
        OpenWindow.run(() -> window.state().settingProperty().set(WeightMatching.SETTING));
        OpenWindow.run(window.workbench::search);
        until(
                "searching, or done with it",
                60,
                () ->
                        window.state().three().searchingProperty().get()
                                || window.state().three().foundProperty().get() != null);
        assertTrue(isWhole(window, "#search-chip"), "the method beside three models");
        Thread.sleep(1000);
        left.put("searching three", onFx(() -> leftovers(window.shell)));
        OpenWindow.run(window.workbench::stop);
        left.values().removeIf(Set::isEmpty);
        assertEquals(Map.of(), left);
    }

    /** Whether nothing that a button says is cut. */
    private static boolean isWhole(OpenWindow window, String selector) throws Exception {
        return onFx(
                () ->
                        window.shell.lookupAll(selector + " .label").stream()
                                .map(Label.class::cast)
                                .filter(Node::isVisible)
                                .map(label -> label.getWidth() >= label.prefWidth(-1) - 0.5)
                                .reduce(Boolean::logicalAnd)
                                .orElseThrow());
    }
}
