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
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.EitherKey;
import thalweg.desktop.commands.Need;
import thalweg.desktop.commands.TypedKey;
import thalweg.desktop.presentation.KeptStep;
import thalweg.desktop.presentation.Presentation;
import thalweg.desktop.transport.Player;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.report.SearchNames;
import thalweg.session.BundledSamples;
import thalweg.words.Phrase;

/** The list of what a person can do, made once for a window. */
final class WindowCommands {
    private static final double SMALL = 0.01;
    private static final double LARGE = 0.1;

    private final Commands list;
    private final Workbench workbench;
    private final WorkbenchState state;
    private final Conditions conditions;
    private final ObservableBooleanValue always = Bindings.createBooleanBinding(() -> true);

    WindowCommands(Workbench workbench) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.conditions = new Conditions(state);
        this.list = new Commands(state.texts());
    }

    /** What the window itself does. */
    interface Window {
        Choosers choosers();

        /** What is shown over it. */
        Sheets sheets();

        void toggleTheme();

        void toggleContrast();

        void followSystem();

        void nextLanguage();

        void toggleFullScreen();

        void findLayer();

        Presentation presentation();

        KeptStep keptStep();

        PresentationExports presentationExports();

        /** Whether what moves by itself may. */
        BooleanProperty motionProperty();

        /** Runs the study of the three models in hand. */
        void runStudyOfThree();

        void leave();

        ObservableBooleanValue canLeave();

        void close();
    }

    Commands build(Window window, Player player, DesktopOptions options) {
        work(window, options);
        new SessionCommands(workbench, conditions).addTo(list, window);
        new ThreeCommands(workbench, conditions).addTo(list, window);
        new CompareCommands(workbench, conditions).addTo(list, window);
        new LineCommands(state, conditions).addTo(list);
        new JobCommands(workbench).addTo(list, window);
        new LayersCommands(workbench, conditions).addTo(list);
        hand(player);
        view(window);
        new PresentationCommands(conditions, window.presentation()).addTo(list, window);
        return list;
    }

    private void work(Window window, DesktopOptions options) {
        add("search", key(ENTER), conditions.pair().and(conditions.rest()), workbench::search);
        for (SearchKind kind : SearchKind.values()) {
            for (SearchSetting setting : kind.offered()) {
                list.add(
                        new Command(
                                "search-by-" + setting.label().replace(' ', '-'),
                                Phrase.of("commands.search-by", called(setting)),
                                Phrase.of("commands.search-by.detail"),
                                null,
                                conditions.rest(),
                                () -> state.settingProperty().set(setting)));
            }
        }
        add("open", ctrl(O), always, () -> workbench.open(window.choosers().models()));
        add(
                "open-data",
                ctrl(D),
                always,
                () -> window.choosers().dataFolder().ifPresent(workbench.data()::open));
        add(
                "samples",
                null,
                openable(options.bundled().dense()),
                () -> openSamples(options.bundled(), options.bundled().dense()));
        add(
                "samples-convolutions",
                null,
                openable(options.bundled().convolutional()),
                () -> openSamples(options.bundled(), options.bundled().convolutional()));
        add(
                "describe",
                null,
                Need.of(
                        workbench.describing().currentProperty().isNotNull(),
                        Phrase.of("needs.unknown-network")),
                window.sheets()::showDescription);
        add(
                "remove",
                key(DELETE),
                Need.of(state.selectedProperty().isNotNull(), Phrase.of("needs.selected")),
                this::remove);
        add("symmetry", ctrl(G), conditions.pair(), window.sheets()::showSymmetry);
        add("study", null, always, window.sheets()::showStudy);
        add(
                "study-bundled",
                null,
                Need.of(
                        new SimpleBooleanProperty(Files.exists(options.bundled().study())),
                        Phrase.of("needs.study")),
                window.sheets()::runBundledStudy);
        add("study-three", null, conditions.trio(), window::runStudyOfThree);
        add("swap", ctrl(B), conditions.pair(), workbench::swap);
    }

    /** By its name, and what it is called in short: a person may know either. */
    private static Phrase called(SearchSetting setting) {
        String brief = setting.brief().split(" ", 2)[0];
        Phrase label = SearchNames.label(setting);
        boolean told =
                setting.label().toLowerCase(Locale.ROOT).contains(brief.toLowerCase(Locale.ROOT));
        return told ? label : Phrase.of("commands.search-by.called", label, brief);
    }

    private void remove() {
        OpenModel model = state.selectedProperty().get();
        if (model != null) {
            workbench.remove(model);
        }
    }

    /** Not during a search, whose models are among those that would have to go. */
    private Need openable(List<Path> samples) {
        return Need.of(new SimpleBooleanProperty(!samples.isEmpty()), Phrase.of("needs.samples"))
                .and(conditions.rest());
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
        var pair = conditions.pairInView();
        var steps = conditions.steps();
        add("play", key(SPACE), pair, player::toggle);
        add("alpha-less", key(LEFT), pair, () -> move(-SMALL));
        add("alpha-more", key(RIGHT), pair, () -> move(SMALL));
        add("alpha-much-less", new KeyCodeCombination(LEFT, SHIFT_DOWN), pair, () -> move(-LARGE));
        add("alpha-much-more", new KeyCodeCombination(RIGHT, SHIFT_DOWN), pair, () -> move(LARGE));
        add("step-back", key(OPEN_BRACKET), steps, () -> step(-1));
        add("step-on", key(CLOSE_BRACKET), steps, () -> step(1));
    }

    private void view(Window window) {
        add("palette", ctrl(K), always, window.sheets()::showPalette);
        add("find-layer", ctrl(F), conditions.pairInView(), window::findLayer);
        add("theme", ctrl(L), always, window::toggleTheme);
        add("theme-contrast", null, always, window::toggleContrast);
        add("theme-system", null, always, window::followSystem);
        add(
                "language",
                new KeyCodeCombination(L, SHORTCUT_DOWN, SHIFT_DOWN),
                always,
                window::nextLanguage);
        add(
                "full-screen",
                new KeyCodeCombination(F11, SHIFT_DOWN),
                always,
                window::toggleFullScreen);
        add("tour", null, always, window.sheets()::showTour);
        add("keys", new EitherKey(key(F1), new TypedKey("?")), always, window.sheets()::showKeys);
        // Of two commands on one key the first that can be done is meant.
        add(
                "leave",
                key(ESCAPE),
                Need.of(window.canLeave(), Phrase.of("needs.front")),
                window::leave);
        add("stop", key(ESCAPE), conditions.searching(), workbench::stop);
        add("quit", ctrl(Q), always, window::close);
    }

    private void add(
            String id,
            @Nullable KeyCombination key,
            ObservableBooleanValue enabled,
            Runnable action) {
        list.add(new Command(id, key, enabled, action));
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
