package thalweg.desktop;

import thalweg.session.KeptSettings;
import thalweg.words.Language;

/** The language that was chosen last, from one start to the next; at first the system's. */
final class LanguageMemory {
    private static final String NAME = "language";

    private final KeptSettings settings;
    private final Language first;

    LanguageMemory(DesktopOptions options) {
        settings = new KeptSettings(options.state());
        first = options.language();
    }

    /** The language to begin with; also before JavaFX has started. */
    Language last() {
        return Language.named(settings.read().getOrDefault(NAME, "")).orElse(first);
    }

    /**
     * Keeps one for the next start; not on the window's thread.
     *
     * @throws thalweg.session.SessionException when it can't be written
     */
    void keep(Language language) {
        settings.keep(NAME, language.id());
    }
}
