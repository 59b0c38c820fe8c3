package thalweg.desktop;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import javafx.beans.binding.Bindings;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.workbench.Comparison;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;

/** What a person can do with the searches of a pair. */
final class CompareCommands {
    private final Workbench workbench;

    CompareCommands(Workbench workbench) {
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
                        Bindings.isNotEmpty(comparison.searches())
                                .and(comparison.shownProperty().not()),
                        () -> workbench.comparing().show(true)));
        list.add(
                new Command(
                        "compare-searches",
                        new KeyCodeCombination(KeyCode.ENTER, SHORTCUT_DOWN),
                        state.pairProperty().isNotNull().and(state.searchingProperty().not()),
                        window::showSeries));
    }
}
