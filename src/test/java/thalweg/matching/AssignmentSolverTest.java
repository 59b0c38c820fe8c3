package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentSolverTest {
    /** Kinds of matrices that solvers stumble on. */
    enum Kind {
        UNIFORM,
        NEGATIVE,
        TIED,
        CONSTANT,
        RANK_ONE,
        GEOMETRIC,
        LARGE,
        CORRELATED,
        PLANTED;

        float[] matrix(int n, Random random) {
            float[] s = new float[n * n];
            float[] u = new float[n];
            float[] v = new float[n];
            for (int i = 0; i < n; i++) {
                u[i] = (float) random.nextGaussian();
                v[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    s[i * n + j] =
                            switch (this) {
                                case UNIFORM -> random.nextFloat();
                                case NEGATIVE -> -100 * random.nextFloat();
                                case TIED -> random.nextInt(3);
                                case CONSTANT -> 7;
                                case RANK_ONE -> u[i] * v[j];
                                case GEOMETRIC -> -Math.abs(u[i] - v[j]);
                                case LARGE -> 1e9f * random.nextFloat();
                                case CORRELATED ->
                                        u[i] * u[j] + (float) (0.3 * random.nextGaussian());
                                case PLANTED ->
                                        (float) random.nextGaussian() + (7 * i % n == j ? 3 : 0);
                            };
                }
            }
            return s;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void findsWhatTryingAllPermutationsFinds(Kind kind) {
        for (int n = 1; n <= 7; n++) {
            for (int seed = 0; seed < 10; seed++) {
                float[] s = kind.matrix(n, new Random(seed));
                int[] p = new AssignmentSolver(n).solve(s);
                double best = bestOfAll(s, n, 0, 0, new boolean[n]);
                assertEquals(best, value(s, p), 1e-9 * (1 + Math.abs(best)));
            }
        }
    }

    private static double bestOfAll(float[] s, int n, int row, double sum, boolean[] used) {
        if (row == n) {
            return sum;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            if (!used[j]) {
                used[j] = true;
                best = Math.max(best, bestOfAll(s, n, row + 1, sum + s[row * n + j], used));
                used[j] = false;
            }
        }
        return best;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void itsPricesProveThatNothingIsBetter(Kind kind) {
        for (int n : new int[] {2, 31, 100, 257}) {
            float[] s = kind.matrix(n, new Random(n));
            var solver = new AssignmentSolver(n);
            requireOptimal(s, solver.solve(s), solver.prices());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aWarmStartIsAsGoodAsAColdOne(Kind kind) {
        int n = 120;
        Random random = new Random(5);
        float[] s = kind.matrix(n, random);
        var warm = new AssignmentSolver(n);
        warm.solve(s);
        for (int round = 0; round < 5; round++) {
            for (int k = 0; k < 300; k++) {
                int at = random.nextInt(s.length);
                s[at] += (float) (0.2 * random.nextGaussian() * (1 + Math.abs(s[at])));
            }
            int[] p = warm.solve(s);
            requireOptimal(s, p, warm.prices());
            double cold = value(s, new AssignmentSolver(n).solve(s));
            assertEquals(cold, value(s, p), 1e-9 * (1 + Math.abs(cold)));
        }
    }

    private static void requireOptimal(float[] s, int[] p, double[] price) {
        int n = p.length;
        boolean[] taken = new boolean[n];
        double scale = 0;
        for (float x : s) {
            scale = Math.max(scale, Math.abs(x));
        }
        for (int i = 0; i < n; i++) {
            assertTrue(!taken[p[i]], "a column twice");
            taken[p[i]] = true;
            double own = price[p[i]] - s[i * n + p[i]];
            for (int j = 0; j < n; j++) {
                assertTrue(own <= price[j] - s[i * n + j] + 1e-12 * n * scale, "row " + i);
            }
        }
    }

    private static double value(float[] s, int[] p) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += s[i * p.length + p[i]];
        }
        return sum;
    }

    @Test
    void tiesBreakTheSameWayEveryTime() {
        float[] s = Kind.TIED.matrix(60, new Random(1));
        assertArrayEquals(new AssignmentSolver(60).solve(s), new AssignmentSolver(60).solve(s));
    }

    @Test
    void emptyIsSolvedByNothing() {
        assertEquals(0, new AssignmentSolver(0).solve(new float[0]).length);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesScoresThatAreNotFinite(float bad) {
        float[] s = new float[9];
        s[4] = bad;
        assertThrows(IllegalArgumentException.class, () -> new AssignmentSolver(3).solve(s));
    }

    @Test
    void stoppedAtAnyPollItGivesUpAndSolvesAfterwards() {
        int n = 400;
        float[] s = Kind.CORRELATED.matrix(n, new Random(3));
        var solver = new AssignmentSolver(n);
        double best = value(s, new AssignmentSolver(n).solve(s));
        for (int polls = 0; polls < 4; polls++) {
            int[] left = {polls};
            int[] p = solver.solve(s, () -> left[0]-- <= 0);
            assertTrue(p.length == 0 || value(s, p) == best);
            assertEquals(best, value(s, solver.solve(s)), 1e-9 * Math.abs(best));
            solver.forget();
        }
    }

    @Test
    void givesUpWhenAsked() {
        int n = 700;
        float[] s = Kind.GEOMETRIC.matrix(n, new Random(2));
        assertEquals(0, new AssignmentSolver(n).solve(s, () -> true).length);
    }
}
