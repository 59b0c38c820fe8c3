package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Model;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;

class LogitsTest {
    private static final int CLASSES = 4;

    private static Logits random(long seed, double size) {
        var random = new Random(seed);
        int examples = 50;
        float[] values = new float[examples * CLASSES];
        int[] labels = new int[examples];
        for (int i = 0; i < examples; i++) {
            labels[i] = random.nextInt(CLASSES);
            for (int c = 0; c < CLASSES; c++) {
                double right = c == labels[i] && random.nextInt(3) > 0 ? 2 : 0;
                values[i * CLASSES + c] = (float) (size * (random.nextGaussian() + right));
            }
        }
        return new Logits(values, CLASSES, labels);
    }

    private static double loss(Logits logits, double temperature) {
        double sum = 0;
        for (int i = 0; i < logits.labels().length; i++) {
            double powers = 0;
            for (int c = 0; c < CLASSES; c++) {
                powers += Math.exp(logits.values()[i * CLASSES + c] / temperature);
            }
            double its = logits.values()[i * CLASSES + logits.labels()[i]] / temperature;
            sum += Math.log(powers) - its;
        }
        return sum / logits.labels().length;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 30})
    void theTemperatureThatSuitsBestHasTheLeastLoss(double size) {
        Logits logits = random(1, size);
        Logits.Calibrated found = logits.calibrated();
        assertEquals(loss(logits, found.temperature()), found.loss(), 1e-9);
        for (double by : new double[] {0.5, 0.9, 0.99, 1.01, 1.1, 2}) {
            assertTrue(loss(logits, found.temperature() * by) >= found.loss(), "at " + by);
        }
        assertEquals(random(1, 1).calibrated().loss(), found.loss(), 1e-5, "the size is T's alone");
    }

    @Test
    void perfectLogitsAreMadeAsSureAsCanBe() {
        Logits right = new Logits(new float[] {1, 0, 0, 1}, 2, new int[] {0, 1});
        assertTrue(right.calibrated().loss() < 1e-6);
        assertEquals(Logits.LEAST_TEMPERATURE, right.calibrated().temperature(), 1e-5);
        Logits wrong = new Logits(new float[] {1, 0, 0, 1}, 2, new int[] {1, 0});
        assertEquals(Math.log(2), wrong.calibrated().loss(), 1e-3, "none is better than a guess");
    }

    @Test
    void anEnsembleWithItselfIsTheModel() {
        Logits logits = random(2, 1);
        Score alone = logits.ensemble(logits);
        assertEquals(loss(logits, 1), alone.loss(), 1e-9);
        Logits other = random(3, 1);
        Logits sameLabels = new Logits(other.values(), CLASSES, logits.labels());
        Score both = logits.ensemble(sameLabels);
        assertTrue(both.loss() <= (loss(logits, 1) + loss(sameLabels, 1)) / 2);
    }

    @Test
    void areThoseThatTheScoreIsOf() {
        var engine = Engines.sameThread(DeviceChoice.CPU, 2, 1 << 28);
        Model chain = Chains.random(1, true, Activation.RELU, 12, 20, CLASSES);
        Network convolution =
                Graphs.input(3, 2, 2)
                        .conv("first", 3, 5, 1, 1)
                        .then("flat", new Layer.Flatten(false))
                        .dense("last", 20, CLASSES)
                        .network();
        check(engine, chain.network(), chain.parameters());
        check(engine, convolution, Graphs.random(convolution, 1));
        assertEquals(0, engine.memory().heldBytes());
        engine.close();
    }

    private static void check(Engine engine, Network network, Parameters theta) {
        int count = 130;
        try (var evaluator =
                        Evaluators.forNetwork(network, engine.linearAlgebra(), engine.memory());
                var flat = engine.memory().allocate(evaluator.flatLength());
                var examples =
                        LoadedExamples.load(
                                MadeUpData.random(3, 200, 12, CLASSES),
                                200,
                                network,
                                engine.memory())) {
            evaluator.flatten(theta, flat);
            JobContext context = JobContext.unattended();
            Score score = evaluator.score(flat, examples, count, context);
            Logits logits = evaluator.logits(flat, examples, count, context);
            assertEquals(count, logits.labels().length);
            assertEquals(score.loss(), loss(logits, 1), 1e-6);
            assertEquals(score.accuracy(), logits.ensemble(logits).accuracy(), 1e-9);
        }
    }
}
