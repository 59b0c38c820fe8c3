package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thalweg.dataset.Dataset;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.NativeFloats;
import thalweg.engine.StopAfter;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;

/** Against gradients by back-propagation, and differences of first derivatives along the line. */
class DirectionalDerivativesTest {
    private static final double AT = 0.4;

    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
    }

    @AfterAll
    static void close() {
        assertEquals(0, engine.memory().heldBytes());
        engine.close();
    }

    /** gᵀ(b − a) at the same place, by back-propagation. */
    private static Derivatives byGradient(
            Network network, Parameters a, Parameters b, LoadedExamples examples) {
        try (var gradients =
                        Gradients.forNetwork(network, engine.linearAlgebra(), engine.memory());
                NativeFloats theta = engine.memory().allocate(gradients.flatLength());
                NativeFloats delta = engine.memory().allocate(gradients.flatLength());
                NativeFloats gradient = engine.memory().allocate(gradients.flatLength())) {
            FlatLayout.of(network).flattenLine(a, b, AT, theta, delta);
            double loss = gradients.gradient(theta, examples, gradient, JobContext.unattended());
            double first = 0;
            float[] g = new float[Math.toIntExact(gradients.flatLength())];
            float[] d = new float[g.length];
            gradient.read(0, g, 0, g.length);
            delta.read(0, d, 0, d.length);
            for (int i = 0; i < g.length; i++) {
                first += (double) g[i] * d[i];
            }
            return new Derivatives(loss, first, Double.NaN);
        }
    }

    private static void assertAreTheDerivatives(
            Network network, Parameters a, Parameters b, Dataset data, double width) {
        int count = data.size();
        JobContext context = JobContext.unattended();
        try (var derivatives =
                        new DirectionalDerivatives(
                                network, engine.linearAlgebra(), engine.memory());
                var examples = LoadedExamples.load(data, count, network, engine.memory())) {
            Derivatives found = derivatives.at(AT, a, b, examples, count, context);
            Derivatives wanted = byGradient(network, a, b, examples);
            assertEquals(wanted.loss(), found.loss(), 1e-5 * wanted.loss());
            assertEquals(wanted.first(), found.first(), 1e-5 + 1e-4 * Math.abs(wanted.first()));
            int compared = 0;
            for (double at = 0.05; at < 0.99; at += 0.03) {
                double[] first = new double[5];
                for (int k = 0; k < 5; k++) {
                    double t = at + (k - 2) * width;
                    first[k] = derivatives.at(t, a, b, examples, count, context).first();
                }
                double[] slopes = new double[4];
                Arrays.setAll(slopes, k -> (first[k + 1] - first[k]) / width);
                double central = (first[3] - first[1]) / (2 * width);
                double rounding = 2e-7 * Math.abs(first[2]) / width;
                double tolerance = 1e-3 + rounding + 2e-3 * Math.abs(central);
                double bend =
                        Math.max(
                                Math.abs(slopes[0] - 2 * slopes[1] + slopes[2]),
                                Math.abs(slopes[1] - 2 * slopes[2] + slopes[3]));
                if (bend <= 2 * tolerance) { // else a corner lies between
                    double got = derivatives.at(at, a, b, examples, count, context).second();
                    assertEquals(central, got, 2 * tolerance);
                    assertTrue(Math.abs(central) > 3 * tolerance, "nothing but rounding");
                    compared++;
                }
            }
            assertTrue(compared >= 5, "a corner almost everywhere: " + compared);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void ofAChainWithEveryActivation(Activation activation) {
        var a = Chains.random(3, true, activation, 7, 12, 9, 5);
        var b = Chains.random(4, true, activation, 7, 12, 9, 5);
        assertAreTheDerivatives(
                a.network(), a.parameters(), b.parameters(), MadeUpData.random(4, 11, 7, 5), 1e-3);
    }

    @Test
    void ofConvolutionsOfEveryKind() {
        Network network = SmoothNetworks.convolutions();
        assertAreTheDerivatives(
                network,
                Graphs.random(network, 3),
                Graphs.random(network, 4),
                MadeUpData.random(9, 5, 2 * 7 * 7, 4),
                1e-3);
    }

    @Test
    void ofPoolingShortcutsAndJoins() {
        Network network = SmoothNetworks.poolsAndJoins();
        assertAreTheDerivatives(
                network,
                Graphs.random(network, 3),
                Graphs.random(network, 4),
                MadeUpData.random(9, 5, 2 * 8 * 8, 4),
                1e-3);
    }

    @Test
    void ofBatchNormByTheStatisticsOfTheBatch() {
        Network network = SmoothNetworks.batchNorm();
        assertAreTheDerivatives(
                network,
                Graphs.random(network, 3),
                Graphs.random(network, 4),
                MadeUpData.random(9, 12, 2 * 6 * 6, 4),
                1e-3);
    }

    @Test
    void batchesOfUnequalNumberAreOneMean() {
        var a = Chains.random(3, true, Activation.TANH, 7, 12, 9, 5);
        var b = Chains.random(4, true, Activation.TANH, 7, 12, 9, 5);
        assertAreTheDerivatives(
                a.network(),
                a.parameters(),
                b.parameters(),
                MadeUpData.random(4, 1201, 7, 5),
                1e-3);
    }

    @Test
    void askedToStopItGivesAllItsMemoryBack() {
        long before = engine.memory().heldBytes();
        var a = Chains.random(3, true, Activation.RELU, 7, 12, 9, 5);
        for (int polls = 0; polls < 8; polls++) {
            var stopping = new StopAfter(polls);
            try (var derivatives =
                            new DirectionalDerivatives(
                                    a.network(), engine.linearAlgebra(), engine.memory());
                    var examples =
                            LoadedExamples.load(
                                    MadeUpData.random(4, 11, 7, 5),
                                    11,
                                    a.network(),
                                    engine.memory())) {
                assertThrows(
                        JobStoppedException.class,
                        () ->
                                derivatives.at(
                                        0, a.parameters(), a.parameters(), examples, 11, stopping));
            }
        }
        assertEquals(before, engine.memory().heldBytes());
    }

    @Test
    void aLayerThatHasNoneIsRefusedByName() {
        for (Layer norm :
                List.of(
                        new Layer.GroupNorm(null, null, 8, 2, 1e-5),
                        new Layer.LayerNorm(null, null, List.of(8), 1e-5))) {
            refused(Graphs.input(6).dense("first", 6, 8).then("norm", norm), "norm");
        }
        refused(
                Graphs.input(6)
                        .dense("first", 6, 8)
                        .after("gate", new Layer.Multiply(), "first", "first"),
                "gate");
    }

    private void refused(Graphs begun, String layer) {
        Network network = begun.dense("last", 8, 4).network();
        var e =
                assertThrows(
                        EvaluationException.class,
                        () ->
                                new DirectionalDerivatives(
                                        network, engine.linearAlgebra(), engine.memory()));
        assertTrue(e.where().contains(layer), e.getMessage());
        assertTrue(e.what().startsWith("no second derivative is computed"), e.what());
    }
}
