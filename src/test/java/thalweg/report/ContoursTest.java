package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContoursTest {
    @Test
    void aRoundHillHasRoundContours() {
        double[][] hill = new double[41][41];
        for (int row = 0; row < 41; row++) {
            for (int column = 0; column < 41; column++) {
                hill[row][column] = Math.hypot(row - 20, column - 20);
            }
        }
        double length = 0;
        for (Line2D piece : Contours.of(hill, 12.5)) {
            assertEquals(12.5, Math.hypot(piece.getX1() - 20, piece.getY1() - 20), 0.03);
            length += piece.getP1().distance(piece.getP2());
        }
        assertEquals(2 * Math.PI * 12.5, length, 0.5);
    }

    @Test
    void aSaddleIsCutWhereItsMiddleSays() {
        double[][] high = {{1, -0.5}, {-0.5, 1}};
        for (Line2D piece : Contours.of(high, 0)) {
            // Both low corners are cut off: no piece crosses the middle.
            assertTrue(piece.ptLineDist(0.5, 0.5) > 0.1);
            double side = piece.getX1() + piece.getX2() - piece.getY1() - piece.getY2();
            assertTrue(Math.abs(side) > 0.5, "" + side);
        }
        assertEquals(2, Contours.of(high, 0).size());
    }

    @Test
    void levelGroundHasNone() {
        assertEquals(List.of(), Contours.of(new double[3][3], 0.5));
    }
}
