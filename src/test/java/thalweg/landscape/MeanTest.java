package thalweg.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.checkpoint.ElementType;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

class MeanTest {
    private static Parameters theta(float... values) {
        return new Parameters(
                List.of(
                        new Parameter("w", List.of(values.length), values, true, ElementType.F16),
                        new Parameter(
                                "count", List.of(), new float[] {3}, false, ElementType.I64)));
    }

    private static float[] w(Parameters theta) {
        return theta.get("w").values();
    }

    @Test
    void isTheModelsAtTheEndsAndHalfwayAtOneHalf() {
        Parameters a = theta(1, -2);
        Parameters b = theta(5, 6);
        assertArrayEquals(new float[] {1, -2}, w(Mean.between(a, b, 0)));
        assertArrayEquals(new float[] {5, 6}, w(Mean.between(a, b, 1)));
        assertArrayEquals(new float[] {3, 2}, w(Mean.between(a, b, 0.5)));
    }

    @Test
    void weighsModelsByTheirShares() {
        var models = List.of(theta(1), theta(2), theta(9));
        assertArrayEquals(new float[] {4}, w(Mean.of(models, new double[] {1, 1, 1})));
        assertArrayEquals(new float[] {7}, w(Mean.of(models, new double[] {1, 1, 6})), 0.2f);
    }

    @Test
    void keepsIntegerBuffersOfTheFirst() {
        Parameters a = theta(1);
        Parameters mean = Mean.between(a, theta(2), 0.5);
        assertSame(a.get("count"), mean.get("count"));
    }

    @Test
    void keepsHowTensorsAreStored() {
        assertSame(ElementType.F16, Mean.between(theta(1), theta(2), 0.5).get("w").storedAs());
    }

    @Test
    void refusesWeightsThatMakeNoMean() {
        var models = List.of(theta(1), theta(2));
        for (double[] weights :
                new double[][] {{1}, {0, 0}, {2, -1}, {Double.NaN, 1}, {1, 1.0 / 0}}) {
            assertThrows(LandscapeException.class, () -> Mean.of(models, weights));
        }
    }
}
