package thalweg.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.evaluation.Derivatives;
import thalweg.evaluation.DirectionalDerivatives;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.MadeUpData;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.symmetry.Chains;

class TaylorTest {
    /** k₀ + k₁ t + k₂ t² + k₃ t³ and its derivatives. */
    private static Derivatives polynomial(double[] k, double t) {
        return new Derivatives(
                k[0] + t * (k[1] + t * (k[2] + t * k[3])),
                k[1] + t * (2 * k[2] + t * 3 * k[3]),
                2 * k[2] + 6 * k[3] * t);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 0", "0, 2, -3, 0", "0.5, -1, 4, 7", "3, 1e3, -2e3, 1.5e3"})
    void theEstimateIsExactOnACubicLoss(double k0, double k1, double k2, double k3) {
        double[] k = {k0, k1, k2, k3};
        var taylor = new Taylor(polynomial(k, 0), polynomial(k, 1), polynomial(k, 0.5).loss());
        assertEquals(
                taylor.barrier(), taylor.estimate(), 1e-12 * (1 + Math.abs(k3) + Math.abs(k2)));
    }

    @Test
    void aLossOfTheFourthDegreeIsMissed() {
        // t⁴: derivatives 0, 0 at 0 and 4, 12 at 1; ½⁴ midway.
        var taylor = new Taylor(new Derivatives(0, 0, 0), new Derivatives(1, 4, 12), 1 / 16.0);
        assertEquals(-0.4375, taylor.barrier());
        assertEquals(-0.25, taylor.estimate());
    }

    @Test
    void theBarrierBesideItIsThatOfTheLineOnTheSameExamples() {
        Model a = Chains.random(1, true, Activation.RELU, 10, 24, 16, 4);
        Model b = Chains.random(2, true, Activation.RELU, 10, 24, 16, 4);
        var engine = Engines.sameThread(DeviceChoice.CPU, 2, 64 << 20);
        int count = 700; // two batches
        try (var derivatives =
                        new DirectionalDerivatives(
                                a.network(), engine.linearAlgebra(), engine.memory());
                var evaluator =
                        Evaluators.forNetwork(
                                a.network(), engine.linearAlgebra(), engine.memory());
                var line = new Line(evaluator, engine.memory(), a.parameters(), b.parameters());
                var examples =
                        LoadedExamples.load(
                                MadeUpData.random(3, count, 10, 4),
                                count,
                                a.network(),
                                engine.memory())) {
            JobContext context = JobContext.unattended();
            LossCurve curve = line.curve(3, examples, count, context);
            Taylor taylor =
                    Taylor.measure(
                            derivatives, a.parameters(), b.parameters(), examples, count, context);
            assertEquals(curve.barrierAtHalf(), taylor.barrier(), 1e-6);
            assertNotEquals(0, taylor.estimate());
        }
        assertEquals(0, engine.memory().heldBytes());
    }
}
