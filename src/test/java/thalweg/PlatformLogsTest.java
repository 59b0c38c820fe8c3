package thalweg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlatformLogsTest {
    @Test
    void isWhatTheJdkLogsTo() {
        assertEquals(PlatformLogs.class, System.LoggerFinder.getLoggerFinder().getClass());
    }

    /** The JDK asks for another; looking through all jars for one would delay the window. */
    @Test
    void theJdkFindsAnotherInTheSameFileAndNeedNotLookFurther() throws IOException {
        URL first =
                PlatformLogs.class
                        .getClassLoader()
                        .getResource("META-INF/services/java.lang.System$LoggerFinder");
        try (InputStream in = first.openStream()) {
            assertEquals(
                    List.of(PlatformLogs.class.getName(), PlatformLogs.Again.class.getName()),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    @Test
    void warningsAreALineOnStandardError() {
        assertEquals(
                "WARNING thing: 2 of 3 failed",
                said(log -> log.log(System.Logger.Level.WARNING, "{0} of {1} failed", 2, 3)));
        assertTrue(
                said(log -> log.log(System.Logger.Level.ERROR, "bad", new RuntimeException("why")))
                        .startsWith(
                                "ERROR thing: bad"
                                        + System.lineSeparator()
                                        + "java.lang.RuntimeException: why"));
        assertEquals(
                "WARNING thing: {0}", said(log -> log.log(System.Logger.Level.WARNING, "{0}")));
    }

    @Test
    void nothingIsSaidOfWhatIsUsual() {
        assertEquals("", said(log -> log.log(System.Logger.Level.INFO, "starting")));
        assertEquals(
                "",
                said(
                        log ->
                                log.log(
                                        System.Logger.Level.WARNING,
                                        "Unsupported JavaFX configuration: classes were loaded from"
                                                + " 'unnamed module @1'")));
    }

    private static String said(Consumer<System.Logger> work) {
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.accept(new PlatformLogs().getLogger("thing", PlatformLogs.class.getModule()));
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
