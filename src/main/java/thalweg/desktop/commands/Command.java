package thalweg.desktop.commands;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;
import thalweg.words.Words;

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
        Phrase name,
        Phrase detail,
        @Nullable KeyCombination key,
        ObservableBooleanValue enabled,
        Runnable action) {
    /** A command whose name is the text "commands.id" and whose detail is "commands.id.detail". */
    public Command(
            String id,
            @Nullable KeyCombination key,
            ObservableBooleanValue enabled,
            Runnable action) {
        this(
                id,
                Phrase.of("commands." + id),
                Phrase.of("commands." + id + ".detail"),
                key,
                enabled,
                action);
    }

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

    /** Why it can't be done now; empty where it can. */
    public String missing(Words words) {
        return enabled instanceof Need need
                ? need.missing().map(phrase -> phrase.in(words)).orElse("")
                : "";
    }

    /** Detail and key, as a button's tooltip says them. */
    public String tooltip(Words words) {
        return detail.in(words) + (key == null ? "" : "  [" + keyText() + "]");
    }
}
