package thalweg.desktop.preferences;

import java.util.List;
import java.util.Optional;

/** How large the window and its type are drawn: JavaFX takes it at its start only. */
public final class WindowScale {
    static final int LEAST = 100;
    static final int MOST = 300;

    /** Percent to choose among; 0 for what the system has. */
    static final List<Integer> CHOICES = List.of(0, LEAST, 125, 150, 175, 200, 250, MOST);

    private WindowScale() {}

    /**
     * Has JavaFX, which must not have started yet, draw as a person wants it; a scale that the
     * process was started with holds.
     */
    public static void apply(Preferences preferences) {
        int percent = preferences.get(Preferences.WINDOW_SCALE);
        Optional<String> property = property(System.getProperty("os.name", ""));
        if (percent != 0 && property.isPresent() && System.getProperty(property.get()) == null) {
            System.setProperty(property.get(), percent + "%");
        }
    }

    /**
     * What JavaFX reads the scale from on a system; empty where only the system itself sets it.
     *
     * @param system the name of the operating system
     */
    static Optional<String> property(String system) {
        if (system.startsWith("Linux")) {
            return Optional.of("glass.gtk.uiScale");
        }
        return system.startsWith("Windows") ? Optional.of("glass.win.uiScale") : Optional.empty();
    }
}
