package thalweg.desktop.chart;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;

/** An action of a panel's heading that is on or off. */
public final class TextToggle {
    private TextToggle() {}

    /** A toggle bound to the property both ways. */
    public static ToggleButton of(
            ObservableValue<String> text, BooleanProperty on, ObservableValue<String> definition) {
        var toggle = new ToggleButton();
        toggle.textProperty().bind(text);
        toggle.getStyleClass().addAll("panel-action", "text-toggle");
        toggle.selectedProperty().bindBidirectional(on);
        PanelFrame.define(toggle, definition);
        return toggle;
    }

    /** A toggle bound to the property both ways. */
    public static ToggleButton of(String text, BooleanProperty on, String definition) {
        var toggle = new ToggleButton(text);
        toggle.getStyleClass().addAll("panel-action", "text-toggle");
        toggle.selectedProperty().bindBidirectional(on);
        PanelFrame.define(toggle, definition);
        return toggle;
    }
}
