package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import thalweg.network.Model;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;

/** Gradients against differences of the loss, which is computed in double where it can be. */
class LossGradientTest {
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /** Loss and gradient on all examples. */
    private record Found(double loss, Parameters gradient) {}

    private static Found gradient(Network network, Parameters theta, Dataset data) {
        try (var gradients =
                        Gradients.forNetwork(network, engine.linearAlgebra(), engine.memory());
                NativeFloats flat = engine.memory().allocate(gradients.flatLength());
                NativeFloats owed = engine.memory().allocate(gradients.flatLength());
                var batch = LoadedExamples.load(data, data.size(), network, engine.memory())) {
            gradients.flatten(theta, flat);
            JobContext context = JobContext.unattended();
            double alone = gradients.loss(flat, batch, context);
            double loss = gradients.gradient(flat, batch, owed, context);
            assertEquals(alone, loss);
            List<Parameter> tensors = new ArrayList<>();
            for (Parameter p : theta.all()) {
                float[] values = new float[p.values().length];
                gradients.read(owed, p.name(), values);
                tensors.add(p.with(values));
            }
            return new Found(loss, new Parameters(tensors));
        }
    }

    /** (L(θ + h) − L(θ − h)) / 2h at one number. */
    private static double difference(
            Network network, Parameters theta, String tensor, int at, Dataset data) {
        double[] loss = new double[2];
        double width = 0;
        for (int side = 0; side < 2; side++) {
            List<Parameter> moved = new ArrayList<>();
            for (Parameter p : theta.all()) {
                float[] values = p.values();
                if (p.name().equals(tensor)) {
                    values = values.clone();
                    values[at] += side == 0 ? -1e-4f : 1e-4f; // seldom over a corner
                    width += (double) (side == 0 ? -1 : 1) * values[at];
                }
                moved.add(p.with(values));
            }
            loss[side] = Scoring.byHand(network, new Parameters(moved), data, data.size()).loss();
        }
        return (loss[1] - loss[0]) / width;
    }

