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
        add(list, "references", state.lineFigures().referencesProperty());
        add(list, "taylor", state.lineFigures().taylorProperty());
        add(list, "part", state.part().onProperty());
    }

    private void add(Commands list, String id, BooleanProperty on) {
        BooleanBinding pair =
                state.pairProperty().isNotNull().and(state.three().shownProperty().not());
        list.add(new Command(id, null, pair, () -> on.set(!on.get())));
    }
}
