package thalweg.desktop.symmetry;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import thalweg.desktop.theme.Tips;

/**
 * A button that says why it can't be pressed: the pane around it has the tooltip, since a button
 * that is off shows none.
 */
final class ActionButton extends StackPane {
    private final Button button = new Button();

    /**
     * @param help what it does and its key
     * @param reason why it can't be done now; empty when it can
     */
    ActionButton(
            String id, String text, String help, ReadOnlyStringProperty reason, Runnable action) {
        button.setId(id);
        button.setText(text);
        button.getStyleClass().add("plain-button");
        button.setOnAction(e -> action.run());
        Tooltip tip = Tips.make(help);
        Tooltip.install(this, tip);
        getChildren().add(button);
        reason.subscribe(
                why -> {
                    String said = why.isEmpty() ? help : help + "\nNot now: " + why;
                    button.setDisable(!why.isEmpty());
                    button.setAccessibleHelp(said);
                    tip.setText(said);
                });
    }

    Button button() {
        return button;
    }
}
