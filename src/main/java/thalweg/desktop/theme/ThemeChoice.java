package thalweg.desktop.theme;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person can choose among: a theme, or the one that goes with the system. */
public enum ThemeChoice {
    DARK,
    LIGHT,
    CONTRAST,
    SYSTEM;

    /** The choice of that {@link #id()}; none for any other word. */
    public static Optional<ThemeChoice> named(String id) {
        return Arrays.stream(values()).filter(choice -> choice.id().equals(id)).findFirst();
    }

    /** A word for it in files and in the keys of texts. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The theme that it means.
     *
     * @param systemDark whether the system is dark just now
     */
    public Theme theme(boolean systemDark) {
        return switch (this) {
            case DARK -> Theme.DARK;
            case LIGHT -> Theme.LIGHT;
            case CONTRAST -> Theme.CONTRAST;
            case SYSTEM -> systemDark ? Theme.DARK : Theme.LIGHT;
        };
    }
}
