package thalweg.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the program keeps what it remembers between starts: the place that each system has. */
public final class StateFolder {
    private static final String PROGRAM = "thalweg";

    private StateFolder() {}

    /** The usual place on this system. */
    public static Path of(Map<String, String> environment) {
        return of(environment, System.getProperty("os.name", ""));
    }

    /**
     * The usual place: {@code $XDG_STATE_HOME/thalweg} or {@code ~/.local/state/thalweg} on Linux
     * and its kin, {@code ~/Library/Application Support/thalweg} on macOS, {@code
     * %APPDATA%\thalweg} on Windows.
     *
     * @param system what Java calls the system, its property os.name
     */
    static Path of(Map<String, String> environment, String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return root(environment, "APPDATA", "AppData", "Roaming").resolve(PROGRAM);
        }
        if (name.startsWith("mac")) {
            return Path.of(home(environment), "Library", "Application Support", PROGRAM);
        }
        return root(environment, "XDG_STATE_HOME", ".local", "state").resolve(PROGRAM);
    }

    /** The folder that a variable names; where it names none, one in the home folder. */
    private static Path root(Map<String, String> environment, String variable, String... inHome) {
        String named = environment.getOrDefault(variable, "");
        return named.isEmpty() ? Path.of(home(environment), inHome) : Path.of(named);
    }

    /** As the shell has it: a person may have set another than the system knows. */
    private static String home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return home.isEmpty() ? System.getProperty("user.home") : home;
    }
}
