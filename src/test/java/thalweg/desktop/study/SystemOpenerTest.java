package thalweg.desktop.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemOpenerTest {
    private static final Path PAGE = Path.of("report.html");

    private static Optional<List<String>> command(String system, Map<String, String> environment) {
        return new SystemOpener(system, environment).command(PAGE);
    }

    @Test
    void asksEachSystemInItsOwnWay() {
        assertEquals("open", command("Mac OS X", Map.of()).orElseThrow().getFirst());
        assertEquals("rundll32", command("Windows 11", Map.of()).orElseThrow().getFirst());
        assertEquals(
                List.of("xdg-open", "report.html"),
                command("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).orElseThrow());
    }

    @Test
    void opensNothingWithoutADesktop() {
        assertFalse(new SystemOpener("Linux", Map.of()).open(PAGE));
    }
}
