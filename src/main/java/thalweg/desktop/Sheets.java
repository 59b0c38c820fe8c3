package thalweg.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.commands.CommandPalette;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.KeySheet;
import thalweg.desktop.compare.SeriesSheet;
import thalweg.desktop.jobs.JobsSheet;
import thalweg.desktop.jobs.MemoryPane;
import thalweg.desktop.preferences.Preferences;
import thalweg.desktop.preferences.PreferencesSheet;
import thalweg.desktop.presentation.AnimationSheet;
import thalweg.desktop.presentation.Presentation;
import thalweg.desktop.presentation.StepsSheet;
import thalweg.desktop.study.StudyJob;
import thalweg.desktop.study.StudyModel;
import thalweg.desktop.study.StudySheet;
import thalweg.desktop.symmetry.SymmetryModel;
import thalweg.desktop.symmetry.SymmetrySheet;
import thalweg.desktop.tour.Drawn;
import thalweg.desktop.tour.TourView;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.Engine;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** What a person has shown over the window, a sheet at a time. */
final class Sheets {
    private final Workbench workbench;
    private final WorkbenchState state;
    private final Engine engine;
    private final Choosers choosers;
    private final Preferences preferences;
    private final PanelTools tools;
    private final Presentation presentation;
    private final PresentationExports exports;
    private final Supplier<Commands> commands;
    private final ObjectProperty<Region> filling;
    private final Overlay overlay = new Overlay();
    private final StudyModel study;
    private final NetworkQuestion network;
    private final Optional<Path> bundledStudy;

    /**
     * @param filling the panel that has the window's middle to itself
     * @param commands the window's, which name the sheets
     */
    Sheets(
            Workbench workbench,
            Engine engine,
            Choosers choosers,
            Preferences preferences,
            DesktopOptions options,
            PanelTools tools,
            Presentation presentation,
            PresentationExports exports,
            ObjectProperty<Region> filling,
            Supplier<Commands> commands) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.engine = engine;
        this.choosers = choosers;
        this.preferences = preferences;
        this.tools = tools;
        this.presentation = presentation;
        this.exports = exports;
        this.filling = filling;
        this.commands = commands;
        study =
                new StudyModel(
                        engine, Platform::runLater, workbench.state()::words, this::tellOfStudy);
        StudyJob.list(study, workbench.jobs());
        bundledStudy = Optional.of(options.bundled().study()).filter(Files::exists);
        new ConsentQuestion(workbench, overlay).follow();
        network = new NetworkQuestion(workbench, choosers, overlay);
        network.follow();
    }

    /** What they lie on. */
    Overlay overlay() {
        return overlay;
    }

    /** The study that the sheet of studies shows. */
    StudyModel study() {
        return study;
    }

    /** The description of the network that is asked for. */
    void showDescription() {
        network.show();
    }

    private void presentFromSheet() {
        overlay.hide();
        presentation.beginAtMarked();
    }

    /** The steps of the presentation. */
    void showSteps() {
        var sheet =
                new StepsSheet(
                        presentation,
                        state.texts(),
                        exports,
                        this::showAnimation,
                        this::presentFromSheet);
        overlay.show(sheet, sheet.first());
    }

    /** What is to move in a film. */
    void showAnimation() {
        var sheet =
                new AnimationSheet(
                        presentation.markedOrShown(),
                        state.texts(),
                        exports::animation,
                        overlay::hide);
        overlay.show(sheet, sheet.first());
    }

    void showPalette() {
        var palette = new CommandPalette(commands.get(), overlay::hide);
        overlay.show(palette, palette.field());
    }

    void showKeys() {
        var sheet = new KeySheet(commands.get());
        overlay.show(sheet, sheet);
    }

    void showTour() {
        Panels.giveBack(filling);
        workbench.showPair();
        var tour = new TourView(commands.get(), new Drawn(state), overlay::hide);
        overlay.showWhole(tour, tour.first());
    }

    /** The permutation groups. */
    void showSymmetry() {
        showSymmetry(-1);
    }

    void showStudy() {
        var sheet = new StudySheet(study, state.texts(), choosers, bundledStudy, overlay::hide);
        overlay.show(sheet, sheet.first());
    }

    void showSeries() {
        var sheet = new SeriesSheet(state, workbench.comparing()::run, overlay::hide);
        overlay.show(sheet, sheet.first());
    }

    void showJobs() {
        var memory = new MemoryPane(engine.memory(), this::weights, state.texts());
        var sheet = new JobsSheet(workbench.jobs(), memory, state.texts(), overlay::hide);
        overlay.show(sheet, sheet.first());
    }

    void showPreferences() {
        var sheet =
                new PreferencesSheet(
                        preferences,
                        engine,
                        state.texts(),
                        choosers::exportFolder,
                        workbench.data()::open,
                        overlay::hide);
        overlay.show(sheet, sheet.first());
    }

    /** Bytes of the heap that the open models' weights take. */
    private Map<Phrase, Long> weights() {
        var all = new LinkedHashMap<Phrase, Long>();
        for (OpenModel model : state.models()) {
            all.put(Phrase.plain(model.name()), model.model().parameters().count() * Float.BYTES);
        }
        return all;
    }

    /** Runs the bundled study at once, and shows how far it is. */
    void runBundledStudy() {
        bundledStudy.ifPresent(study::openAndRun);
        showStudy();
    }

    /** The sheet says it where it is shown, and what is no one's mistake stands in the banner. */
    private void tellOfStudy(Throwable failure) {
        if (!(failure instanceof Problem) || !overlay.shows(StudySheet.class)) {
            workbench.tell(failure);
        }
    }

    /** The permutation groups, with one of them chosen; −1 for none. */
    void showSymmetry(int group) {
        var model = new SymmetryModel(workbench);
        var sheet = new SymmetrySheet(model, tools, overlay::hide);
        overlay.show(sheet, sheet.first());
        sheet.choose(group);
    }
}
