package thalweg.desktop;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.workbench.PairView;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;

/** How a person has the pair shown. */
final class LayersCommands {
    private final Workbench workbench;
    private final Conditions conditions;

    LayersCommands(Workbench workbench, Conditions conditions) {
        this.workbench = workbench;
        this.conditions = conditions;
    }

    /** Adds them to a window's list. */
    void addTo(Commands list) {
        add(list, "layers", KeyCode.L, PairView.LAYERS);
        add(list, "before-after", KeyCode.V, PairView.SIDES);
    }

    private void add(Commands list, String id, KeyCode key, PairView view) {
        list.add(
                new Command(
                        id, new KeyCodeCombination(key), conditions.pair(), () -> toggle(view)));
    }

    /** Shows it; where it is shown, the panels. */
    private void toggle(PairView view) {
        WorkbenchState state = workbench.state();
        boolean elsewhere =
                state.three().shownProperty().get() || state.comparison().shownProperty().get();
        boolean there = state.pairViewProperty().get() == view && !elsewhere;
        workbench.showPair();
        state.pairViewProperty().set(there ? PairView.PANELS : view);
    }
}
