package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.report.LayersRData.Bar;

class LayersRChartTest {
    @Test
    void chanceIsDrawnOverTheBarsOfEachLayerAndStandsInTheTable() {
        var with = new LayersRData(0.3, List.of(new Bar("fc1", 0.02, 0.4, 0.01, 0.1)));
        var without =
                new LayersRData(0.3, List.of(new Bar("fc1", 0.02, 0.4, Double.NaN, Double.NaN)));
        assertNotEquals(0, differing(image(with), image(without)));
        assertEquals(
                "layer,R before,R after,\"random, least\",\"random, largest\"\n"
                        + "1,0.02,0.4,0.01,0.1\n",
                with.table().csv());
    }

    private static BufferedImage image(LayersRData data) {
        var image = new BufferedImage(400, 160, BufferedImage.TYPE_INT_ARGB);
        var g2 = image.createGraphics();
        Charts.of(data, ChartTheme.LIGHT, Purpose.FILE).draw(g2, new Rectangle(400, 160));
        g2.dispose();
        return image;
    }

    private static int differing(BufferedImage a, BufferedImage b) {
        int count = 0;
        for (int x = 0; x < a.getWidth(); x++) {
            for (int y = 0; y < a.getHeight(); y++) {
                count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
