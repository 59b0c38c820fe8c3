package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the program, where it can't. */
class LauncherTest {
    @TempDir Path folder;

    private record Result(int status, String err) {}

    private Result launch(Path script, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add("/bin/bash");
        command.add(script.toString());
        command.addAll(java.util.List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), err);
    }

    @Test
    void withoutADisplayItNamesTheDemo() throws Exception {
        var result = launch(Path.of("thalweg").toAbsolutePath(), Map.of());
        assertEquals(2, result.status);
        assertTrue(
                result.err.matches("thalweg: there is no display[^\n]*thalweg demo[^\n]*\n"),
                result.err);
    }

    /** A copy whose list of places to look in holds only this empty folder's. */
    @Test
    void withoutAJdk25ItSaysHowToGetOne() throws Exception {
        Files.createDirectory(folder.resolve("packaging"));
        Files.copy(Path.of("thalweg"), folder.resolve("thalweg"));
        String search = Files.readString(Path.of("packaging/jdk.sh"));
        Files.writeString(
                folder.resolve("packaging/jdk.sh"),
                search.replace("/usr/lib/jvm/*", folder + "/jvm/*"));
        Path old = Files.createDirectories(folder.resolve("jvm/old"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        var result =
                launch(
                        folder.resolve("thalweg"),
                        Map.of(
                                "JAVA_HOME",
                                old.toString(),
                                "HOME",
                                folder.toString(),
                                "PATH",
                                "/usr/bin:/bin"),
                        "inspect");
        assertEquals(2, result.status);
        assertTrue(result.err.contains("there is no JDK 25"), result.err);
        assertTrue(result.err.contains("https://adoptium.net"), result.err);
        assertEquals(1, result.err.lines().count(), result.err);
    }
}
