package thalweg.desktop.commands;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can do.
 *
 * @param id for tests and scripts, e.g. "search"
 * @param name as shown, e.g. "Search"
 * @param detail one sentence for tooltips and the key sheet
 * @param key its key; null for none
 * @param enabled whether it can be done now
 * @param action does it, on the window's thread
 */
public record Command(
        String id,
        String name,
        String detail,
        @Nullable KeyCombination key,
        ObservableBooleanValue enabled,
        Runnable action) {
    /** Does it if it can be done now. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }

    /** The key as shown, e.g. "Ctrl K"; empty for none. */
    public String keyText() {
        if (key == null) {
            return "";
        }
        return key.getDisplayText().replace('+', ' ').replace("Escape", "Esc");
    }

    /** Name, detail and key, as a button's tooltip says them. */
    public String tooltip() {
        return detail + (key == null ? "" : "  [" + keyText() + "]");
    }
}
