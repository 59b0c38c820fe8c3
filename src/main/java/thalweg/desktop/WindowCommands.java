package thalweg.desktop;

import static javafx.scene.input.KeyCode.B;
import static javafx.scene.input.KeyCode.CLOSE_BRACKET;
import static javafx.scene.input.KeyCode.D;
import static javafx.scene.input.KeyCode.DELETE;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F;
import static javafx.scene.input.KeyCode.F1;
import static javafx.scene.input.KeyCode.F11;
import static javafx.scene.input.KeyCode.G;
import static javafx.scene.input.KeyCode.K;
import static javafx.scene.input.KeyCode.L;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.O;
import static javafx.scene.input.KeyCode.OPEN_BRACKET;
import static javafx.scene.input.KeyCode.Q;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.EitherKey;
import thalweg.desktop.commands.TypedKey;
import thalweg.desktop.transport.Player;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.session.BundledSamples;

/** The list of what a person can do, made once for a window. */
final class WindowCommands {
    private static final double SMALL = 0.01;
    private static final double LARGE = 0.1;

    private final Commands list = new Commands();
    private final Workbench workbench;
    private final WorkbenchState state;
    private final ObservableBooleanValue always = Bindings.createBooleanBinding(() -> true);

    WindowCommands(Workbench workbench) {
        this.workbench = workbench;
        this.state = workbench.state();
    }

    /** What the window itself does. */
    interface Window {
        Choosers choosers();

        void toggleTheme();

        void toggleFullScreen();

        void showPalette();

        void showKeys();

        void showDescription();

        void findLayer();

        void showSymmetry();

        void showStudy();

        void showSeries();

        /** Runs the bundled study at once, and shows how far it is. */
        void runBundledStudy();

        /** Runs the study of the three models in hand. */
        void runStudyOfThree();

        void leave();

        ObservableBooleanValue canLeave();

        void close();
    }

    Commands build(Window window, Player player, DesktopOptions options) {
        work(window, options);
        new SessionCommands(workbench).addTo(list, window);
        new ThreeCommands(workbench).addTo(list, window);
        new CompareCommands(workbench).addTo(list, window);
        new LineCommands(state).addTo(list);
        hand(player);
        view(window);
        return list;
    }

    private void work(Window window, DesktopOptions options) {
        var canSearch =
                state.phaseProperty()
                        .isEqualTo(Phase.READY)
                        .or(state.phaseProperty().isEqualTo(Phase.DONE))
                        .and(state.searchingProperty().not());
        add(
                "search",
                "Search",
                "Search for the permutation that brings B to A, and C where three are shown",
                key(ENTER),
                canSearch,
                workbench::search);
        for (SearchKind kind : SearchKind.values()) {
            for (SearchSetting setting : kind.offered()) {
                add(
                        "search-by-" + setting.label().replace(' ', '-'),
                        "Search by: " + called(setting),
                        "Choose how the next search goes; its options are set by the search's chip",
                        null,
                        state.searchingProperty().not(),
                        () -> state.settingProperty().set(setting));
            }
        }
        add(
                "open",
                "Open models…",
                "Open checkpoints: PyTorch, safetensors, NumPy, ONNX, Keras, Flax or"
                        + " Deeplearning4j; or a session",
                ctrl(O),
                always,
                () -> workbench.open(window.choosers().models()));
        add(
                "open-data",
                "Open data…",
                "Open a folder of labelled examples, to measure the loss",
                ctrl(D),
                always,
                () -> window.choosers().dataFolder().ifPresent(workbench.data()::open));
        add(
                "samples",
                "Open the samples",
                "Open the bundled models and MNIST",
                null,
                openable(options.bundled().dense()),
                () -> openSamples(options.bundled(), options.bundled().dense()));
        add(
                "samples-convolutions",
                "Open the convolutional samples",
                "Open the bundled convolutional networks with batch norm, and MNIST",
                null,
                openable(options.bundled().convolutional()),
                () -> openSamples(options.bundled(), options.bundled().convolutional()));
        add(
                "describe",
                "Describe the network…",
                "Say what the network of a model is that isn't recognised",
                null,
                workbench.describing().currentProperty().isNotNull(),
                window::showDescription);
        add(
                "remove",
                "Remove the model",
                "Take the model that has the focus in the list off the desk",
                key(DELETE),
                state.selectedProperty().isNotNull(),
                this::remove);
        add(
                "symmetry",
                "Permutation groups…",
                "See the permutation groups as a table and as a graph, correct them, and have them"
                        + " checked",
                ctrl(G),
                state.pairProperty().isNotNull(),
                window::showSymmetry);
        add(
                "study",
                "Run a study…",
                "Run pairs, triples, searches and seeds that a text file names, and see what they"
                        + " say of the paper's claims; the bundled study is offered, too",
                null,
                always,
                window::showStudy);
        add(
                "study-bundled",
                "Run the bundled study (samples)",
                "The bundled models by every search, in a few minutes: the paper's claims, tables,"
                        + " charts and a report",
                null,
                new SimpleBooleanProperty(Files.exists(options.bundled().study())),
                window::runBundledStudy);
        add(
                "study-three",
                "Measure the paper's claims on A, B and C",
                "Run a study of the three models in hand by every search, in the background",
                null,
                state.three().trioProperty().isNotNull(),
                window::runStudyOfThree);
        add(
                "swap",
                "Swap A and B",
                "Make A the model that moves and B the reference",
                ctrl(B),
                state.pairProperty().isNotNull(),
                workbench::swap);
    }

