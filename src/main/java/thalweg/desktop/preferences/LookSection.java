package thalweg.desktop.preferences;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Window;
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
            wide(smaller(texts));
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

    /** Says that there is no room for the size, where everything is drawn smaller for that. */
    private static Label smaller(Texts texts) {
        var said = new Label();
        said.setId("preference-size-smaller");
        said.getStyleClass().addAll("muted", "small");
        said.setWrapText(true);
        said.managedProperty().bind(said.visibleProperty());
        said.setVisible(false);
        said.localToSceneTransformProperty()
                .subscribe(
                        there -> {
                            double drawn = there.getMxx();
                            Scene scene = said.getScene();
                            Window window = scene == null ? null : scene.getWindow();
                            said.setVisible(window != null && drawn < 0.995);
                            if (window != null && drawn < 0.995) {
                                double wanted = 100 * window.getOutputScaleX();
                                said.textProperty()
                                        .bind(
                                                texts.of(
                                                        "preferences.size.smaller",
                                                        Math.round(wanted),
                                                        Math.round(wanted * drawn)));
                            }
                        });
        return said;
    }
}
