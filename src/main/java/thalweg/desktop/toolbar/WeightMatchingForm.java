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
        form.addRow(row, DataPopover.word(options.texts(), "popover.orders"), orders());
        TextField components =
                options.field("wm-components", "match-components", "popover.components.about");
        components.promptTextProperty().bind(options.texts().of("popover.components.prompt"));
        form.addRow(row + 1, DataPopover.word(options.texts(), "popover.components"), components);
        TextField layers = options.field("wm-layers", "match-layers", "popover.layers.about");
        layers.promptTextProperty().bind(options.texts().of("popover.layers.prompt"));
        form.addRow(row + 2, DataPopover.word(options.texts(), "popover.layers"), layers);
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
