package thalweg.desktop;

import java.nio.file.Path;
import thalweg.desktop.theme.Theme;
import thalweg.session.KeptSettings;

/** The theme that was chosen last, from one start to the next; at first the dark one. */
final class ThemeMemory {
    private static final String NAME = "theme";

    private final KeptSettings settings;

    /**
     * @param state the folder for what is kept between starts
     */
    ThemeMemory(Path state) {
        settings = new KeptSettings(state);
    }

    /** The theme to begin with; also before JavaFX has started. */
    Theme last() {
        return Theme.named(settings.read().getOrDefault(NAME, "")).orElse(Theme.DARK);
    }

    /**
     * Keeps one for the next start; not on the window's thread.
     *
     * @throws thalweg.session.SessionException when it can't be written
     */
    void keep(Theme theme) {
        settings.keep(NAME, theme.id());
    }
}
