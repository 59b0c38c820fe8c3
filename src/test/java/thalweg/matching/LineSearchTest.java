package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LineSearchTest {
    private static double[] sampled(int degree, DoubleUnaryOperator polynomial) {
        double[] values = new double[degree + 1];
        for (int k = 0; k <= degree; k++) {
            values[k] = polynomial.applyAsDouble((double) k / degree);
        }
        return values;
    }

    @Test
    void isThePolynomialThroughItsValues() {
        DoubleUnaryOperator quartic = x -> 3 - 2 * x + x * x * x - 5 * x * x * x * x;
        double[] values = sampled(4, quartic);
        for (double x = 0; x <= 1; x += 0.05) {
            assertEquals(quartic.applyAsDouble(x), LineSearch.at(values, x), 1e-12);
        }
    }

    @Test
    void findsTheTopWithinAndAtTheEnds() {
        assertEquals(0.37, LineSearch.largest(sampled(4, x -> -(x - 0.37) * (x - 0.37))), 1e-6);
        assertEquals(1, LineSearch.largest(sampled(4, x -> x * x * x * x)));
        assertEquals(0, LineSearch.largest(sampled(4, x -> -x)));
        assertEquals(0.9, LineSearch.largest(sampled(2, x -> x * (1.8 - x))), 1e-6);
    }
}
