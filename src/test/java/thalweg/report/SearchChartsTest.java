package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.words.Phrase;

/** Charts of several searches, as they go into files. */
class SearchChartsTest {
    private static final Curve LINE = new Curve(new double[] {0, 0.5, 1}, new double[] {1, 2, 1});
    private static final Curve LOW = new Curve(new double[] {0, 0.5, 1}, new double[] {1, 1.25, 1});

    private static SearchLinesData lines() {
        return new SearchLinesData(
                SearchLinesData.Figure.LOSS,
                List.of(
                        new SearchLinesData.Line(Phrase.plain("naive"), SearchColours.NAIVE, LINE),
                        new SearchLinesData.Line(Phrase.plain("WM, seed 0"), 0, LOW)),
                null,
                Double.NaN,
                0,
                false,
                false);
    }

    private static SearchDotsData dots() {
        return new SearchDotsData(
                "barrier-by-method",
                Phrase.plain("method"),
                Phrase.plain("barrier, nats"),
                Phrase.none(),
                List.of(Phrase.plain("WM"), Phrase.plain("STE")),
                List.of(
                        new SearchDotsData.Dot(0, Phrase.plain("WM, seed 0"), 0, 0.5),
                        new SearchDotsData.Dot(0, Phrase.plain("WM, seed 1"), 1, 0.75),
                        new SearchDotsData.Dot(1, Phrase.plain("STE"), 2, Double.NaN)),
                true,
                3,
                ComparedData.NONE,
                false);
    }

    private static SearchScatterData scatter() {
        return new SearchScatterData(
                "barrier-against-r",
                Phrase.plain("R(0.3)"),
                Phrase.plain("barrier, nats"),
                Phrase.none(),
                List.of(
                        new SearchScatterData.Point(
                                Phrase.plain("naive"), SearchColours.NAIVE, 0, 1),
                        new SearchScatterData.Point(Phrase.plain("WM"), 0, 0.5, 0.125),
                        new SearchScatterData.Point(Phrase.plain("STE"), 1, Double.NaN, 0.25)),
                ComparedData.NONE,
                false,
                false);
    }

    static List<ComparedData> all() {
        return List.of(lines(), dots(), scatter());
    }

    private static long pixels(BufferedImage image, Color colour) {
        long count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFileShowsTheSearchesInTheirColours(ComparedData data) {
        var heading = new Heading("Searches", "");
        var size = new ChartImages.Size(600, 400, 1);
        Color first = SearchColours.of(0, ChartTheme.LIGHT);
        long bare = pixels(ChartImages.image(data, ChartTheme.LIGHT, heading, size), first);
        long named =
                pixels(ChartImages.image(data.forFile(), ChartTheme.LIGHT, heading, size), first);
        assertTrue(bare > 20, bare + " pixels");
        assertTrue(named > 20, named + " pixels");
    }

    @Test
    void tablesHaveARowAPointAndNoneOfWhatIsMissing() {
        assertEquals(
                """
                alpha,naive,"WM, seed 0"
                0,1,1
                0.5,2,1.25
                1,1,1
                """,
                lines().table().csv());
        assertEquals(
                """
                method,search,"barrier, nats"
                WM,"WM, seed 0",0.5
                WM,"WM, seed 1",0.75
                """,
                dots().table().csv());
        assertEquals(
                """
                search,R(0.3),"barrier, nats"
                naive,0,1
                WM,0.5,0.125
                """,
                scatter().table().csv());
    }
}
