package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the system writes numbers with a comma, this program writes them as elsewhere. */
class OtherLanguageTest {
    @TempDir Path folder;

    @Test
    void progressAndTablesHaveAPoint() throws Exception {
        var shell = Shell.in(folder);
        Process process =
                shell.process(
                                List.of("-Duser.language=de", "-Duser.country=DE"),
                                "interpolate",
                                "@a.pt",
                                "@b.safetensors",
                                "--data",
                                "@data.npz")
                        .redirectErrorStream(true)
                        .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        assertTrue(text.contains("0.50"), text);
        assertTrue(!text.matches("(?s).*\\d,\\d.*"), text);
    }
}
