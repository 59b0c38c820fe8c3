package thalweg.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.network.Described;
import thalweg.network.Description;

class DescribedNetworksTest {
    @TempDir Path state;

    private DescribedNetworks on(String day) {
        Instant noon = Instant.parse(day + "T12:00:00Z");
        return new DescribedNetworks(state, Clock.fixed(noon, ZoneOffset.UTC));
    }

    private static void assertFound(String text, String source, Optional<Description> found) {
        assertEquals(text, found.orElseThrow().text());
        assertEquals(source, found.orElseThrow().source().inEnglish());
    }

    @Test
    void findsTheTextOfTheSameNamesAndShapesInAnyOrder() {
        on("2026-03-01").keep(Described.checkpoint("a 2 3\nb 3"), "input\n# a line\n");
        assertFound(
                "input\n# a line\n",
                "described by you on 2026-03-01",
                on("2026-05-05").find(Described.checkpoint("b 3\na 2 3")));
        assertTrue(on("2026-05-05").find(Described.checkpoint("a 3 2\nb 3")).isEmpty());
        assertTrue(on("2026-05-05").find(Described.checkpoint("c 2 3\nb 3")).isEmpty());
    }

    @Test
    void theNewestIsTheOneThatCounts() {
        on("2026-03-01").keep(Described.checkpoint("a 2"), "old");
        on("2026-03-02").keep(Described.checkpoint("a 2"), "new");
        assertFound(
                "new",
                "described by you on 2026-03-02",
                on("2026-03-03").find(Described.checkpoint("a 2")));
    }

    @Test
    void theOldestGoWhereThereAreTooMany() throws Exception {
        on("2026-03-01").keep(Described.checkpoint("first 1"), "x");
        for (int n = 0; n < DescribedNetworks.MOST; n++) {
            on("2026-03-02").keep(Described.checkpoint("t" + n + " 1"), "x");
        }
        try (var files = Files.list(state.resolve("networks"))) {
            assertEquals(DescribedNetworks.MOST, files.count());
        }
        assertTrue(on("2026-03-03").find(Described.checkpoint("first 1")).isEmpty());
        assertTrue(on("2026-03-03").find(Described.checkpoint("t99 1")).isPresent());
    }

    @Test
    void whatIsDamagedIsNoDescription() throws Exception {
        on("2026-03-01").keep(Described.checkpoint("a 2"), "text");
        try (var files = Files.list(state.resolve("networks"))) {
            Files.write(files.findFirst().orElseThrow(), new byte[] {(byte) 0xff, 0});
        }
        assertTrue(on("2026-03-02").find(Described.checkpoint("a 2")).isEmpty());
    }

    @Test
    void aFolderThatCannotBeMadeIsAProblem() throws Exception {
        Files.writeString(state.resolve("networks"), "a file");
        assertThrows(
                SessionException.class,
                () -> on("2026-03-01").keep(Described.checkpoint("a 2"), "text"));
    }
}
