package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import thalweg.alignment.Alignment;

class MapPartTest {
    /** Entry i, j of 8 × 8 is (i, j) as a number of two digits, a tenth of a tenth. */
    private static HeatmapData map() {
        var values = new float[64];
        for (int i = 0; i < 64; i++) {
            values[i] = (i / 8 * 10 + i % 8) / 100f;
        }
        return new HeatmapData(
                "fc1", Alignment.Side.LEFT, true, 8, 8, values, 8, new float[8], new float[8]);
    }

    @Test
    void aPlaceStaysWhereItIsAsFarAsTheWholeReaches() {
        MapPart near = MapPart.WHOLE.around(0.5, 0.4, 0.6, 0.1);
        assertEquals(new MapPart(0.2, 0.3, 0.5), near);
        MapPart nearer = near.around(0.5, 0.4, 0.6, 0.1);
        assertEquals(0.4, nearer.left() + 0.4 * nearer.size(), 1e-12);
        assertEquals(0.6, nearer.top() + 0.6 * nearer.size(), 1e-12);
        assertEquals(0.1, nearer.around(0.001, 0.5, 0.5, 0.1).size(), "the least part");
        assertTrue(nearer.around(100, 0.1, 0.9, 0.1).isWhole());
        assertEquals(new MapPart(0, 0.5, 0.5), near.moved(-9, 9));
        assertEquals(new MapPart(0.4, 0.5, 0.5), near.moved(0.4, 0.4), "by sides of what shows");
    }

    @Test
    void aRectangleIsLookedAtAsASquareAroundIt() {
        MapPart part = MapPart.WHOLE.to(0.2, 0.5, 0.4, 0.1, 0.05);
        assertEquals(0.4, part.size(), 1e-12);
        assertEquals(0.2, part.left(), 1e-12);
        assertEquals(0.35, part.top(), 1e-12);
    }

    @Test
    void whatLiesBeyondTheWholeIsNoPart() {
        assertThrows(IllegalArgumentException.class, () -> new MapPart(0.6, 0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new MapPart(0, -0.1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new MapPart(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new MapPart(0, 0, Double.NaN));
    }

    @Test
    void aHeatmapShowsWholeCellsOfTheirOwnRowsAndColumns() {
        HeatmapData seen = map().seen(new MapPart(0.51, 0.24, 0.25));
        assertEquals(2, seen.firstRow());
        assertEquals(4, seen.firstColumn());
        assertEquals(2, seen.seenRows());
        assertEquals(2, seen.seenColumns());
        assertArrayEquals(new float[] {0.24f, 0.25f, 0.34f, 0.35f}, seen.seenValues());
        ColourMap colours = ColourMap.sequential(true);
        int[] pixels = HeatmapImage.pixels(seen, colours, 1, 4, 4);
        assertEquals(colours.argb(0.24f), pixels[0]);
        assertEquals(colours.argb(0.35f), pixels[15]);
        assertEquals(8, seen.table().rows(), "the numbers are those of the whole");
    }

    @Test
    void aPlaneIsColouredTheSameOnAPartAsOnTheWhole() {
        PlaneChartData whole = PlaneChartTest.data(0.05, 5, 1);
        PlaneChartData part = whole.seen(new MapPart(0.5, 0.25, 0.25));
        ColourMap colours = ColourMap.sequential(false);
        int[] all = PlaneImage.pixels(whole, colours, 256);
        int[] seen = PlaneImage.pixels(part, colours, 64);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                assertEquals(all[(64 + y) * 256 + 128 + x], seen[y * 64 + x], x + ", " + y);
            }
        }
        assertEquals(2, part.left(), 1e-12);
        assertEquals(4, part.right(), 1e-12);
        assertEquals(2, part.bottom(), 1e-12);
        assertEquals(4, part.top(), 1e-12);
        assertEquals(0.5, whole.lossNear(2, 0), 1e-9, "half-way by the logarithm");
    }
}
