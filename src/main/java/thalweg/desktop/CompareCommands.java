package thalweg.desktop;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.Need;
import thalweg.desktop.workbench.Comparison;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.words.Phrase;

/** What a person can do with the searches of a pair. */
final class CompareCommands {
    private final Workbench workbench;
    private final Conditions conditions;

    CompareCommands(Workbench workbench, Conditions conditions) {
        this.conditions = conditions;
        this.workbench = workbench;
    }

    /** Adds them to a window's list. */
    void addTo(Commands list, WindowCommands.Window window) {
        WorkbenchState state = workbench.state();
        Comparison comparison = state.comparison();
        list.add(
                new Command(
                        "compare",
                        new KeyCodeCombination(KeyCode.C),
                        conditions
                                .searches()
                                .and(
                                        Need.of(
                                                comparison.shownProperty().not(),
                                                Phrase.of("needs.not-compare"))),
                        () -> workbench.comparing().show(true)));
        list.add(
                new Command(
                        "compare-searches",
                        new KeyCodeCombination(KeyCode.ENTER, SHORTCUT_DOWN),
                        conditions.pair().and(conditions.rest()),
                        window.sheets()::showSeries));
    }
}
