package thalweg.desktop.preferences;

import java.util.List;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.desktop.words.Texts;
import thalweg.words.Language;
import thalweg.words.Phrase;

/** How the window looks and speaks, and what it keeps by itself: in force at once but its size. */
final class LookSection extends Section {
    LookSection(Preferences preferences, Texts texts) {
        super(preferences, texts, "preferences.window");
        row(
                "preferences.theme",
                choice(
                        "preference-theme",
                        preferences.property(Preferences.THEME),
                        List.of(ThemeChoice.values()),
                        one -> Phrase.of("preferences.theme." + one.id())));
        row(
                "preferences.language",
                choice(
                        "preference-language",
                        preferences.property(Preferences.LANGUAGE),
                        List.of(Language.values()),
                        one -> Phrase.plain(one.ownName())));
        if (WindowScale.property(System.getProperty("os.name", "")).isPresent()) {
            row(
                    "preferences.size",
                    choice(
                            "preference-size",
                            preferences.property(Preferences.WINDOW_SCALE),
                            WindowScale.CHOICES,
                            n ->
                                    n == 0
                                            ? Phrase.of("preferences.size.system")
                                            : Phrase.of("preferences.size.some", n)));
            wide(later("preferences.size.later", Preferences.WINDOW_SCALE));
        }
        wide(
                tick(
                        "preference-motion",
                        preferences.property(Preferences.MOTION),
                        "preferences.motion"));
        wide(
                tick(
                        "preference-autosave",
                        preferences.property(Preferences.AUTOSAVE),
                        "preferences.autosave"));
    }
}
