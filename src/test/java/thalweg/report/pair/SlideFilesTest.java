package thalweg.report.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.report.ChartTheme;
import thalweg.report.HeatmapData;
import thalweg.report.LossChartData;
import thalweg.words.Phrase;

class SlideFilesTest {
    private static final String MADE = "Thalweg 0: a.pt (sha256 ab), b.pt; seed 0";
    private static SamplePair sample;
    private static List<Slide> slides;

    @TempDir Path folder;

    @BeforeAll
    static void measure() throws Exception {
        sample = new SamplePair();
        var steps =
                List.of(
                        sample.step("window", 0.5, 3, "All of it"),
                        sample.step("loss", 0.25, 100, "Matched, there is no barrier"),
                        sample.step("heatmap", 0.5, 0, "对齐"));
        slides = sample.measured((measured, c) -> sample.maker(measured).slides(steps, c));
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    private static SlideFiles files() {
        return new SlideFiles(ChartTheme.LIGHT, "A talk", MADE);
    }

    @Test
    void aSlideShowsWhatItsStepNames() {
        assertEquals(5, slides.get(0).charts().size());
        var loss = (LossChartData) slides.get(1).charts().getFirst().data();
        assertEquals(0.25, loss.alpha());
        assertTrue(loss.naiveBarrier() > 0.5 && loss.matchedBarrier() < 0.3, loss.toString());
        var start = (HeatmapData) slides.get(2).charts().getFirst().data();
        assertTrue(start.after(), "π(B) at step 0, which moves nothing");
    }

    @Test
    void pngsAreNumberedAndOfTheSizeAskedFor() throws Exception {
        List<Path> once = files().pngs(slides, folder, 1, JobContext.unattended());
        assertEquals(
                List.of("step-01.png", "step-02.png", "step-03.png"),
                once.stream().map(p -> p.getFileName().toString()).toList());
        for (Path file : once) {
            BufferedImage image = ImageIO.read(file.toFile());
            assertEquals(1920, image.getWidth());
            assertEquals(1080, image.getHeight());
            assertTrue(colours(image) > 20, "not blank");
        }
        assertTrue(
                Files.readString(once.get(0), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("sha256 ab"));
        List<Path> twice = files().pngs(slides.subList(1, 2), folder, 2, JobContext.unattended());
        assertEquals(3840, ImageIO.read(twice.getFirst().toFile()).getWidth());
    }

    private static long colours(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())
                                .length
                        == 0
                ? 0
                : java.util.Arrays.stream(
                                image.getRGB(
                                        0,
                                        0,
                                        image.getWidth(),
                                        image.getHeight(),
                                        null,
                                        0,
                                        image.getWidth()))
                        .distinct()
                        .count();
    }

    @Test
    void thePdfHasAPageAStepAndSaysHowItWasMade() throws Exception {
        Path file = files().pdf(slides, folder.resolve("talk.pdf"), JobContext.unattended());
        try (var document = Loader.loadPDF(file.toFile())) {
            assertEquals(3, document.getNumberOfPages());
            var about = document.getDocumentInformation();
            assertEquals("A talk", about.getTitle());
            assertEquals(MADE, about.getSubject());
            assertTrue(about.getKeywords().contains("Matched, there is no barrier"));
            for (int page = 0; page < 3; page++) {
                BufferedImage image = new PDFRenderer(document).renderImage(page);
                assertEquals(1440, image.getWidth(), 1);
                assertEquals(810, image.getHeight(), 1);
                assertTrue(colours(image) > 20);
            }
        }
    }

    @Test
    void theGifHasAllFramesTheirDelayAndPlaysForEver() throws Exception {
        var animation =
                new Animation(
                        sample.step("loss", 0.5, 100, ""),
                        Animation.Moving.ALPHA,
                        10,
                        0.8,
                        480,
                        270);
        List<Slide> frames =
                sample.measured((measured, c) -> animation.slides(sample.maker(measured), c));
        Path file = folder.resolve("alpha.gif");
        files().gif(frames, animation, file, JobContext.unattended());
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            var reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertEquals(8, reader.getNumImages(true));
            for (int i = 0; i < 8; i++) {
                var root =
                        (IIOMetadataNode)
                                reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                var control =
                        (IIOMetadataNode)
                                root.getElementsByTagName("GraphicControlExtension").item(0);
                assertEquals("10", control.getAttribute("delayTime"));
                assertEquals(480, reader.getWidth(i));
            }
            var root =
                    (IIOMetadataNode)
                            reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
            var loop = (IIOMetadataNode) root.getElementsByTagName("ApplicationExtension").item(0);
            assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
            assertTrue(colours(reader.read(0)) > 10);
            assertFalse(same(reader.read(0), reader.read(7)), "the marker has moved");
        }
        assertEquals(1, ((LossChartData) frames.getLast().charts().getFirst().data()).alpha());
    }

    private static boolean same(BufferedImage x, BufferedImage y) {
        for (int i = 0; i < x.getWidth(); i++) {
            for (int j = 0; j < x.getHeight(); j++) {
                if (x.getRGB(i, j) != y.getRGB(i, j)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void theSearchMovesFromItsStartToItsEnd() throws Exception {
        var animation =
                new Animation(
                        sample.step("r", 0.5, 0, ""), Animation.Moving.SEARCH, 5, 1, 320, 180);
        List<Slide> frames =
                sample.measured((measured, c) -> animation.slides(sample.maker(measured), c));
        List<Path> files =
                files().frames(frames, animation, folder.resolve("f"), JobContext.unattended());
        assertEquals(5, files.size());
        assertEquals("frame-01.png", files.getFirst().getFileName().toString());
        assertEquals(320, ImageIO.read(files.getLast().toFile()).getWidth());
    }

    @Test
    void stoppedMidwayNothingIsLeft() throws Exception {
        var calls = new AtomicInteger();
        var stopping =
                new JobContext() {
                    @Override
                    public void progress(double fraction, Phrase message) {}

                    @Override
                    public boolean yieldPoint() {
                        return calls.incrementAndGet() > 1;
                    }
                };
        assertThrows(JobStoppedException.class, () -> files().pngs(slides, folder, 1, stopping));
        calls.set(0);
        assertThrows(
                JobStoppedException.class,
                () -> files().pdf(slides, folder.resolve("talk.pdf"), stopping));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
