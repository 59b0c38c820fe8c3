package thalweg.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Jazzer runs, in a process for one reader; packaging/fuzz starts it. Jazzer calls static
 * methods, hence the one static field.
 */
public final class FuzzTarget {
    private static Attempt attempt;

    private FuzzTarget() {}

    /** Takes the reader's title and a folder for its files. */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        var reader = FuzzedReader.titled(arguments[0]);
        attempt = new Attempt(reader, Files.createDirectories(Path.of(arguments[1])));
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        attempt.on(input);
    }
}
