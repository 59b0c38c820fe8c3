package thalweg.desktop.presentation;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;

/**
 * A speaker's keys and clicks while a presentation is under way: they go before those of the
 * window, whose plain keys would search and merge behind the speaker's back.
 */
public final class SpeakersHand {
    /** The commands that are a speaker's. */
    public static final List<String> COMMANDS =
            List.of(
                    "present-next",
                    "present-previous",
                    "present-first",
                    "present-last",
                    "present-blank");

    private final Presentation presentation;
    private final Commands commands;
    private final ObservableBooleanValue sheet;

    /**
     * @param sheet whether a sheet is open, whose keys are its own
     */
    public SpeakersHand(
            Presentation presentation, Commands commands, ObservableBooleanValue sheet) {
        this.presentation = presentation;
        this.commands = commands;
        this.sheet = sheet;
    }

    /**
     * Takes the keys of the window and the clicks on its pictures.
     *
     * @param pictures a drag there still moves α or whatever the picture has
     */
    public void hold(Node window, Node pictures) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        pictures.addEventFilter(MouseEvent.MOUSE_PRESSED, this::keep);
        pictures.addEventFilter(MouseEvent.MOUSE_RELEASED, this::keep);
        pictures.addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
    }

    private boolean isOn() {
        return presentation.onProperty().get() && !sheet.get();
    }

    private void key(KeyEvent event) {
        if (!isOn()) {
            return;
        }
        for (String id : COMMANDS) {
            Command command = commands.get(id);
            if (command.key() != null && command.key().match(event)) {
                event.consume();
                command.run();
                return;
            }
        }
        int digit = digit(event);
        if (digit >= 0) {
            presentation.go(digit == 0 ? 9 : digit - 1);
            event.consume();
        } else if (isQuiet(event)) {
            event.consume();
        }
    }

    private static int digit(KeyEvent event) {
        String name = event.getCode().getName();
        return event.getCode().isDigitKey() && !event.isShortcutDown()
                ? name.charAt(name.length() - 1) - '0'
                : -1;
    }

    /** A plain key that would do something to what is shown, other than move it. */
    private static boolean isQuiet(KeyEvent event) {
        KeyCode code = event.getCode();
        return !event.isShortcutDown()
                && !event.isAltDown()
                && !code.isFunctionKey()
                && !code.isModifierKey()
                && code != KeyCode.ESCAPE
                && code != KeyCode.OPEN_BRACKET
                && code != KeyCode.CLOSE_BRACKET
                && !(event.isShiftDown() && (code.isArrowKey() || code == KeyCode.SLASH));
    }

    private void keep(MouseEvent event) {
        if (isOn()) {
            event.consume();
        }
    }

    private void click(MouseEvent event) {
        if (!isOn()) {
            return;
        }
        event.consume();
        if (event.isStillSincePress()) {
            if (event.getButton() == MouseButton.PRIMARY) {
                presentation.next();
            } else if (event.getButton() == MouseButton.SECONDARY) {
                presentation.previous();
            }
        }
    }
}
