package thalweg;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Where the JDK and JavaFX log to: warnings and errors, a line each, on standard error. The JDK's
 * own logging would do the same, and takes a tenth of the window's start to be set up.
 *
 * <p>Found by the JDK through {@code META-INF/services}.
 */
public class PlatformLogs extends System.LoggerFinder {
    /**
     * What JavaFX says at every start from the class path: there it starts faster than from the
     * module path, since its classes can then be linked ahead.
     */
    private static final String EXPECTED = "Unsupported JavaFX configuration";

    /** For the JDK to make. */
    public PlatformLogs() {}

    /**
     * The same, named in the file of services after it, and never used. The JDK looks whether there
     * is another, though it takes the first whatever the answer; without this one it would open all
     * jars of the class path to find none, a tenth of the window's start.
     */
    public static final class Again extends PlatformLogs {
        /** For the JDK to make. */
        public Again() {}
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new StandardError(name);
    }

    private record StandardError(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.compareTo(Level.WARNING) >= 0 && level != Level.OFF;
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String message,
                @Nullable Throwable thrown) {
            write(level, translated(bundle, message), thrown);
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... parameters) {
            String pattern = translated(bundle, format);
            boolean plain = parameters == null || parameters.length == 0;
            write(level, plain ? pattern : MessageFormat.format(pattern, parameters), null);
        }

        private static String translated(@Nullable ResourceBundle bundle, @Nullable String key) {
            return bundle != null && key != null && bundle.containsKey(key)
                    ? bundle.getString(key)
                    : String.valueOf(key);
        }

        private void write(Level level, String message, @Nullable Throwable thrown) {
            if (!isLoggable(level) || message.startsWith(EXPECTED)) {
                return;
            }
            System.err.println(level + " " + name + ": " + message);
            if (thrown != null) {
                thrown.printStackTrace();
            }
        }
    }
}
