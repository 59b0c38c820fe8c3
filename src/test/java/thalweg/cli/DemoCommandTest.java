package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir Path folder;

    @Test
    void doesTheMainJobOnTheBundledModels() throws IOException {
        assumeTrue(Samples.bundled().dense().size() >= 2, "the bundled models are not there");
        var shell = Shell.in(folder);
        var demo = shell.run("demo", "--out", "@out", "--json");
        assertEquals(0, demo.status(), demo.err());
        assertTrue(demo.json().at("/interpolate/barrier/naive/half").asDouble() > 0.3);
        assertTrue(demo.json().at("/interpolate/barrier/matched/half").asDouble() < 0.05);
        List<String> files = shell.files();
        assertTrue(demo.json().path("charts").size() > 10);
        for (var chart : demo.json().path("charts")) {
            assertTrue(files.contains("out/" + chart.asText() + ".png"), chart.asText());
        }
        String page = Files.readString(shell.file("out/report.html"));
        assertTrue(page.contains("barrier at ½"));
        assertEquals(2, shell.run("demo", "--out", "@out").status());
    }
}
