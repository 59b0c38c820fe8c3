package thalweg.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.dataset.Dataset;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.NativeFloats;
import thalweg.engine.RecordedProgress;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.MadeUpData;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

class LineTest {
    private static final int COUNT = 700;

    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 64 << 20);
    private final Model a = Chains.random(1, true, Activation.RELU, 10, 24, 16, 4);
    private final Model b = Chains.random(2, true, Activation.RELU, 10, 24, 16, 4);
    private final Dataset data = MadeUpData.random(3, COUNT, 10, 4);
    private Evaluator evaluator;
    private LoadedExamples examples;

    @BeforeEach
    void load() {
        evaluator = Evaluators.forNetwork(a.network(), engine.linearAlgebra(), engine.memory());
        examples = LoadedExamples.load(data, COUNT, a.network(), engine.memory());
    }

    @AfterEach
    void returnsAllMemory() {
        examples.close();
        evaluator.close();
        assertEquals(0, engine.memory().heldBytes());
    }

    private Score score(Parameters theta) {
        try (NativeFloats flat = engine.memory().allocate(evaluator.flatLength())) {
            evaluator.flatten(theta, flat);
            return evaluator.score(flat, examples, COUNT, JobContext.unattended());
        }
    }

    private Line line(Parameters from, Parameters to) {
        return new Line(evaluator, engine.memory(), from, to);
    }

    private LossCurve curve(Parameters from, Parameters to, int points) {
        try (Line line = line(from, to)) {
            return line.curve(points, examples, COUNT, JobContext.unattended());
        }
    }

    private static void assertClose(Score expected, Score actual) {
        assertEquals(expected.loss(), actual.loss(), 1e-5 * (1 + expected.loss()));
        assertEquals(expected.accuracy(), actual.accuracy(), 2.5 / COUNT);
    }

    @Test
    void progressRisesToOneAndIsToldWithinAPointWhoseStatisticsAreReset() {
        Network network = LayerKindsTest.cases().findFirst().orElseThrow().network();
        int inputs = network.inputLength();
        var told = new RecordedProgress();
        try (Evaluator of =
                        Evaluators.forNetwork(network, engine.linearAlgebra(), engine.memory());
                var test = load(network, MadeUpData.random(4, 60, inputs, 4));
                var training = load(network, MadeUpData.random(5, 90, inputs, 4));
                var line =
                        new Line(
                                of,
                                engine.memory(),
                                Graphs.random(network, 1),
                                Graphs.random(network, 2),
                                new Statistics(Renormalization.RESET, training, 30))) {
            line.curve(3, test, 60, told);
        }
        List<Double> fractions = told.fractions();
        assertEquals(3 * (1 + 3) + 1, fractions.size()); // a point, its batches; and the end
        for (int i = 1; i < fractions.size(); i++) {
            assertTrue(fractions.get(i) >= fractions.get(i - 1), fractions.toString());
        }
        assertEquals(1, fractions.getLast());
    }

    private LoadedExamples load(Network network, Dataset of) {
        return LoadedExamples.load(of, of.size(), network, engine.memory());
    }

    @Test
    void beginsAndEndsWithTheModelsThemselves() {
        LossCurve curve = curve(a.parameters(), b.parameters(), 5);
        assertClose(score(a.parameters()), curve.points().getFirst().score());
        assertClose(score(b.parameters()), curve.points().getLast().score());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.77, 1, -0.5, 1.5})
    void scoresTheMergedModelOfEveryAlpha(double alpha) {
        try (Line line = line(a.parameters(), b.parameters())) {
            Score onTheLine = line.at(alpha, examples, COUNT, JobContext.unattended());
            Parameters merged = Mean.between(a.parameters(), b.parameters(), alpha);
            assertClose(score(merged), onTheLine);
        }
    }

    @Test
    void hasNoBarrierBetweenAModelAndItself() {
        LossCurve curve = curve(a.parameters(), a.parameters(), 11);
        assertEquals(0, curve.barrierAtHalf(), 1e-5);
        assertEquals(0, curve.maximumBarrier(), 1e-5);
    }

    @Test
    void hasNoBarrierOnceAPlantedPermutationIsUndone() {
        Symmetry symmetry = Symmetry.of(a.network());
        Permutation planted = Permutation.random(symmetry, new Random(4));
        Parameters permuted = planted.apply(a.parameters());
        Interpolation result =
                new Interpolator(evaluator, engine.memory())
                        .measure(
                                a.parameters(),
                                permuted,
                                planted.inverse().apply(permuted),
                                11,
                                examples,
                                COUNT,
                                JobContext.unattended());
        assertEquals(0, result.matched().maximumBarrier(), 1e-5);
        assertEquals(0, result.control(), 1e-12);
        assertTrue(Math.abs(result.naive().barrierAtHalf()) > 0.01);
    }

    @Test
    void followsBWhenItMoves() {
        Parameters moved =
                Permutation.random(Symmetry.of(b.network()), new Random(5)).apply(b.parameters());
        try (Line line = line(a.parameters(), b.parameters())) {
            line.at(0.5, examples, COUNT, JobContext.unattended());
            line.moveB(moved);
            assertClose(
                    score(Mean.between(a.parameters(), moved, 0.5)),
                    line.at(0.5, examples, COUNT, JobContext.unattended()));
        }
    }

    @Test
    void followsTheExamplesWhenTheyChange() {
        try (Line line = line(a.parameters(), b.parameters());
                var others =
                        LoadedExamples.load(
                                MadeUpData.random(9, 100, 10, 4),
                                100,
                                a.network(),
                                engine.memory())) {
            Score one = line.at(0.5, examples, COUNT, JobContext.unattended());
            Score none = line.at(0, examples, COUNT, JobContext.unattended());
            Score fewer = line.at(0.5, examples, 50, JobContext.unattended());
            Score other = line.at(0.5, others, 100, JobContext.unattended());
            Score again = line.at(0.5, examples, COUNT, JobContext.unattended());
            assertEquals(one, again);
            assertClose(score(a.parameters()), none);
            assertEquals(50, fewer.examples());
            assertEquals(100, other.examples());
            assertTrue(other.loss() != fewer.loss());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 10})
    void refusesPointsThatLeaveOutOneHalf(int points) {
        var e =
                assertThrows(
                        LandscapeException.class,
                        () -> curve(a.parameters(), b.parameters(), points));
        assertTrue(e.getMessage().contains(points + " points"), e.getMessage());
    }

    @Test
    void stopsInTheMiddleAndReturnsItsMemory() {
        long held = engine.memory().heldBytes();
        var context =
                new JobContext() {
                    private int left = 7;

                    @Override
                    public void progress(double fraction, Phrase message) {}

                    @Override
                    public boolean yieldPoint() {
                        return left-- == 0;
                    }
                };
        assertThrows(
                JobStoppedException.class,
                () ->
                        new Interpolator(evaluator, engine.memory())
                                .measure(
                                        a.parameters(),
                                        b.parameters(),
                                        b.parameters(),
                                        11,
                                        examples,
                                        COUNT,
                                        context));
        assertEquals(held, engine.memory().heldBytes());
    }
}
