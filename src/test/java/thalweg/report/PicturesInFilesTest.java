package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.evaluation.Score;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.LossCurve;

/** Pictures read back: size, what they say of themselves, and that something is drawn. */
class PicturesInFilesTest {
    private static final ChartImages.Size SIZE = new ChartImages.Size(480, 320, 2);
    private static final Heading HEADING = new Heading("Loss along the line", "nats");
    private static final String MADE = "Thalweg 1: a.pt (sha256 00); weight matching, seed 0";

    @TempDir Path folder;

    @Test
    void aPdfHasOnePageOfTheSizeAndSaysHowItWasMade() throws Exception {
        Path file = folder.resolve("p.pdf");
        ChartImages.writePdf(file, lines(), ChartTheme.PRINT, HEADING, SIZE, MADE);
        try (var document = Loader.loadPDF(file.toFile())) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(360, document.getPage(0).getMediaBox().getWidth());
            assertEquals(240, document.getPage(0).getMediaBox().getHeight());
            assertEquals("Loss along the line", document.getDocumentInformation().getTitle());
            assertEquals(MADE, document.getDocumentInformation().getSubject());
            BufferedImage drawn = new PDFRenderer(document).renderImage(0, 2);
            BufferedImage png =
                    ChartImages.image(
                            lines(),
                            ChartTheme.PRINT,
                            HEADING,
                            new ChartImages.Size(480, 320, 1.5));
            assertEquals(png.getWidth(), drawn.getWidth());
            assertTrue(
                    difference(drawn, png) < 6,
                    "as the PNG: " + difference(drawn, png) + " of 255");
            assertTrue(inked(drawn) > 0.01, "something is drawn");
        }
    }

    private static ChartData lines() {
        return LossChartData.of(curve(1), curve(0.1), List.of(curve(0.5)), Double.NaN);
    }

    private static LossCurve curve(double middle) {
        return new LossCurve(List.of(point(0, 0.1), point(0.5, middle), point(1, 0.1)));
    }

    private static CurvePoint point(double alpha, double loss) {
        return new CurvePoint(alpha, new Score(loss, 1, 500));
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs((one.getRGB(x, y) >> 8 & 255) - (other.getRGB(x, y) >> 8 & 255));
            }
        }
        return sum / (double) (one.getWidth() * one.getHeight());
    }

    private static double inked(BufferedImage image) {
        int background = image.getRGB(1, 1);
        int other = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                other += image.getRGB(x, y) == background ? 0 : 1;
            }
        }
        return other / (double) (image.getWidth() * image.getHeight());
    }

    @Test
    void theSamePdfTwiceIsTheSameFile() throws Exception {
        Path one = folder.resolve("one.pdf");
        Path two = folder.resolve("two.pdf");
        ChartImages.writePdf(one, lines(), ChartTheme.LIGHT, HEADING, SIZE, MADE);
        ChartImages.writePdf(two, lines(), ChartTheme.LIGHT, HEADING, SIZE, MADE);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }

    @Test
    void aTransparentPictureHasNothingBehindAndTheSameInk() {
        BufferedImage clear =
                ChartImages.image(lines(), ChartTheme.PRINT.transparent(), HEADING, SIZE);
        BufferedImage solid = ChartImages.image(lines(), ChartTheme.PRINT, HEADING, SIZE);
        assertEquals(0, clear.getRGB(3, 3) >>> 24);
        assertEquals(255, solid.getRGB(3, 3) >>> 24);
        var over =
                new BufferedImage(clear.getWidth(), clear.getHeight(), BufferedImage.TYPE_INT_RGB);
        var g2 = over.createGraphics();
        g2.setPaint(ChartTheme.PRINT.background());
        g2.fillRect(0, 0, over.getWidth(), over.getHeight());
        g2.drawImage(clear, 0, 0, null);
        g2.dispose();
        assertTrue(difference(over, solid) < 2, "on white the same: " + difference(over, solid));
    }
}
