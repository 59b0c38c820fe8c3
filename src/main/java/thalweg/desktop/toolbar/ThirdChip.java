package thalweg.desktop.toolbar;

import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;

/** The third model, where there is one: its menu changes it, leaves it out, shows the three. */
final class ThirdChip extends StackPane {
    private final Workbench workbench;
    private final Commands commands;

    ThirdChip(Workbench workbench, Commands commands) {
        this.workbench = workbench;
        this.commands = commands;
        var c = workbench.state().three().cProperty();
        var dot = new Circle(4.5);
        dot.getStyleClass().add("dot-c");
        var letter = new Label("C");
        letter.getStyleClass().add("strong");
        var chip = new Chip("model-C", dot, letter);
        chip.showing(c.map(OpenModel::name).orElse("")).givingWay();
        Tips.on(chip, workbench.state().texts().of("toolbar.c.about"));
        chip.setOnAction(e -> menu().show(chip, Side.BOTTOM, 0, 4));
        visibleProperty().bind(c.isNotNull());
        managedProperty().bind(c.isNotNull());
        getChildren().add(chip);
    }

    private ContextMenu menu() {
        var menu = new ContextMenu();
        WorkbenchState state = workbench.state();
        for (OpenModel model : state.models()) {
            var item = new MenuItem(model.name());
            item.setDisable(model == state.aProperty().get() || model == state.bProperty().get());
            item.setOnAction(e -> workbench.three().makeC(model));
            menu.getItems().add(item);
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (String id : new String[] {"three-models", "pair", "leave-out"}) {
            Command command = commands.get(id);
            if (command.enabled().get()) {
                var item = new MenuItem();
                item.textProperty().bind(state.texts().of(command.name()));
                item.setOnAction(e -> command.run());
                menu.getItems().add(item);
            }
        }
        return menu;
    }
}
