package thalweg.desktop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javafx.application.Application;

/**
 * A start of the window where nobody looks, so that the JVM can keep the classes it met: the
 * launcher's training of its AOT cache, which is without a display.
 */
final class Rehearsal {
    private static final String SECONDS = "thalweg.rehearse";

    /** What JavaFX has for windows and a display under Linux; names of other systems are few. */
    private static final Pattern OF_DISPLAYS =
            Pattern.compile(
                    "com/sun/glass/(ui|events|ui/gtk)/[^/]*|com/sun/javafx/application/preferences/[^/]*");

    /** What that uses of the JDK. */
    private static final List<String> USED =
            List.of(
                    "java.util.concurrent.BlockingDeque",
                    "java.util.concurrent.LinkedBlockingDeque",
                    "java.util.concurrent.LinkedBlockingDeque$Node");

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
                            .filter(n -> n.endsWith(".class"))
                            .map(n -> n.substring(0, n.lastIndexOf('.')))
                            .filter(OF_DISPLAYS.asMatchPredicate())
                            .map(n -> n.replace('/', '.'))
                            .toList();
            for (String name : Stream.concat(names.stream(), USED.stream()).toList()) {
                Class.forName(name, false, Rehearsal.class.getClassLoader());
            }
        }
    }
}
