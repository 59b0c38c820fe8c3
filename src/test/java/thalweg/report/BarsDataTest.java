package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.words.Phrase;

class BarsDataTest {
    private static final BarsData BARS =
            new BarsData(
                    "means",
                    List.of(
                            new BarsData.Bar(Phrase.plain("naive"), BarsData.Kind.NAIVE, 2, 0.5),
                            new BarsData.Bar(
                                    Phrase.plain("matched"), BarsData.Kind.MATCHED, 0.5, 0.97),
                            new BarsData.Bar(Phrase.plain("best"), BarsData.Kind.SINGLE, 0, 0.98)));

    @Test
    void theTableNamesEachBarBeforeItsFigures() {
        assertEquals(
                List.of("of,loss,accuracy", "naive,2,0.5", "matched,0.5,0.97", "best,0,0.98"),
                BARS.table().csv().lines().toList());
    }

    @Test
    void barsAreAsLongAsTheirLosses() {
        BufferedImage image =
                ChartImages.image(
                        BARS,
                        ChartTheme.DARK,
                        new Heading("Mean of three", "nats"),
                        new ChartImages.Size(600, 320, 1));
        int naive = pixels(image, ChartTheme.DARK.naive().getRGB());
        int matched = pixels(image, ChartTheme.DARK.matched().getRGB());
        int single = pixels(image, ChartTheme.DARK.a().getRGB());
        assertEquals(4, (double) naive / matched, 0.1);
        assertTrue(single > 0 && single < matched / 10, single + " and " + matched);
    }

    private static int pixels(BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }
}
