package thalweg.desktop.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadoutPlaceTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(40, 10, 300, 160);

    private static Rectangle2D place(double x, double y, Rectangle2D... labels) {
        return ReadoutPlace.beside(x, y, 90, 18, AREA, List.of(labels));
    }

    @Test
    void itStandsBelowAndAtTheRightWhereThereIsRoom() {
        assertEquals(new Rectangle2D.Double(108, 84, 90, 18), place(100, 80));
    }

    @Test
    void atTheRightEdgeItStandsLeftAndAtTheFloorAbove() {
        assertTrue(place(320, 80).getMaxX() < 320);
        assertTrue(place(100, 165).getMaxY() < 165);
    }

    @Test
    void itGivesWayToALabelOfTheChart() {
        var random = new Rectangle2D.Double(150, 130, 60, 18);
        var before = new Rectangle2D.Double(280, 120, 60, 18);
        for (double x = 45; x < 340; x += 7) {
            Rectangle2D box = place(x, 150, random, before);
            assertTrue(AREA.contains(box), x + ": " + box);
            assertTrue(!box.intersects(random) && !box.intersects(before), x + ": " + box);
        }
    }
}
