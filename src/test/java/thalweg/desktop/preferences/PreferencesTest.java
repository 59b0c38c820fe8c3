package thalweg.desktop.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.engine.Device;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.words.Language;

/** What a person has set, from one start to the next. */
class PreferencesTest {
    @TempDir Path folder;

    private Preferences open() {
        Preferences preferences = Preferences.in(folder, Language.ENGLISH);
        preferences.keepBy(Runnable::run);
        return preferences;
    }

    private void write(String text) throws Exception {
        Files.writeString(folder.resolve("settings.txt"), text);
    }

    @Test
    void whatIsSetIsThereAtTheNextStart() {
        Preferences first = open();
        first.property(Preferences.THREADS).set(1);
        first.property(Preferences.MEMORY).set(512);
        first.property(Preferences.DEVICE).set(DeviceChoice.CPU);
        first.property(Preferences.LANGUAGE).set(Language.CHINESE);
        first.property(Preferences.SCALE).set(4);
        first.property(Preferences.PRINT).set(true);
        first.property(Preferences.FOLDER).set("/tmp/a folder = b");
        first.remember(Path.of("/data/one"));
        first.remember(Path.of("/data/two"));
        first.remember(Path.of("/data/one"));

        Preferences next = open();
        assertEquals(1, next.get(Preferences.THREADS));
        assertEquals(512, next.get(Preferences.MEMORY));
        assertEquals(DeviceChoice.CPU, next.get(Preferences.DEVICE));
        assertEquals(Language.CHINESE, next.get(Preferences.LANGUAGE));
        assertEquals(4, next.get(Preferences.SCALE));
        assertTrue(next.get(Preferences.PRINT));
        assertEquals("/tmp/a folder = b", next.get(Preferences.FOLDER));
        assertEquals(
                List.of(Path.of("/data/one"), Path.of("/data/two")),
                next.get(Preferences.DATA_FOLDERS));
        assertTrue(next.refused().isEmpty());
    }

    @Test
    void theSystemsLanguageHoldsUntilOneIsChosen() {
        assertEquals(
                Language.CHINESE,
                Preferences.in(folder, Language.CHINESE).get(Preferences.LANGUAGE));
        open().property(Preferences.LANGUAGE).set(Language.CHINESE);
        open().property(Preferences.LANGUAGE).set(Language.ENGLISH);
        assertEquals(
                Language.ENGLISH,
                Preferences.in(folder, Language.CHINESE).get(Preferences.LANGUAGE));
    }

    @Test
    void whatCantBeFallsBackAndIsTold() throws Exception {
        write("threads = banana\ndevice = abacus\nexport-scale = 3\nnative-memory = -5\n");
        Preferences preferences = open();
        assertEquals(0, preferences.get(Preferences.THREADS));
        assertEquals(DeviceChoice.AUTO, preferences.get(Preferences.DEVICE));
        assertEquals(0, preferences.get(Preferences.MEMORY));
        assertEquals(3, preferences.get(Preferences.SCALE));
        assertEquals(
                List.of(
                        new Preferences.Refused("threads", "banana", "0"),
                        new Preferences.Refused("native-memory", "-5", "0"),
                        new Preferences.Refused("device", "abacus", "auto")),
                preferences.refused());
    }

    @Test
    void moreThreadsThanCoresAreRefused() throws Exception {
        write("threads = 100000\n");
        assertEquals(0, open().get(Preferences.THREADS));
    }

    @Test
    void theWindowsSizeIsTheSystemsOrBetweenOneAndThreeTimes() throws Exception {
        write("window-scale = 250\n");
        assertEquals(250, open().get(Preferences.WINDOW_SCALE));
        write("window-scale = 0\n");
        assertEquals(0, open().get(Preferences.WINDOW_SCALE));
        assertTrue(open().refused().isEmpty());
        write("window-scale = 50\n");
        assertEquals(0, open().get(Preferences.WINDOW_SCALE));
        assertEquals(List.of(new Preferences.Refused("window-scale", "50", "0")), open().refused());
    }

    @Test
    void theWindowsSizeIsHandedToJavaFxUnlessTheStartSaysAnother() throws Exception {
        String property = WindowScale.property("Linux").orElseThrow();
        Assumptions.assumeTrue(System.getProperty("os.name").startsWith("Linux"));
        write("window-scale = 150\n");
        try {
            WindowScale.apply(open());
            assertEquals("150%", System.getProperty(property));
            System.setProperty(property, "2");
            WindowScale.apply(open());
            assertEquals("2", System.getProperty(property));
        } finally {
            System.clearProperty(property);
        }
        assertTrue(WindowScale.property("Mac OS X").isEmpty());
    }

    @Test
    void aDamagedFileIsSetAsideAndSaysWhere() throws Exception {
        write("no settings at all");
        Preferences preferences = open();
        assertEquals(folder.resolve("settings.txt.damaged"), preferences.setAside().orElseThrow());
        assertEquals(0, preferences.get(Preferences.THREADS));
        preferences.property(Preferences.THREADS).set(1);
        assertEquals(1, open().get(Preferences.THREADS));
        assertTrue(open().setAside().isEmpty());
    }

    @Test
    void anEngineHasTheThreadsAndTheBudgetThatAreSet() throws Exception {
        write("threads = 1\nnative-memory = 123\ndevice = cpu\n");
        try (var engine = WantedEngine.make(open())) {
            assertEquals(Device.Kind.CPU, engine.device().kind());
            assertEquals(1, engine.device().threads());
            assertEquals(123L << 20, engine.memory().budgetBytes());
        }
        write("");
        try (var engine = WantedEngine.make(open())) {
            assertEquals(Runtime.getRuntime().availableProcessors(), engine.device().threads());
            assertEquals(Engines.defaultBudgetBytes(), engine.memory().budgetBytes());
        }
    }

    @Test
    void aCardThatIsWishedForAndNotThereIsToldAndTheProcessorTakesOver() throws Exception {
        write("device = cuda\n");
        Preferences preferences = open();
        try (var engine = WantedEngine.make(preferences)) {
            boolean there = engine.device().kind() == Device.Kind.CUDA;
            assertEquals(there ? 0 : 1, preferences.troubles().size());
        }
    }
}
