package thalweg.desktop;

import javafx.beans.property.BooleanProperty;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.Need;
import thalweg.desktop.workbench.WorkbenchState;

/** What a person can do with the loss along the line. */
final class LineCommands {
    private final WorkbenchState state;
    private final Conditions conditions;

    LineCommands(WorkbenchState state, Conditions conditions) {
        this.conditions = conditions;
        this.state = state;
    }

    void addTo(Commands list) {
        add(list, "references", state.lineFigures().referencesProperty());
        add(list, "taylor", state.lineFigures().taylorProperty());
        add(list, "part", state.part().onProperty());
    }

    private void add(Commands list, String id, BooleanProperty on) {
        Need pair = conditions.pair().and(conditions.notThree());
        list.add(new Command(id, null, pair, () -> on.set(!on.get())));
    }
}
