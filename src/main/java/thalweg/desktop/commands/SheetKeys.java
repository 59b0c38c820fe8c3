package thalweg.desktop.commands;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys pressed on a sheet. */
public final class SheetKeys {
    private SheetKeys() {}

    /** Keeps plain keys on a sheet: they would search, play and move α behind it. */
    public static void keepOn(Node sheet) {
        sheet.addEventHandler(KeyEvent.KEY_PRESSED, SheetKeys::keep);
    }

    private static void keep(KeyEvent event) {
        KeyCode code = event.getCode();
        if (!event.isShortcutDown()
                && code != KeyCode.ESCAPE
                && code != KeyCode.TAB
                && !code.isFunctionKey()) {
            event.consume();
        }
    }
}
