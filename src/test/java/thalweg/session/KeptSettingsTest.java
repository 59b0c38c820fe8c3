package thalweg.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSettingsTest {
    @TempDir Path folder;

    private Path state() {
        return folder.resolve("state");
    }

    private Path file() {
        return state().resolve("settings.txt");
    }

    @Test
    void whatWasKeptIsReadAgainBesideWhatWasThere() {
        new KeptSettings(state()).keep("theme", "light");
        new KeptSettings(state()).keep("scale", "1.5");
        new KeptSettings(state()).keep("theme", "dark");
        assertEquals(Map.of("theme", "dark", "scale", "1.5"), new KeptSettings(state()).read());
    }

    @Test
    void nothingKeptIsNoSettingAndLeavesNothing() {
        assertEquals(Map.of(), new KeptSettings(state()).read());
        assertFalse(Files.exists(state()));
    }

    @Test
    void aDamagedFileIsSetAsideAndTheNextSettingIsKept() throws Exception {
        for (byte[] damage :
                new byte[][] {
                    {(byte) 0xff, (byte) 0xfe, 0, 3},
                    "not a setting".getBytes(),
                    "{\"theme\": \"light\"}".getBytes(),
                    new byte[70_000]
                }) {
            Files.createDirectories(state());
            Files.write(file(), damage);
            assertEquals(Map.of(), new KeptSettings(state()).read());
            assertFalse(Files.exists(file()));
            assertEquals(damage.length, Files.size(state().resolve("settings.txt.damaged")));
            new KeptSettings(state()).keep("theme", "light");
            assertEquals("light", new KeptSettings(state()).read().get("theme"));
        }
    }

    @Test
    void aFolderThatCantBeMadeIsASentence() throws Exception {
        Files.writeString(state(), "a file where the folder would be");
        var refused =
                assertThrows(
                        SessionException.class,
                        () -> new KeptSettings(state()).keep("theme", "light"));
        assertTrue(refused.getMessage().contains("settings.txt"), refused.getMessage());
    }
}
