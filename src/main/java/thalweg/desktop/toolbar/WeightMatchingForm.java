package thalweg.desktop.toolbar;

import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import thalweg.matching.WeightMatchingSetting;

/** The options of weight matching: how many orders, and what it sees of the weights. */
final class WeightMatchingForm {
    private final WeightMatchingSetting setting;
    private final OptionFields options;

    WeightMatchingForm(WeightMatchingSetting setting, OptionFields options) {
        this.setting = setting;
        this.options = options;
    }

    /** A row an option; returns the next row. */
    int addTo(GridPane form, int row) {
        form.addRow(row, DataPopover.word("orders"), orders());
        TextField components =
                options.field(
                        "wm-components",
                        "match-components",
                        "The singular components of every weight that the search sees, as top:5,"
                                + " bottom:90% or top:10%; empty for all. One order only");
        components.setPromptText("all, or top:5");
        form.addRow(row + 1, DataPopover.word("sees only"), components);
        TextField layers =
                options.field(
                        "wm-layers",
                        "match-layers",
                        "The tensors that the search sees, by name with commas between; empty for"
                                + " all");
        layers.setPromptText("all, or names");
        form.addRow(row + 2, DataPopover.word("of layers"), layers);
        return row + 3;
    }

    private Spinner<Integer> orders() {
        return SearchPopover.spinner(
                "orders",
                1,
                WeightMatchingSetting.MOST,
                setting.restarts(),
                orders -> options.set("restarts", orders == 1 ? "" : Integer.toString(orders)));
    }
}
