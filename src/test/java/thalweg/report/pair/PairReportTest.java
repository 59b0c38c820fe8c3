package thalweg.report.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.RecordedProgress;
import thalweg.report.HtmlReport;
import thalweg.report.PdfReport;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

class PairReportTest {
    private static final int LAYERS = 4;

    private static SamplePair sample;
    private static HtmlReport report;
    private static HtmlReport chinese;
    private static final RecordedProgress PROGRESS = new RecordedProgress();

    @TempDir Path folder;

    @BeforeAll
    static void measure() throws Exception {
        sample = new SamplePair();
        var searches = List.of(sample.search, sample.other());
        report =
                sample.measured(
                        (pair, context) ->
                                new PairReport(
                                                pair,
                                                sample.words,
                                                SamplePair.facts(),
                                                searches,
                                                sample.search)
                                        .make(context));
        chinese =
                sample.measured(
                        (pair, context) ->
                                new PairReport(
                                                pair,
                                                Words.of(Language.CHINESE),
                                                SamplePair.facts(),
                                                List.of(),
                                                null)
                                        .make(PROGRESS));
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    @Test
    void itsProgressIsOneOverTheWhole() {
        List<Double> fractions = PROGRESS.fractions();
        assertTrue(fractions.size() > 10, fractions.toString());
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertTrue(fractions.getLast() > 0.7 && fractions.getLast() <= 1, fractions.toString());
    }

    private static List<String> found(String in, String pattern) {
        List<String> all = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(in);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }

    @Test
    void thePageHoldsEveryChartTwiceAndNothingFromElsewhere() throws Exception {
        Path file = folder.resolve("report.html");
        report.write(file);
        String page = Files.readString(file);
        int charts = 6 + 3 * LAYERS + 4; // of the pair, of each layer, of the comparison
        assertEquals(charts, found(page, "<(figure)").size());
        for (String attribute : List.of("src", "srcset")) {
            List<String> sources = found(page, " " + attribute + "=\"([^\"]*)\"");
            assertEquals(charts, sources.size());
            for (String source : sources) {
                assertTrue(source.startsWith("data:image/png;base64,"), "inside the page");
            }
        }
        String picture = found(page, "src=\"data:image/png;base64,([^\"]*)\"").getFirst();
        assertEquals(
                960,
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture)))
                        .getWidth());
        assertFalse(page.contains("http://") || page.contains("https://"), "no reference");
        assertFalse(page.contains("<script"));
        assertTrue(page.contains("prefers-color-scheme: dark"));
        assertTrue(page.contains("width=device-width"));
    }

    @Test
    void itSaysWhatWasFoundWhatItMeansAndHowItWasMade() {
        String page = report.html();
        for (String told :
                List.of(
                        "aa".repeat(32),
                        "bb".repeat(32),
                        "MNIST",
                        "first 100 test examples",
                        "weight matching, seed 1",
                        "thalweg replay talk.thalweg",
                        "share of L2²",
                        "distance-only control",
                        "fc2",
                        "Thalweg 0.1.0")) {
            assertTrue(page.contains(told), told);
        }
        assertTrue(report.answer().contains("took the barrier at ½ from 1."), report.answer());
        assertFalse(page.contains("report."), "a text is missing");
    }

    @Test
    void theSharesOfTheLayersAreOfAllOfTheDistance() {
        var layers =
                report.blocks().stream()
                        .filter(HtmlReport.Table.class::isInstance)
                        .map(HtmlReport.Table.class::cast)
                        .filter(table -> table.columns().contains("shape"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(LAYERS, layers.rows().size());
        double shares =
                layers.rows().stream()
                        .mapToDouble(row -> Double.parseDouble(row.get(7).replace(" %", "")))
                        .sum();
        assertTrue(shares > 95 && shares < 100.1, "all but the biases': " + shares);
    }

    @Test
    void withoutASearchItIsOfTheTwoAsTheyAreAndInTheLanguageOfTheWindow() {
        String page = chinese.html();
        assertTrue(page.contains("<html lang=\"zh\">"));
        assertTrue(page.contains("尚未运行搜索"));
        assertFalse(page.contains("report."), "a text is missing");
    }

    @Test
    void thePdfHasThePagesAndSaysHowItWasMade() throws Exception {
        Path file = folder.resolve("report.pdf");
        PdfReport.write(report, file, JobContext.unattended());
        try (var document = Loader.loadPDF(file.toFile())) {
            assertTrue(document.getNumberOfPages() > 8, document.getNumberOfPages() + " pages");
            assertEquals(report.title(), document.getDocumentInformation().getTitle());
            assertTrue(document.getDocumentInformation().getSubject().contains("bb".repeat(32)));
        }
    }

    @Test
    void stoppedMidwayNothingIsLeft() throws Exception {
        var stopping =
                new JobContext() {
                    private int calls;

                    @Override
                    public void progress(double fraction, Phrase message) {}

                    @Override
                    public boolean yieldPoint() {
                        return ++calls > 2;
                    }
                };
        assertThrows(
                JobStoppedException.class,
                () -> report.write(folder.resolve("report.html"), stopping));
        assertThrows(
                JobStoppedException.class,
                () -> PdfReport.write(report, folder.resolve("report.pdf"), stopping));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
