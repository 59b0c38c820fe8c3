package thalweg.desktop.preferences;

import java.util.List;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.desktop.words.Texts;
import thalweg.words.Language;
import thalweg.words.Phrase;

/** How the window looks and speaks, and what it keeps by itself: in force at once. */
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
