package thalweg.desktop;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import thalweg.desktop.preferences.Preferences;
import thalweg.desktop.theme.Theme;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.report.ChartTheme;
import thalweg.words.Words;

/** How the window looks: the theme that was chosen, or the system's, also at the next start. */
public final class Appearance {
    private final ObjectProperty<ThemeChoice> choice;
    private final ReadOnlyObjectWrapper<Theme> theme;
    private ThemeChoice beforeContrast;

    /** Held here alone: JavaFX outlives the window, and would keep it. */
    private final InvalidationListener system = changed -> resolve();

    /**
     * @param preferences where the choice is kept
     */
    Appearance(Preferences preferences) {
        choice = preferences.property(Preferences.THEME);
        ThemeChoice last = choice.get();
        theme = new ReadOnlyObjectWrapper<>(first(preferences));
        beforeContrast = last == ThemeChoice.CONTRAST ? ThemeChoice.DARK : last;
        choice.addListener(
                (o, was, is) -> {
                    beforeContrast = was == ThemeChoice.CONTRAST ? beforeContrast : was;
                    resolve();
                });
        theme.addListener((o, was, is) -> preferences.property(Preferences.THEME_SEEN).set(is));
    }

    /** The theme to begin with; also before JavaFX has started. */
    static Theme first(Preferences preferences) {
        boolean dark = preferences.get(Preferences.THEME_SEEN).isDark();
        return preferences.get(Preferences.THEME).theme(dark);
    }

    /** What was chosen; to be set on the window's thread once there is a window. */
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** The theme in force. */
    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** The charts' colours that go with it, and the language that is written on them. */
    ObservableValue<ChartTheme> chartTheme(ObservableValue<Words> words) {
        return Bindings.createObjectBinding(
                () ->
                        switch (theme.get()) {
                            case DARK -> ChartTheme.DARK.in(words.getValue());
                            case LIGHT -> ChartTheme.LIGHT.in(words.getValue());
                            case CONTRAST -> ChartTheme.CONTRAST.in(words.getValue());
                        },
                theme,
                words);
    }

    /** Dresses a scene, now and at every change. */
    void dress(Scene scene) {
        theme.get().apply(scene);
        theme.addListener((o, was, is) -> is.apply(scene));
    }

    /** From now on does what the system does, where that is chosen; on the window's thread. */
    void followSystem() {
        Platform.getPreferences()
                .colorSchemeProperty()
                .addListener(new WeakInvalidationListener(system));
        resolve();
    }

    /** From dark to light or the other way round. */
    void toggle() {
        choice.set(theme.get().isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /** To high contrast, or back to what was before. */
    void toggleContrast() {
        choice.set(choice.get() == ThemeChoice.CONTRAST ? beforeContrast : ThemeChoice.CONTRAST);
    }

    private void resolve() {
        boolean asked = choice.get() == ThemeChoice.SYSTEM && Platform.isFxApplicationThread();
        theme.set(choice.get().theme(asked ? systemIsDark() : theme.get().isDark()));
    }

    private static boolean systemIsDark() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }
}
