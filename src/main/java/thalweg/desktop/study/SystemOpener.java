package thalweg.desktop.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Opens files by whatever the system opens them with. */
final class SystemOpener {
    /** Whoever opens a file and lives longer has taken it. */
    private static final long SECONDS = 5;

    private final String system;
    private final Map<String, String> environment;

    /**
     * @param system its name, as Java says it
     * @param environment tells whether there is a desktop
     */
    SystemOpener(String system, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = environment;
    }

    /** Of this machine. */
    static SystemOpener here() {
        return new SystemOpener(System.getProperty("os.name", ""), System.getenv());
    }

    /** What would be run to open a file; empty where there is no desktop. */
    Optional<List<String>> command(Path file) {
        String name = file.toString();
        if (system.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", name));
        }
        if (system.startsWith("mac")) {
            return Optional.of(List.of("open", name));
        }
        boolean desktop =
                environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return desktop ? Optional.of(List.of("xdg-open", name)) : Optional.empty();
    }

    /** Opens a file; returns whether something took it. Not on the window's thread: it may wait. */
    boolean open(Path file) {
        Optional<List<String>> command = command(file);
        if (command.isEmpty()) {
            return false;
        }
        try {
            Process opening =
                    new ProcessBuilder(command.get())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            opening.getOutputStream().close();
            return !opening.waitFor(SECONDS, TimeUnit.SECONDS) || opening.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