    private static void assertIsTheDerivative(Network network, Parameters theta, Dataset data) {
        Found found = gradient(network, theta, data);
        assertEquals(Scoring.byHand(network, theta, data, data.size()).loss(), found.loss, 1e-6);
        var random = new Random(5);
        for (Parameter p : theta.all()) {
            for (int k = 0; k < 8; k++) {
                int at = random.nextInt(p.values().length);
                double wanted = difference(network, theta, p.name(), at, data);
                double got = found.gradient.get(p.name()).values()[at];
                assertEquals(
                        wanted, got, 2e-5 + 1e-3 * Math.abs(wanted), () -> p.name() + " at " + at);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void aChainsGradientIsTheDerivativeOfItsLoss(Activation activation) {
        Model model = Chains.random(3, true, activation, 7, 12, 9, 5);
        assertIsTheDerivative(model.network(), model.parameters(), MadeUpData.random(4, 11, 7, 5));
    }

    @Test
    void aChainWithoutBiasesHasOneToo() {
        Model model = Chains.random(3, false, Activation.TANH, 7, 12, 5);
        assertIsTheDerivative(model.network(), model.parameters(), MadeUpData.random(4, 11, 7, 5));
    }

    /** Differences are taken through {@link LossGradient#loss}: batch norm's own forward pass. */
    private static void assertIsTheDerivativeOfItsOwnLoss(
            Network network, Parameters theta, Dataset data) {
        Parameters gradient = gradient(network, theta, data).gradient;
        var random = new Random(5);
        for (Parameter p : theta.all()) {
            for (int k = 0; k < 6 && p.learnable(); k++) {
                int at = random.nextInt(p.values().length);
                double[] loss = new double[2];
                double width = 0;
                for (int side = 0; side < 2; side++) {
                    float[] values = p.values().clone();
                    values[at] += side == 0 ? -4e-3f : 4e-3f;
                    width += (double) (side == 0 ? -1 : 1) * values[at];
                    List<Parameter> moved = new ArrayList<>(theta.all());
                    moved.set(moved.indexOf(p), p.with(values));
                    loss[side] = gradient(network, new Parameters(moved), data).loss;
                }
                double wanted = (loss[1] - loss[0]) / width;
                double got = gradient.get(p.name()).values()[at];
                assertEquals(
                        wanted, got, 4e-4 + 2e-2 * Math.abs(wanted), () -> p.name() + " at " + at);
            }
        }
        for (Parameter p : theta.all()) {
            if (!p.learnable()) {
                assertArrayEquals(
                        new float[p.values().length], gradient.get(p.name()).values(), p.name());
            }
        }
    }

    @Test
    void convolutionsOfEveryKindHaveOne() {
        Network network = SmoothNetworks.convolutions();
        assertIsTheDerivative(
                network, Graphs.random(network, 3), MadeUpData.random(9, 5, 2 * 7 * 7, 4));
    }

    @Test
    void poolingShortcutsAndJoinsHaveOne() {
        Network network = SmoothNetworks.poolsAndJoins();
        assertIsTheDerivative(
                network, Graphs.random(network, 3), MadeUpData.random(9, 5, 2 * 8 * 8, 4));
    }

    @Test
    void batchNormGoesByTheBatchAndItsGradientThroughItsStatistics() {
        Network network = SmoothNetworks.batchNorm();
        assertIsTheDerivativeOfItsOwnLoss(
                network, Graphs.random(network, 3), MadeUpData.random(9, 12, 2 * 6 * 6, 4));
    }

    @Test
    void groupAndLayerNormAndProductsHaveOne() {
        Network network = SmoothNetworks.normsAndProducts();
        assertIsTheDerivative(
                network, Graphs.random(network, 3), MadeUpData.random(9, 5, 2 * 5 * 5, 4));
    }

    @Test
    void aValueTimesItselfIsOwedTwice() {
        Network network =
                Graphs.input(6)
                        .dense("first", 6, 8)
                        .after("square", new Layer.Multiply(), "first", "first")
                        .dense("last", 8, 4)
                        .network();
        assertIsTheDerivative(network, Graphs.random(network, 3), MadeUpData.random(9, 5, 6, 4));
    }

    @Test
    void aTensorThatTwoLayersShareGetsWhatIsOwedByBoth() {
        Layer shared = new Layer.Dense("w", "b", 6, 6);
        Network network =
                Graphs.input(6)
                        .then("one", shared)
                        .then("one.act", new Layer.Activate(Activation.TANH))
                        .then("two", shared)
                        .then("two.act", new Layer.Activate(Activation.TANH))
                        .dense("last", 6, 4)
                        .network();
        List<Parameter> once = new ArrayList<>();
        for (Parameter p : Graphs.random(network, 8).all()) {
            if (once.stream().noneMatch(q -> q.name().equals(p.name()))) {
                once.add(p);
            }
        }
        assertIsTheDerivative(network, new Parameters(once), MadeUpData.random(9, 10, 6, 4));
    }

    @Test
    void aLayerWithoutABackwardPassIsRefusedByName() {
        Network network =
                Graphs.input(6)
                        .dense("first", 6, 8)
                        .then("position", new Layer.AddLearned("learned", List.of(8)))
                        .dense("last", 8, 4)
                        .network();
        var e = assertThrows(EvaluationException.class, () -> Gradients.requireSupported(network));
        assertTrue(e.where().contains("position"), e.getMessage());
        assertTrue(e.what().contains("AddLearned"), e.getMessage());
    }

    @Test
    void askedToStopItGivesAllItsMemoryBack() {
        long before = engine.memory().heldBytes();
        Model model = Chains.random(3, true, Activation.RELU, 7, 12, 9, 5);
        for (int polls = 0; polls < 8; polls++) {
            var stopping = new StopAfter(polls);
            try (var gradients =
                            Gradients.forNetwork(
                                    model.network(), engine.linearAlgebra(), engine.memory());
                    NativeFloats flat = engine.memory().allocate(gradients.flatLength());
                    NativeFloats owed = engine.memory().allocate(gradients.flatLength());
                    var batch =
                            LoadedExamples.load(
                                    MadeUpData.random(4, 11, 7, 5),
                                    11,
                                    model.network(),
                                    engine.memory())) {
                gradients.flatten(model.parameters(), flat);
                assertThrows(
                        JobStoppedException.class,
                        () -> gradients.gradient(flat, batch, owed, stopping));
            }
        }
        assertEquals(before, engine.memory().heldBytes());
    }
}
