package thalweg.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where each system has programs keep what they remember. */
class StateFolderTest {
    private static final Map<String, String> NOTHING_BUT_HOME = Map.of("HOME", "/home/ann");

    @Test
    void onLinuxInTheStateFolderOfXdgOrWhereThatUsuallyIs() {
        assertEquals(
                Path.of("/state/thalweg"),
                StateFolder.of(Map.of("HOME", "/home/ann", "XDG_STATE_HOME", "/state"), "Linux"));
        assertEquals(
                Path.of("/home/ann/.local/state/thalweg"),
                StateFolder.of(NOTHING_BUT_HOME, "Linux"));
        assertEquals(
                Path.of("/home/ann/.local/state/thalweg"),
                StateFolder.of(Map.of("HOME", "/home/ann", "XDG_STATE_HOME", ""), "FreeBSD"));
    }

    @Test
    void onMacOsInTheLibrary() {
        assertEquals(
                Path.of("/home/ann/Library/Application Support/thalweg"),
                StateFolder.of(NOTHING_BUT_HOME, "Mac OS X"));
    }

    @Test
    void onWindowsInTheRoamingData() {
        assertEquals(
                Path.of("/Users/ann/Roaming/thalweg"),
                StateFolder.of(Map.of("APPDATA", "/Users/ann/Roaming"), "Windows 11"));
        assertEquals(
                Path.of("/home/ann/AppData/Roaming/thalweg"),
                StateFolder.of(NOTHING_BUT_HOME, "Windows 11"));
    }

    @Test
    void withoutAHomeFolderInTheOneThatJavaKnows() {
        assertEquals(
                Path.of(System.getProperty("user.home"), ".local", "state", "thalweg"),
                StateFolder.of(Map.of(), "Linux"));
    }
}
