package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.NativeFloats;
import thalweg.engine.RecordedProgress;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

class TrainerTest {
    private static final Architecture SMALL = Architecture.parse("mlp:16,12");

    /** Three clouds of points in the plane. */
    private static MadeUpData clouds(int size) {
        var random = new Random(1);
        float[] inputs = new float[2 * size];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = i % 3;
            inputs[2 * i] = (float) (2 * Math.cos(2.1 * labels[i]) + 0.3 * random.nextGaussian());
            inputs[2 * i + 1] =
                    (float) (2 * Math.sin(2.1 * labels[i]) + 0.3 * random.nextGaussian());
        }
        return new MadeUpData(inputs, labels, 2, 3);
    }

    private static Trained train(long seed, int epochs, JobContext context) {
        return new Trainer(new Trainer.Options(SMALL, epochs, 20, 0.01, seed))
                .train(clouds(210), context);
    }

    private static float[] numbers(Parameters theta, String name) {
        return theta.get(name).values();
    }

    @Test
    void learnsWhatCanBeLearned() {
        Trained trained = train(1, 30, JobContext.unattended());
        assertTrue(trained.trainingLoss() < 0.05, "loss " + trained.trainingLoss());
        Engine engine = Engines.sameThread(DeviceChoice.CPU, 1, 64 << 20);
        try (Evaluator evaluator =
                        Evaluators.forNetwork(
                                trained.network(), engine.linearAlgebra(), engine.memory());
                NativeFloats theta = engine.memory().allocate(evaluator.flatLength());
                var examples =
                        LoadedExamples.load(clouds(210), 210, trained.network(), engine.memory())) {
            evaluator.flatten(trained.parameters(), theta);
            Score score = evaluator.score(theta, examples, 210, JobContext.unattended());
            assertEquals(1, score.accuracy());
            assertEquals(trained.trainingLoss(), score.loss(), 0.01);
        }
    }

    @Test
    void namesAndShapesTensorsAsPyTorchDoes() {
        Parameters theta = train(1, 1, JobContext.unattended()).parameters();
        assertEquals(
                List.of(
                        "fc1.weight [16, 2]",
                        "fc1.bias [16]",
                        "fc2.weight [12, 16]",
                        "fc2.bias [12]",
                        "fc3.weight [3, 12]",
                        "fc3.bias [3]"),
                theta.all().stream().map(TrainerTest::nameAndShape).toList());
    }

    private static String nameAndShape(Parameter p) {
        return p.name() + " " + p.shape();
    }

    @Test
    void givesTheSameNumbersForTheSameSeed() {
        Parameters one = train(5, 3, JobContext.unattended()).parameters();
        Parameters two = train(5, 3, JobContext.unattended()).parameters();
        for (Parameter p : one.all()) {
            assertArrayEquals(p.values(), numbers(two, p.name()), p.name());
        }
    }

    @Test
    void givesOtherNumbersForAnotherSeed() {
        Parameters one = train(5, 1, JobContext.unattended()).parameters();
        Parameters two = train(6, 1, JobContext.unattended()).parameters();
        assertFalse(Arrays.equals(numbers(one, "fc1.weight"), numbers(two, "fc1.weight")));
    }

    @Test
    void saysHowFarItIs() {
        var context = new RecordedProgress();
        train(1, 2, context);
        List<Double> fractions = context.fractions();
        assertEquals(1, fractions.getLast());
        assertEquals(0.5, fractions.get(11), 1e-9);
    }

    @Test
    void stopsWhenAskedTo() {
        var stopping =
                new JobContext() {
                    private int left = 3;

                    @Override
                    public void progress(double fraction, Phrase message) {}

                    @Override
                    public boolean yieldPoint() {
                        return left-- == 0;
                    }
                };
        assertThrows(JobStoppedException.class, () -> train(1, 1000, stopping));
    }

    @Test
    void saysSoWhenTheLossIsNoLongerANumber() {
        var trainer = new Trainer(new Trainer.Options(SMALL, 50, 20, 1e30, 1));
        var e =
                assertThrows(
                        EvaluationException.class,
                        () -> trainer.train(clouds(210), JobContext.unattended()));
        assertTrue(e.remedy().contains("rate"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mlp",
                "mlp:",
                "mlp:0",
                "mlp:5,,5",
                "mlp:-3",
                "mlp:1e9",
                "conv:",
                "conv:M",
                "conv:8,M,M",
                "conv:8,N",
                "vgg:8"
            })
    void refusesArchitecturesThatItDoesntKnow(String name) {
        assertThrows(EvaluationException.class, () -> Architecture.parse(name));
    }

    @Test
    void letsTheRateFallInAStraightLineToZero() {
        var rate = new FallingRate(0.01, 100);
        assertEquals(0.01, rate.valueAt(0, 0));
        assertEquals(0.005, rate.valueAt(50, 3), 1e-12);
        assertEquals(0, rate.valueAt(100, 9));
        assertEquals(0, rate.valueAt(101, 9));
    }
}
