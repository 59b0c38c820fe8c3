package thalweg.alignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import thalweg.alignment.Alignment.Matrix;

class HeatTest {
    @Test
    void showsTheLargestOfEachBlockWithItsSign() {
        var m = new Matrix(3, 4, new float[] {1, -2, 0, 3, 0, 1, -4, 0, 5, 0, 0, -6});
        Matrix picture = Heat.reduce(m, 2, 2);
        assertArrayEquals(new float[] {-2, -4, 5, -6}, picture.values());
    }

    @Test
    void keepsADiagonal() {
        int n = 100;
        float[] diagonal = new float[n * n];
        for (int i = 0; i < n; i++) {
            diagonal[i * n + i] = 1;
        }
        Matrix picture = Heat.reduce(new Matrix(n, n, diagonal), 7, 7);
        for (int i = 0; i < 7; i++) {
            assertArrayEquals(new float[] {1}, new float[] {picture.values()[i * 7 + i]});
        }
    }

    @Test
    void leavesASmallMatrixAsItIs() {
        var m = new Matrix(1, 2, new float[] {1, 2});
        assertSame(m, Heat.reduce(m, 2, 2));
    }
}
