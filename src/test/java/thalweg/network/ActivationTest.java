package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    /** Away from corners. */
    private static final double[] PLACES = {-4.1, -2.2, -1.3, -0.4, 0.3, 0.9, 1.7, 2.6, 4.4};

    private static final double STEP = 1e-4;

    @ParameterizedTest
    @EnumSource
    void theDerivativesAreThoseOfTheFunction(Activation function) {
        double slope = function.slope();
        for (double x : PLACES) {
            double before = function.of(x - STEP, slope);
            double after = function.of(x + STEP, slope);
            // GELU's error function is good to 1e-7, so its differences are to 1e-3.
            double tolerance = function == Activation.GELU ? 5e-3 : 1e-6;
            assertEquals((after - before) / (2 * STEP), function.derivative(x, slope), tolerance);
            double slopeBefore = function.derivative(x - STEP, slope);
            double slopeAfter = function.derivative(x + STEP, slope);
            assertEquals(
                    (slopeAfter - slopeBefore) / (2 * STEP),
                    function.secondDerivative(x, slope),
                    tolerance);
        }
    }

    /** PyTorch 1.13's torch.nn.functional.gelu(x, approximate="tanh"), in double. */
    @ParameterizedTest
    @CsvSource({
        "-3, -0.0036373920817729943",
        "-0.7, -0.16942986529488321",
        "0.2, 0.11585142978210627",
        "1.9, 1.8454512344553327"
    })
    void theTanhGeluIsPyTorchs(double x, double y) {
        assertEquals(y, Activation.GELU_TANH.of(x), 1e-14);
    }
}
