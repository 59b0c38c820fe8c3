package thalweg.session;

import java.nio.file.Path;
import java.util.Map;

/** Where the program keeps what it remembers between starts. */
public final class StateFolder {
    private StateFolder() {}

    /** The usual place: {@code $XDG_STATE_HOME/thalweg}, or {@code ~/.local/state/thalweg}. */
    public static Path of(Map<String, String> environment) {
        String base = environment.getOrDefault("XDG_STATE_HOME", "");
        Path root = base.isEmpty() ? Path.of(home(environment), ".local", "state") : Path.of(base);
        return root.resolve("thalweg");
    }

    /** As the shell has it: a person may have set another than the system knows. */
    private static String home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return home.isEmpty() ? System.getProperty("user.home") : home;
    }
}
