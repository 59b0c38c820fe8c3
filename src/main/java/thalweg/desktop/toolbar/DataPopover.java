package thalweg.desktop.toolbar;

import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.controlsfx.control.PopOver;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.theme.Popovers;
import thalweg.desktop.words.ChoiceWords;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.Workbench;
import thalweg.report.pair.Examples;

/** Split, number of examples, and another folder. */
final class DataPopover {
    private final PopOver popover;

    DataPopover(Workbench workbench, Commands commands) {
        Texts texts = workbench.state().texts();
        DataChoice data = Objects.requireNonNull(workbench.state().data());
        var split = new ChoiceBox<String>();
        split.setId("data-split");
        split.getItems().setAll(data.splits());
        split.setConverter(new ChoiceWords<>(name -> Examples.split(name, texts.words())));
        split.setValue(data.dataset().split());
        split.valueProperty().subscribe(workbench.data()::chooseSplit);

        var limit = new ChoiceBox<Integer>();
        limit.setId("data-limit");
        limit.getItems().setAll(TopBar.limits());
        if (!limit.getItems().contains(data.limit())) {
            limit.getItems().add(data.limit());
        }
        int all = data.dataset().size();
        limit.setConverter(new ChoiceWords<>(first -> said(first, all, texts)));
        limit.setValue(data.limit());
        limit.valueProperty().subscribe(workbench.data()::chooseLimit);

        Button other = texts.on(new Button(), "popover.other-folder");
        other.getStyleClass().add("plain-button");
        popover = Popovers.of();
        other.setOnAction(
                e -> {
                    popover.hide();
                    commands.get("open-data").run();
                });

        var form = new GridPane();
        form.getStyleClass().add("popover-form");
        form.addRow(
                0,
                word(texts, "popover.folder"),
                new Label(data.location().getFileName().toString()));
        form.addRow(1, word(texts, "popover.split"), split);
        form.addRow(2, word(texts, "popover.examples"), limit);
        form.addRow(
                3,
                word(texts, "popover.inputs"),
                new Label(data.dataset().inputShape().toString()));
        new InputsForm(workbench, data).addTo(form, 4);
        form.add(other, 1, 7);
        popover.setContentNode(form);
    }

    void show(Chip chip) {
        popover.show(chip, 4);
    }

    /** A quiet word before a field. */
    static Label word(Texts texts, String key) {
        Label label = texts.on(new Label(), key);
        label.getStyleClass().add("muted");
        return label;
    }

    /** So many of the first; 0 for all. */
    private static String said(int limit, int all, Texts texts) {
        return limit == 0 ? texts.get("popover.all", all) : texts.get("popover.first", limit);
    }
}