    /** By its name, and what it is called in short: a person may know either. */
    private static String called(SearchSetting setting) {
        String label = setting.label();
        String brief = setting.brief().split(" ", 2)[0];
        return label.toLowerCase(Locale.ROOT).contains(brief.toLowerCase(Locale.ROOT))
                ? label
                : label + " (" + brief + ")";
    }

    private void remove() {
        OpenModel model = state.selectedProperty().get();
        if (model != null) {
            workbench.remove(model);
        }
    }

    /** Not during a search, whose models are among those that would have to go. */
    private ObservableBooleanValue openable(List<Path> samples) {
        return Bindings.createBooleanBinding(
                () -> !samples.isEmpty() && !state.searchingProperty().get(),
                state.searchingProperty());
    }

    /** The samples take the place of other samples, which they could be no pair with. */
    private void openSamples(BundledSamples samples, List<Path> models) {
        List<Path> others = new ArrayList<>(samples.dense());
        others.addAll(samples.convolutional());
        others.removeAll(models);
        List.copyOf(state.models()).stream()
                .filter(model -> others.contains(model.file()))
                .forEach(workbench::remove);
        samples.data().filter(this::isOther).ifPresent(workbench.data()::open);
        workbench.open(models);
    }

    /** Whether it isn't the data in hand already, of which everything would be measured again. */
    private boolean isOther(Path data) {
        DataChoice chosen = state.data();
        return chosen == null || !chosen.location().equals(data);
    }

    private void hand(Player player) {
        var pair = shown();
        var steps = Bindings.size(state.history().steps()).greaterThan(1).and(pair);
        add("play", "Play", "Move α from A to π(B), or hold it", key(SPACE), pair, player::toggle);
        add(
                "alpha-less",
                "α towards A",
                "Move α by a hundredth towards A",
                key(LEFT),
                pair,
                () -> move(-SMALL));
        add(
                "alpha-more",
                "α towards π(B)",
                "Move α by a hundredth towards π(B)",
                key(RIGHT),
                pair,
                () -> move(SMALL));
        add(
                "alpha-much-less",
                "α far towards A",
                "Move α by a tenth towards A",
                new KeyCodeCombination(LEFT, SHIFT_DOWN),
                pair,
                () -> move(-LARGE));
        add(
                "alpha-much-more",
                "α far towards π(B)",
                "Move α by a tenth towards π(B)",
                new KeyCodeCombination(RIGHT, SHIFT_DOWN),
                pair,
                () -> move(LARGE));
        add(
                "step-back",
                "Earlier step",
                "Show the search one step earlier",
                key(OPEN_BRACKET),
                steps,
                () -> step(-1));
        add(
                "step-on",
                "Later step",
                "Show the search one step later",
                key(CLOSE_BRACKET),
                steps,
                () -> step(1));
    }

    /** Whether the window shows the pair, its sidebar and its sliders. */
    private BooleanBinding shown() {
        return state.pairProperty()
                .isNotNull()
                .and(state.three().shownProperty().not())
                .and(state.comparison().shownProperty().not());
    }

    private void view(Window window) {
        add(
                "palette",
                "Commands",
                "Find any command by its name",
                ctrl(K),
                always,
                window::showPalette);
        add(
                "find-layer",
                "Find a layer",
                "Type a part of a layer's name and choose it with the arrow keys",
                ctrl(F),
                shown(),
                window::findLayer);
        add(
                "theme",
                "Light or dark",
                "Change between the light and the dark theme",
                ctrl(L),
                always,
                window::toggleTheme);
        add(
                "full-screen",
                "Full screen",
                "Fill the screen, fit for a projector",
                key(F11),
                always,
                window::toggleFullScreen);
        add(
                "keys",
                "Keys",
                "Show every key",
                new EitherKey(key(F1), new TypedKey("?")),
                always,
                window::showKeys);
        // Of two commands on one key the first that can be done is meant.
        add(
                "leave",
                "Close",
                "Close what is in front, or give a panel back its place",
                key(ESCAPE),
                window.canLeave(),
                window::leave);
        add(
                "stop",
                "Stop the search",
                "Stop the search and keep the best so far",
                key(ESCAPE),
                state.searchingProperty(),
                workbench::stop);
        add(
                "quit",
                "Quit",
                "Close the window; a running search is saved",
                ctrl(Q),
                always,
                window::close);
    }

    private void add(
            String id,
            String name,
            String detail,
            @Nullable KeyCombination key,
            ObservableBooleanValue enabled,
            Runnable action) {
        list.add(new Command(id, name, detail, key, enabled, action));
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, SHORTCUT_DOWN);
    }

    private void move(double by) {
        double next = Math.round((state.alphaProperty().get() + by) * 1000) / 1000.0;
        state.alphaProperty().set(Math.clamp(next, 0.0, 1.0));
    }

    private void step(int by) {
        state.history().show(state.history().shownProperty().get() + by);
    }
}
