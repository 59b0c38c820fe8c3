package thalweg.desktop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javafx.application.Application;

/**
 * A start of the window where nobody looks, so that the JVM can keep the classes it met: the
 * launcher's training of its AOT cache, which is without a display.
 */
final class Rehearsal {
    private static final String SECONDS = "thalweg.rehearse";

    /** What JavaFX has for a display under Linux. */
    private static final String OF_DISPLAYS = "com/sun/glass/ui/gtk/";

    private Rehearsal() {}

    /** If this is one, ends it after the seconds that it was given. */
    static void begin() {
        Integer seconds = Integer.getInteger(SECONDS);
        if (seconds != null) {
            Thread.ofPlatform().daemon().start(() -> rehearse(seconds));
        }
    }

    private static void rehearse(int seconds) {
        try {
            meetDisplayClasses();
            Thread.sleep(Duration.ofSeconds(seconds));
            System.exit(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("classes to be kept can't be read", e);
        }
    }

    /** Loads them without having them do anything. */
    private static void meetDisplayClasses() throws IOException, ClassNotFoundException {
        var source = Application.class.getProtectionDomain().getCodeSource().getLocation();
        try (var jar = new ZipFile(Path.of(URI.create(source.toString())).toFile())) {
            List<String> names =
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(n -> n.startsWith(OF_DISPLAYS) && n.endsWith(".class"))
                            .map(n -> n.substring(0, n.lastIndexOf('.')).replace('/', '.'))
                            .toList();
            for (String name : names) {
                Class.forName(name, false, Rehearsal.class.getClassLoader());
            }
        }
    }
}
