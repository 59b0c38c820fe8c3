package thalweg.desktop;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.workbench.WorkbenchState;

/** What a person can do with the loss along the line. */
final class LineCommands {
    private final WorkbenchState state;

    LineCommands(WorkbenchState state) {
        this.state = state;
    }

    void addTo(Commands list) {
        add(
                list,
                "references",
                "Reference lines",
                "Draw the ensemble of A and B, and the losses at the temperature that suits each"
                        + " point best, or hide them",
                state.lineFigures().referencesProperty());
        add(
                list,
                "taylor",
                "Taylor estimate of the barrier",
                "Show the barrier as gradients and Hessians at the ends foretell it, or hide it",
                state.lineFigures().taylorProperty());
        add(
                list,
                "part",
                "Merge part of the weights (interventions)",
                "Merge only the top or bottom singular components, or chosen layers, by a slider",
                state.part().onProperty());
    }

    private void add(Commands list, String id, String name, String detail, BooleanProperty on) {
        BooleanBinding pair =
                state.pairProperty().isNotNull().and(state.three().shownProperty().not());
        list.add(new Command(id, name, detail, null, pair, () -> on.set(!on.get())));
    }
}
