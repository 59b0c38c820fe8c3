package thalweg.desktop.theme;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** Tooltips, each made when the pointer first comes by: three dozen at once delay the start. */
public final class Tips {
    private static final double WIDTH = 420;

    private Tips() {}

    /** Explains a node; also to those who hear the window instead of seeing it. */
    public static <T extends Node> T on(T node, String text) {
        return on(node, new ReadOnlyStringWrapper(text));
    }

    /** Explains a node by a text that may change, with the language for one. */
    public static <T extends Node> T on(T node, ObservableValue<String> text) {
        node.accessibleHelpProperty().bind(text);
        node.addEventHandler(
                MouseEvent.MOUSE_ENTERED,
                new EventHandler<>() {
                    @Override
                    public void handle(MouseEvent event) {
                        node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                        var tip = make("");
                        tip.textProperty().bind(text);
                        Tooltip.install(node, tip);
                    }
                });
        return node;
    }

    /** The tooltip of a text. */
    public static Tooltip make(String text) {
        var tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        tip.setShowDelay(Duration.millis(400));
        tip.setShowDuration(Duration.seconds(30));
        return tip;
    }
}
