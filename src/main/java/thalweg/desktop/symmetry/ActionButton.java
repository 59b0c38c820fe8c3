package thalweg.desktop.symmetry;

import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.words.Phrase;

/**
 * A button that says why it can't be pressed: the pane around it has the tooltip, since a button
 * that is off shows none.
 */
final class ActionButton extends StackPane {
    private final Button button = new Button();

    /**
     * @param help the text of what it does and its key
     * @param reason why it can't be done now; holds null when it can
     */
    ActionButton(
            Texts texts,
            String id,
            ObservableValue<String> name,
            String help,
            ReadOnlyObjectProperty<@Nullable Phrase> reason,
            Runnable action) {
        button.setId(id);
        button.textProperty().bind(name);
        button.getStyleClass().add("plain-button");
        button.setOnAction(e -> action.run());
        Tooltip tip = Tips.make("");
        Tooltip.install(this, tip);
        getChildren().add(button);
        button.disableProperty().bind(reason.isNotNull());
        StringBinding said =
                texts.following(
                        words -> {
                            Phrase why = reason.get();
                            String about = words.get(help);
                            return why == null
                                    ? about
                                    : about + "\n" + words.get("symmetry.not-now", why);
                        },
                        reason);
        button.accessibleHelpProperty().bind(said);
        tip.textProperty().bind(said);
    }

    Button button() {
        return button;
    }
}
