package thalweg.desktop;

import java.nio.file.Path;
import java.util.Map;
import thalweg.desktop.theme.Theme;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.session.KeptSettings;

/** The theme that was chosen last, from one start to the next; at first the dark one. */
final class ThemeMemory {
    private static final String CHOSEN = "theme";

    /** What the system's was: it is asked only once there is a window. */
    private static final String SEEN = "theme-seen";

    private final KeptSettings settings;

    /**
     * @param state the folder for what is kept between starts
     */
    ThemeMemory(Path state) {
        settings = new KeptSettings(state);
    }

    /** What was chosen. */
    ThemeChoice lastChoice() {
        return chosen(settings.read());
    }

    /** The theme to begin with; also before JavaFX has started. */
    Theme last() {
        Map<String, String> kept = settings.read();
        Theme seen = Theme.named(kept.getOrDefault(SEEN, "")).orElse(Theme.DARK);
        return chosen(kept).theme(seen.isDark());
    }

    private static ThemeChoice chosen(Map<String, String> kept) {
        return ThemeChoice.named(kept.getOrDefault(CHOSEN, "")).orElse(ThemeChoice.DARK);
    }

    /**
     * Keeps what was chosen, and what it meant, for the next start; not on the window's thread.
     *
     * @throws thalweg.session.SessionException when it can't be written
     */
    void keep(ThemeChoice choice, Theme meant) {
        settings.keep(CHOSEN, choice.id());
        settings.keep(SEEN, meant.id());
    }
}
