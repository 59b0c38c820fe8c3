package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.study.Claims;
import thalweg.study.Headline;
import thalweg.study.MadeRuns;
import thalweg.study.MadeRuns.Made;
import thalweg.study.Study;
import thalweg.study.StudyResult;
import thalweg.study.StudyTask;
import thalweg.study.Verdict;
import thalweg.words.Language;
import thalweg.words.Words;

class StudyChartsTest {
    private static final Words CHINESE = Words.of(Language.CHINESE);
    private static final ChartImages.Size SIZE = new ChartImages.Size(640, 380, 1);

    private static StudyResult pair(String id, long seed, double barrier, double r) {
        return MadeRuns.pair(
                List.of("A", "B"),
                id,
                Map.of(),
                seed,
                Made.matched().barrier(barrier).after(r / 2, r, 2 * r));
    }

    private static List<StudyResult> some() {
        return List.of(
                pair("random", 0, 1.1, 0),
                pair("random", 1, 1.0, 0.01),
                pair("wm", 0, -0.01, 0.2),
                pair("wm", 1, 0.01, 0.19),
                pair("am", 0, 0.02, 0.15),
                MadeRuns.triple("wm", Map.of(), 0.01, 0.13));
    }

    private static StudyCharts.Titled chart(String name) {
        return StudyCharts.of(some()).stream()
                .filter(chart -> chart.data().fileName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRunIsAPointOfAStrip() {
        ChartTable table = chart("strip-r03").data().table();
        assertEquals(5, table.rows());
        assertEquals("random", table.words().getFirst().texts().getFirst());
        assertEquals(0.2, table.columns().getFirst().values()[2]);
    }

    @Test
    void theBarrierIsShownAgainstRWithAndWithoutRandomPermutations() {
        assertEquals(5, chart("barrier-against-r03").data().table().rows());
        assertEquals(3, chart("barrier-against-r03-searches").data().table().rows());
        assertTrue(chart("barrier-against-r03").heading().subtitle().contains("ρ −1.00"));
    }

    @Test
    void aLossLeavesOutRandomPermutationsAndSaysSo() {
        StudyCharts.Titled chart = chart("strip-barrierHalf");
        assertEquals(3, chart.data().table().rows());
        assertEquals("searches alone, 3 runs", chart.heading().subtitle());
    }

    @Test
    void curvesOfRAreMediansOverRuns() {
        ChartTable table = chart("r-by-method").data().table();
        assertEquals("wm", table.columns().get(2).name());
        assertEquals(0.195, table.columns().get(2).values()[1], 1e-12);
    }

    @Test
    void theSameChartsSpeakChineseAndTheirFilesOfNumbersEnglish(@TempDir Path folder)
            throws Exception {
        List<StudyCharts.Titled> english = StudyCharts.of(some());
        List<StudyCharts.Titled> chinese = StudyCharts.of(some(), CHINESE);
        assertEquals(
                english.stream().map(c -> c.data().fileName()).toList(),
                chinese.stream().map(c -> c.data().fileName()).toList());
        for (StudyCharts.Titled chart : chinese) {
            assertTrue(chart.definition().matches("(?s).*\\p{IsHan}.*"), chart.definition());
            assertTrue(chart.heading().subtitle().matches(".*\\p{IsHan}.*"), chart.definition());
        }
        report(CHINESE).write(folder);
        String page = Files.readString(folder.resolve(StudyReport.PAGE));
        assertTrue(page.contains("<html lang=\"zh\">"), page.substring(0, 100));
        for (String english1 : List.of("Every pair", "How this was made", "runs it is about")) {
            assertFalse(page.contains(english1), english1);
        }
        assertTrue(page.contains("势垒消失而距离不变"), "the claims");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                assertFalse(Files.readString(file).matches("(?s).*\\p{IsHan}.*"), file.toString());
            }
        }
    }

    private static StudyReport report(Words words) {
        var study = Study.open(Path.of("samples/paper.study"), "0");
        return StudyReport.of(study, some(), "0", "CPU", words);
    }

