package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session's report and presentation without a window. */
class ReportCommandTest {
    @TempDir Path folder;
    private Shell shell;
    private ObjectNode session;

    @BeforeEach
    void fill() throws Exception {
        shell = Shell.in(folder);
        session = ReplayCommandTest.session(shell, false);
        for (String panel : new String[] {"loss", "window", "plane"}) {
            session.withArray("steps")
                    .addObject()
                    .put("panel", panel)
                    .put("layer", "")
                    .put("alpha", 0.25)
                    .put("gamma", 0.3)
                    .put("step", 1000)
                    .put("caption", "About " + panel);
        }
        save();
    }

    private void save() throws Exception {
        Files.writeString(shell.file("s.thalweg"), session.toString());
    }

    @Test
    void theReportIsOnePageOrAPdf() throws Exception {
        JsonNode told = shell.run("report", "@s.thalweg", "--out", "@r.html", "--json").json();
        String page = Files.readString(shell.file("r.html"));
        double half = session.path("found").get(0).path("barrierAtHalf").path("naive").asDouble();
        assertTrue(
                page.contains(thalweg.report.Figures.of(half, 4)), "the barrier is the session's");
        assertTrue(page.contains(session.path("models").get(0).path("sha256").asText()));
        assertTrue(page.contains("thalweg replay s.thalweg"));
        assertTrue(told.path("answer").asText().contains("barrier at ½"));
        shell.run("report", "@s.thalweg", "--out", "@r.pdf", "--language", "zh", "--json").json();
        try (var document = Loader.loadPDF(shell.file("r.pdf").toFile())) {
            assertTrue(document.getNumberOfPages() > 3);
        }
    }

    @Test
    void badRequestsAreRefusedBeforeAnyWork() {
        assertEquals(2, shell.run("report", "@s.thalweg", "--out", "@r.txt").status());
        assertEquals(
                2,
                shell.run("report", "@s.thalweg", "--out", "@r.html", "--layers", "no").status());
        assertEquals(2, shell.run("present", "@s.thalweg", "--out", "@p", "--scale", "9").status());
        session.remove("steps");
        assertFalse(Files.exists(shell.file("p")));
    }

    @Test
    void aSessionWithoutStepsIsToldSo() throws Exception {
        session.remove("steps");
        save();
        Shell.Result result = shell.run("present", "@s.thalweg", "--out", "@p");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("Ctrl M"), result.err());
    }

    @Test
    void theStepsBecomeNumberedPicturesOrAPageEach() throws Exception {
        JsonNode told = shell.run("present", "@s.thalweg", "--out", "@p", "--json").json();
        assertEquals(3, told.path("files").size());
        assertEquals(1920, ImageIO.read(shell.file("p/step-03.png").toFile()).getWidth());
        assertEquals(
                2, shell.run("present", "@s.thalweg", "--out", "@p").status(), "they are there");
        shell.run("present", "@s.thalweg", "--out", "@p.pdf", "--colours", "print", "--json")
                .json();
        try (var document = Loader.loadPDF(shell.file("p.pdf").toFile())) {
            assertEquals(3, document.getNumberOfPages());
        }
    }
}
