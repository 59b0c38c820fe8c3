package thalweg.desktop.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the small pictures of the strip stand. */
class StripGridTest {
    private static final double WIDTH = 224;

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 22, 49, 155, 200, 1000})
    void everyPictureIsWithinTheStripAndFoundUnderThePointer(int count) {
        var grid = new StripGrid(count, WIDTH);
        assertTrue(grid.height() < 170, "of " + count + ": " + grid.height());
        for (int i = 0; i < count; i++) {
            Rectangle2D cell = grid.cell(i);
            assertTrue(cell.getMinX() >= 0 && cell.getMaxX() <= WIDTH + 1e-6, cell.toString());
            assertTrue(cell.getMinY() >= 0 && cell.getMaxY() <= grid.height() + 1e-6);
            double x = (cell.getMinX() + cell.getMaxX()) / 2;
            assertEquals(i, grid.at(x, (cell.getMinY() + cell.getMaxY()) / 2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 200})
    void besideTheLastPictureAndBelowThereIsNone(int count) {
        var grid = new StripGrid(count, WIDTH);
        assertEquals(-1, grid.at(WIDTH / 2, grid.height() + 20));
        assertEquals(-1, grid.at(-1, 5));
        assertEquals(-1, grid.at(WIDTH + 1, 5));
    }
}