    @Test
    void everyFigureBehindAClaimAndEveryHeadlineHasItsWords() {
        for (Verdict verdict : Claims.of(List.of())) {
            for (Verdict.Measured figure : verdict.figures()) {
                assertEquals(figure.name(), StudyWords.name(figure, Words.ENGLISH));
                assertFalse(StudyWords.name(figure, CHINESE).startsWith("studypage."));
            }
            assertEquals(verdict.claim().title(), StudyWords.title(verdict.claim(), Words.ENGLISH));
        }
        for (Headline figure : Headline.values()) {
            assertEquals(figure.title(), StudyWords.title(figure, Words.ENGLISH));
            assertEquals(figure.unit(), StudyWords.unit(figure, Words.ENGLISH));
        }
    }

    @Test
    void methodsOfTheProgramAreNamedInTheLanguageAndOthersByTheirLabel() {
        var random = new StudyTask.MethodName("chance", "Random permutations", "random", Map.of());
        var weights = new StudyTask.MethodName("wm", "Weight matching", "wm", Map.of());
        var other = new StudyTask.MethodName("x", "Of another version", "x", Map.of());
        assertEquals("随机置换", StudyWords.method(random, CHINESE));
        assertTrue(StudyWords.method(weights, CHINESE).matches(".*\\p{IsHan}.*"));
        assertEquals("Of another version", StudyWords.method(other, CHINESE));
        assertEquals("Weight matching", StudyWords.method(weights, Words.ENGLISH));
    }

    @Test
    void methodsThatAreCalledAlikeAreToldApartByTheirNamesInEveryLanguage() {
        var one = new StudyTask.MethodName("one", "Weight matching (one)", "wm", Map.of());
        var two = new StudyTask.MethodName("two", "Weight matching (two)", "wm", Map.of());
        String first = StudyWords.method(one, CHINESE);
        String second = StudyWords.method(two, CHINESE);
        assertTrue(first.matches(".*\\p{IsHan}.*（one）"), first);
        assertTrue(second.matches(".*\\p{IsHan}.*（two）"), second);
        assertEquals("Weight matching (one)", StudyWords.method(one, Words.ENGLISH));
    }

    @Test
    void withoutDataThereIsNoChartOfLosses() {
        assertTrue(StudyCharts.of(List.of()).isEmpty());
    }

    /** What is drawn near an edge would be cut off there. */
    @Test
    void nothingTouchesTheEdgesHoweverLongTheNames() {
        List<StudyResult> results = new ArrayList<>(some());
        results.add(pair("a search with a rather long name, and options", 0, 0.5, 0.1));
        for (StudyCharts.Titled chart : StudyCharts.of(results)) {
            for (ChartTheme theme : List.of(ChartTheme.LIGHT, ChartTheme.DARK)) {
                BufferedImage image = ChartImages.image(chart.data(), theme, chart.heading(), SIZE);
                int background = theme.background().getRGB();
                for (int y = 0; y < image.getHeight(); y++) {
                    assertEquals(background, image.getRGB(1, y), chart.data().fileName());
                    assertEquals(
                            background,
                            image.getRGB(image.getWidth() - 2, y),
                            chart.data().fileName());
                }
                for (int x = 0; x < image.getWidth(); x++) {
                    assertEquals(
                            background,
                            image.getRGB(x, image.getHeight() - 2),
                            chart.data().fileName());
                }
            }
        }
    }

    @Test
    void ticksAreRoundAndWithinTheAxis() {
        NiceScale scale = NiceScale.around(-0.0131, 0.0279);
        for (double tick : scale.ticks()) {
            assertTrue(tick >= scale.lower() && tick <= scale.upper());
            assertEquals(tick / scale.unit(), Math.rint(tick / scale.unit()), 1e-9);
        }
        assertTrue(scale.ticks().length >= 3);
        assertFalse(scale.lower() > -0.0131 || scale.upper() < 0.0279);
    }

    @Test
    void anAxisOfOneValueHasRoomAroundIt() {
        NiceScale scale = NiceScale.around(2, 2);
        assertTrue(scale.lower() < 2 && scale.upper() > 2);
        assertTrue(scale.ticks().length >= 1);
        NiceScale zero = NiceScale.around(0, 0);
        assertTrue(zero.upper() > zero.lower());
    }
}
