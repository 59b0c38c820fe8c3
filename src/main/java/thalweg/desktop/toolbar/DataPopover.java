package thalweg.desktop.toolbar;

import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.controlsfx.control.PopOver;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.Workbench;

/** Split, number of examples, and another folder. */
final class DataPopover {
    private final PopOver popover;

    DataPopover(Workbench workbench, Commands commands) {
        DataChoice data = Objects.requireNonNull(workbench.state().data());
        var split = new ChoiceBox<String>();
        split.setId("data-split");
        split.getItems().setAll(data.splits());
        split.setValue(data.dataset().split());
        split.valueProperty().subscribe(workbench.data()::chooseSplit);

        var limit = new ChoiceBox<Integer>();
        limit.setId("data-limit");
        limit.getItems().setAll(TopBar.limits());
        if (!limit.getItems().contains(data.limit())) {
            limit.getItems().add(data.limit());
        }
        limit.setConverter(words(data.dataset().size()));
        limit.setValue(data.limit());
        limit.valueProperty().subscribe(workbench.data()::chooseLimit);

        var other = new Button("Another folder…");
        other.getStyleClass().add("plain-button");
        popover = Popovers.of();
        other.setOnAction(
                e -> {
                    popover.hide();
                    commands.get("open-data").run();
                });

        var form = new GridPane();
        form.getStyleClass().add("popover-form");
        form.addRow(0, word("folder"), new Label(data.location().getFileName().toString()));
        form.addRow(1, word("split"), split);
        form.addRow(2, word("examples"), limit);
        form.addRow(3, word("inputs"), new Label(data.dataset().inputShape().toString()));
        new InputsForm(workbench, data).addTo(form, 4);
        form.add(other, 1, 7);
        popover.setContentNode(form);
    }

    void show(Chip chip) {
        popover.show(chip, 4);
    }

    static Label word(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static StringConverter<Integer> words(int all) {
        return new StringConverter<>() {
            @Override
            public String toString(Integer limit) {
                return limit == null || limit == 0
                        ? String.format(Locale.ROOT, "all %,d", all)
                        : String.format(Locale.ROOT, "first %,d", limit);
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }
}
