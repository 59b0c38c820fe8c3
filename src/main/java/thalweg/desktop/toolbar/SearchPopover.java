package thalweg.desktop.toolbar;

import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.GridPane;
import org.controlsfx.control.PopOver;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;

/** The search's method and seed. */
final class SearchPopover {
    private static final int LARGEST_SEED = 999_999;
    private final PopOver popover = Popovers.of();

    SearchPopover(WorkbenchState state) {
        int now = Math.clamp(state.seedProperty().get(), 0, LARGEST_SEED);
        var seed = new Spinner<Integer>();
        seed.setId("seed");
        seed.setEditable(true);
        seed.setPrefWidth(120);
        seed.setValueFactory(
                new SpinnerValueFactory.IntegerSpinnerValueFactory(0, LARGEST_SEED, now));
        seed.valueProperty()
                .subscribe(
                        value -> {
                            if (value != null) {
                                state.seedProperty().set(value);
                            }
                        });
        // The running search's seed is not to be changed under it.
        seed.disableProperty().bind(state.phaseProperty().map(Phase.SEARCHING::equals));
        var form = new GridPane();
        form.getStyleClass().add("popover-form");
        form.addRow(0, word("method"), new Label(state.settingProperty().get().title()));
        form.addRow(1, word("seed"), seed);
        form.add(word("decides the order of the groups"), 1, 2);
        popover.setContentNode(form);
    }

    void show(Chip chip) {
        popover.show(chip, 4);
    }

    private static Label word(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
