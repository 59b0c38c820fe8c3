package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts the program, where it can't. */
class LauncherTest {
    @TempDir Path folder;

    private record Result(int status, String err) {}

    /** Without the variables named in {@code environment} with an empty value. */
    private Result launch(Path script, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add("/bin/bash");
        command.add(script.toString());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
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

    @ParameterizedTest
    @ValueSource(
            strings = {"lots", "0", "-1", "4", "2gb", "1k", "99999999g", "1e3m", "2g -version"})
    void aHeapThatIsNoSizeIsOneSentence(String heap) throws Exception {
        var result =
                launch(
                        Path.of("thalweg").toAbsolutePath(),
                        Map.of("THALWEG_HEAP", heap),
                        "inspect");
        assertEquals(2, result.status, result.err);
        assertTrue(
                result.err.matches("thalweg: [^\n]*" + heap + "[^\n]*THALWEG_HEAP[^\n]*2g[^\n]*\n"),
                result.err);
    }

    @Test
    void withoutHomeItLooksWhereTheUserLives() throws Exception {
        var result =
                launch(
                        Path.of("thalweg").toAbsolutePath(),
                        Map.of("HOME", "", "XDG_CACHE_HOME", ""));
        assertTrue(
                result.err.matches("thalweg: there is no display[^\n]*thalweg demo[^\n]*\n"),
                result.err);
    }

    /** A copy that is built by that. */
    private Path copy(String build) throws IOException {
        Path copy = Files.copy(Path.of("thalweg"), folder.resolve("thalweg"));
        Files.createDirectory(folder.resolve("packaging"));
        for (String part : new String[] {"jdk.sh", "launch.sh"}) {
            Files.copy(Path.of("packaging", part), folder.resolve("packaging").resolve(part));
        }
        Path maven = Files.writeString(folder.resolve("mvnw"), "#!/bin/sh\n" + build + "\n");
        assertTrue(maven.toFile().setExecutable(true));
        return copy;
    }

    @Test
    void ctrlCDuringTheBuildEndsItWithoutCallingItAFailure() throws Exception {
        Path copy = copy("touch begun; sleep 60"); // it never ends by itself
        Path person =
                Files.writeString(
                        folder.resolve("person.sh"),
                        """
                        set -m # as a terminal does: Ctrl-C goes to the whole group
                        "$1" inspect &
                        until [[ -e begun ]]; do sleep 0.05; done
                        kill -INT -- -$!
                        wait $!
                        """);
        var result = launch(person, Map.of(), copy.toString());
        assertEquals(130, result.status, result.err);
        assertTrue(result.err.matches("thalweg: building \\([^\n]*\n"), result.err);
        try (var left = Files.list(folder.resolve("target"))) {
            assertEquals(
                    List.of("build.lock", "build.log"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    /** A copy that is built already. */
    private Path built() throws Exception {
        Path copy = copy("exit 1"); // another build would fail
        Files.createDirectories(folder.resolve("src/main/java/some"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.createDirectories(folder.resolve("target/lib"));
        Files.writeString(folder.resolve("target/thalweg.jar"), "");
        Files.writeString(folder.resolve("target/built"), "");
        return copy;
    }

    @Test
    void aSourceThatIsChangedNewOrGoneIsBuiltAnew() throws Exception {
        Path copy = built();
        Path built = folder.resolve("target/built");
        Path sources = folder.resolve("src/main/java/some");
        Path one = Files.writeString(sources.resolve("One.java"), "class One {}");
        Path other = Files.writeString(sources.resolve("Other.java"), "class Other {}");
        String building = "thalweg: building (sources have changed)";

        settle(built);
        Result fresh = launch(copy, Map.of("THALWEG_AOT", "off"), "inspect");
        assertFalse(fresh.err.contains("building"), fresh.err);

        Files.writeString(one, "class One { int changed; }");
        Result changed = launch(copy, Map.of(), "inspect");
        assertTrue(changed.err.startsWith(building), changed.err);
        assertEquals(1, changed.status);

        settle(built);
        Files.writeString(sources.resolve("New.java"), "class New {}");
        assertTrue(launch(copy, Map.of(), "inspect").err.startsWith(building), "a new one");

        settle(built);
        Files.delete(other);
        assertTrue(launch(copy, Map.of(), "inspect").err.startsWith(building), "one is gone");
    }

    /** As where nothing but bash is. */
    @Test
    void withoutFindItStartsWhatWasBuilt() throws Exception {
        Path copy = built();
        settle(folder.resolve("target/built"));
        var without = Map.of("PATH", folder.toString(), "THALWEG_AOT", "off");
        Result result = launch(copy, without, "inspect");
        assertTrue(result.err.contains("find (of findutils) fails"), result.err);
        assertFalse(result.err.contains("building"), result.err);
    }

    /** From now on nothing is newer. */
    private static void settle(Path built) throws Exception {
        Thread.sleep(20);
        Files.setLastModifiedTime(built, FileTime.from(Instant.now()));
        Thread.sleep(20);
    }

    /** A copy whose list of places to look in holds only this empty folder's. */
    @Test
    void withoutAJdk25ItSaysHowToGetOne() throws Exception {
        Files.createDirectory(folder.resolve("packaging"));
        Files.copy(Path.of("thalweg"), folder.resolve("thalweg"));
        Files.copy(Path.of("packaging/launch.sh"), folder.resolve("packaging/launch.sh"));
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
