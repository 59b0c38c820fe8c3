package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.engine.Sha256;
import thalweg.report.Figures;

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

    /** A third model, and what a search of the three found: B and C by one permutation. */
    private void searchThree() throws Exception {
        shell.run("merge", "@a.pt", "@b.safetensors", "--out", "@c.pt", "--json").json();
        session.withArray("models")
                .addObject()
                .put("file", "c.pt")
                .put("bytes", Files.size(shell.file("c.pt")))
                .put("sha256", Sha256.of(shell.file("c.pt")))
                .put("role", "c");
        JsonNode moved = session.path("found").get(0).path("permutation");
        ObjectNode still = moved.deepCopy();
        for (JsonNode group : still.path("groups")) {
            int units = group.path("p").size();
            ArrayNode p = ((ObjectNode) group).putArray("p");
            for (int unit = 0; unit < units; unit++) {
                p.add(unit);
            }
        }
        ObjectNode three = session.putObject("three");
        three.put("strategy", "star").put("anchor", 0).put("wanted", true);
        ObjectNode found = three.putObject("found");
        found.put("strategy", "star").put("anchor", 0).put("method", "wm").put("seed", 3);
        found.put("rounds", 1).put("step", 1).put("objective", 1.0).put("l2", 1.0);
        found.put("seconds", 1.0).put("converged", true);
        found.putArray("permutations").add(still).add(moved).add(moved);
        save();
    }

    @Test
    void threeModelsHaveTheirFiguresAndChartsInTheReport() throws Exception {
        searchThree();
        Shell.Result made = shell.run("report", "@s.thalweg", "--out", "@r.html");
        assertEquals(0, made.status(), made.err());
        String page = Files.readString(shell.file("r.html"));
        JsonNode half = session.path("found").get(0).path("barrierAtHalf");
        String row = page.substring(page.indexOf("barrier at ½ between A and B"));
        for (String moment : new String[] {"naive", "matched"}) {
            String figure = Figures.of(half.path(moment).asDouble(), 4);
            assertTrue(row.indexOf(figure) >= 0 && row.indexOf(figure) < 300, figure);
        }
        assertTrue(page.contains("Plane of three models"), "the plane");
        assertTrue(page.contains("after weight matching"), "what moved them");
        assertTrue(page.contains(Sha256.of(shell.file("c.pt"))), "the third model's file");
        shell.run("report", "@s.thalweg", "--out", "@zh.html", "--language", "zh", "--json").json();
        assertTrue(Files.readString(shell.file("zh.html")).contains("A 与 B 在 ½ 处的势垒"));
    }

    @Test
    void aStepOfThePlaneHasItsPicture() throws Exception {
        shell.run("present", "@s.thalweg", "--out", "@before", "--json").json();
        searchThree();
        shell.run("present", "@s.thalweg", "--out", "@after", "--json").json();
        int before = colours("before/step-03.png");
        int after = colours("after/step-03.png");
        assertTrue(after > 100 && after > 2 * before, before + " colours, then " + after);
    }

    private int colours(String file) throws Exception {
        BufferedImage image = ImageIO.read(shell.file(file).toFile());
        var colours = new HashSet<Integer>();
        for (int y = 0; y < image.getHeight(); y += 4) {
            for (int x = 0; x < image.getWidth(); x += 4) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
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
