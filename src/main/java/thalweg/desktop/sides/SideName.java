package thalweg.desktop.sides;

import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.sides.SidesModel.Choice;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;

/** What stands on a side, over its pictures: said, or to be chosen. */
final class SideName {
    private SideName() {}

    static Label label(SideModel side, Texts texts) {
        var label = new Label();
        label.getStyleClass().addAll("small", "strong");
        label.textProperty().bind(said(side, texts));
        return label;
    }

    static StringBinding said(SideModel side, Texts texts) {
        return texts.following(words -> side.headProperty().get().in(words), side.headProperty());
    }

    /** A menu of all that may stand there. */
    static MenuButton menu(SidesModel model, boolean left, PanelTools tools) {
        var button = new MenuButton();
        button.setId(left ? "side-left" : "side-right");
        button.getStyleClass().addAll("panel-action", "side-choice");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(said(left ? model.left() : model.right(), tools.texts()));
        Tips.on(button, tools.texts().of("sides.choice.about"));
        model.choicesProperty()
                .subscribe(
                        choices -> {
                            button.getItems().clear();
                            for (Choice choice : choices) {
                                var item = new MenuItem(choice.name());
                                item.setOnAction(
                                        event -> (left ? choice.onLeft() : choice.onRight()).run());
                                button.getItems().add(item);
                            }
                        });
        return button;
    }
}
