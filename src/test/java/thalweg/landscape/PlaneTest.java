package thalweg.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.NativeFloats;
import thalweg.evaluation.EvaluationException;
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
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.words.Phrase;

class PlaneTest {
    private static final int COUNT = 300;

    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 64 << 20);
    private final Model a = model(1);
    private final List<Parameters> models =
            List.of(a.parameters(), model(2).parameters(), model(3).parameters());
    private Evaluator evaluator;
    private LoadedExamples examples;

    private static Model model(long seed) {
        return Chains.random(seed, true, Activation.RELU, 10, 24, 16, 4);
    }

    @BeforeEach
    void load() {
        evaluator = Evaluators.forNetwork(a.network(), engine.linearAlgebra(), engine.memory());
        examples =
                LoadedExamples.load(
                        MadeUpData.random(3, COUNT, 10, 4), COUNT, a.network(), engine.memory());
    }

    @AfterEach
    void returnsAllMemory() {
        examples.close();
        evaluator.close();
        assertEquals(0, engine.memory().heldBytes());
    }

    private Plane measure(List<Parameters> of, int points, JobContext context, List<Plane> passes) {
        return new PlaneMeasure(evaluator, engine.memory())
                .measure(of, points, examples, COUNT, Statistics.NONE, context, passes::add);
    }

    private Plane measure(int points) {
        return measure(models, points, JobContext.unattended(), new ArrayList<>());
    }

    private Score alone(double... weights) {
        List<Parameters> parts = new ArrayList<>();
        for (int m = 0; m < 3; m++) {
            Parameters one = models.get(m);
            List<Parameter> scaled = new ArrayList<>();
            for (var p : one.all()) {
                float[] values = p.values().clone();
                for (int i = 0; i < values.length; i++) {
                    values[i] *= (float) (3 * weights[m]);
                }
                scaled.add(p.with(values));
            }
            parts.add(new Parameters(scaled));
        }
        Parameters theta = Mean.of(parts, new double[] {1, 1, 1});
        try (NativeFloats flat = engine.memory().allocate(evaluator.flatLength())) {
            evaluator.flatten(theta, flat);
            return evaluator.score(flat, examples, COUNT, JobContext.unattended());
        }
    }

    private static void assertClose(Score expected, double loss) {
        assertEquals(expected.loss(), loss, 2e-5 * (1 + expected.loss()));
    }

    @Test
    void cornersAndMeanAreTheModelsAndTheirMeanScoredAlone() {
        Plane plane = measure(5);
        assertClose(alone(1, 0, 0), plane.corners().get(0).loss());
        assertClose(alone(0, 1, 0), plane.corners().get(1).loss());
        assertClose(alone(0, 0, 1), plane.corners().get(2).loss());
        assertClose(alone(1 / 3.0, 1 / 3.0, 1 / 3.0), plane.mean().loss());
    }

    @Test
    void everyGridPointIsTheCombinationThatItsCoordinatesSay() {
        Plane plane = measure(6);
        assertTrue(plane.complete());
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 6; column++) {
                double[] shares = plane.frame().shares(plane.x()[column], plane.y()[row]);
                assertEquals(1, shares[0] + shares[1] + shares[2], 1e-12);
                assertClose(alone(shares), plane.loss()[row][column]);
            }
        }
    }

    @Test
    void edgesAreTheLinesBetweenTheModels() {
        var frame = PlaneFrame.of(models.get(0), models.get(1), models.get(2));
        try (Line line = new Line(evaluator, engine.memory(), models.get(1), models.get(2));
                var blend = evaluator.blend(engine.memory(), models, Statistics.NONE)) {
            for (double alpha : new double[] {0, 0.3, 0.5, 1}) {
                var point = frame.at(new double[] {0, 1 - alpha, alpha});
                double[] shares = frame.shares(point.x(), point.y());
                Score onPlane = blend.at(shares, examples, COUNT, JobContext.unattended());
                Score onLine = line.at(alpha, examples, COUNT, JobContext.unattended());
                assertEquals(onLine.loss(), onPlane.loss(), 2e-5 * (1 + onLine.loss()));
            }
        }
    }

    @Test
    void lengthsAreL2AndAnglesTrue() {
        var frame = PlaneFrame.of(models.get(0), models.get(1), models.get(2));
        var corners = frame.corners();
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            double drawn =
                    Math.hypot(corners[i].x() - corners[j].x(), corners[i].y() - corners[j].y());
            assertEquals(models.get(i).distance(models.get(j)), drawn, 1e-9 * drawn);
            double[] shares = frame.shares(corners[i].x(), corners[i].y());
            assertEquals(1, shares[i], 1e-12);
        }
        double[] middle = {0.2, 0.3, 0.5};
        var point = frame.at(middle);
        assertArrayEquals(middle, frame.shares(point.x(), point.y()), 1e-12);
        assertTrue(frame.inside(point.x(), point.y()));
        assertFalse(frame.inside(-0.1, -0.1));
    }

    @Test
    void theGridCoversTheTriangleWithAMarginAndTheSameStepBothWays() {
        Plane plane = measure(5);
        double step = plane.x()[1] - plane.x()[0];
        assertEquals(step, plane.y()[1] - plane.y()[0], 1e-9);
        for (var corner : plane.frame().corners()) {
            assertTrue(corner.x() > plane.x()[0] && corner.x() < plane.x()[4]);
            assertTrue(corner.y() > plane.y()[0] && corner.y() < plane.y()[4]);
        }
    }

    @Test
    void comesFromCoarseToFineAndNoPointTwice() {
        List<Plane> passes = new ArrayList<>();
        Plane whole = measure(models, 21, JobContext.unattended(), passes);
        assertEquals(List.of(4, 2, 1), passes.stream().map(Plane::stride).toList());
        Plane first = passes.getFirst();
        int known = 0;
        for (int row = 0; row < 21; row++) {
            for (int column = 0; column < 21; column++) {
                double coarse = first.loss()[row][column];
                if (!Double.isNaN(coarse)) {
                    known++;
                    assertEquals(whole.loss()[row][column], coarse);
                }
                assertFalse(Double.isNaN(whole.loss()[row][column]));
            }
        }
        assertEquals(36, known);
    }

    @Test
    void onePassAtATimeFindsWhatAllPassesFind() {
        var measure = new PlaneMeasure(evaluator, engine.memory());
        Plane whole = measure(9);
        Plane plane = null;
        for (int stride : new int[] {2, 1}) {
            plane =
                    measure.pass(
                            plane,
                            models,
                            9,
                            examples,
                            COUNT,
                            Statistics.NONE,
                            JobContext.unattended());
            assertEquals(stride, plane.stride());
        }
        for (int row = 0; row < 9; row++) {
            assertArrayEquals(whole.loss()[row], plane.loss()[row]);
            assertArrayEquals(whole.accuracy()[row], plane.accuracy()[row]);
        }
        assertEquals(whole.corners(), plane.corners());
        assertEquals(whole.mean(), plane.mean());
    }

    @Test
    void modelsOnOneLineSpanNoPlane() {
        Parameters half = Mean.between(models.get(0), models.get(1), 0.5);
        for (List<Parameters> flat :
                List.of(
                        List.of(models.get(0), models.get(1), half),
                        List.of(models.get(0), models.get(0), models.get(1)),
                        List.of(models.get(0), models.get(0), models.get(0)))) {
            var e =
                    assertThrows(
                            LandscapeException.class,
                            () -> measure(flat, 5, JobContext.unattended(), new ArrayList<>()));
            assertTrue(e.what().contains("one line"), e.what());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 202, Integer.MAX_VALUE})
    void refusesGridsThatShowNothing(int points) {
        assertThrows(LandscapeException.class, () -> measure(points));
    }

    @Test
    void repairOfThreeModelsIsRefused() {
        var repair = new Statistics(Renormalization.REPAIR, examples);
        assertThrows(
                EvaluationException.class,
                () ->
                        new PlaneMeasure(evaluator, engine.memory())
                                .measure(
                                        models,
                                        5,
                                        examples,
                                        COUNT,
                                        repair,
                                        JobContext.unattended(),
                                        _ -> {}));
    }

    @Test
    void withBatchNormEveryPointIsResetOnTheSameTrainingExamples() {
        Network network = LayerKindsTest.cases().findFirst().orElseThrow().network();
        List<Parameters> thetas =
                List.of(
                        Graphs.random(network, 1),
                        Graphs.random(network, 2),
                        Graphs.random(network, 3));
        int inputs = network.inputLength();
        try (Evaluator of =
                        Evaluators.forNetwork(network, engine.linearAlgebra(), engine.memory());
                var test = load(network, MadeUpData.random(4, 120, inputs, 4));
                var training = load(network, MadeUpData.random(5, 90, inputs, 4))) {
            var reset = new Statistics(Renormalization.RESET, training);
            Plane plane =
                    new PlaneMeasure(of, engine.memory())
                            .measure(thetas, 3, test, 120, reset, JobContext.unattended(), _ -> {});
            assertEquals("reset", plane.normalization());
            assertEquals(90, plane.normalizationExamples());
            Parameters mean = Mean.of(thetas, new double[] {1, 1, 1});
            assertClose(resetAndScored(of, mean, test, reset), plane.mean().loss());
            Score corner = resetAndScored(of, thetas.get(1), test, reset);
            assertClose(corner, plane.corners().get(1).loss());
        }
    }

    private LoadedExamples load(Network network, MadeUpData data) {
        return LoadedExamples.load(data, data.size(), network, engine.memory());
    }

    private Score resetAndScored(
            Evaluator of, Parameters theta, LoadedExamples test, Statistics reset) {
        try (NativeFloats flat = engine.memory().allocate(of.flatLength())) {
            of.flatten(theta, flat);
            of.resetStatistics(flat, reset, JobContext.unattended());
            return of.score(flat, test, test.count(), JobContext.unattended());
        }
    }

    @Test
    void stopsInTheMiddleAndReturnsItsMemory() {
        int[] left = {9};
        var stopping =
                new JobContext() {
                    @Override
                    public void progress(double fraction, Phrase message) {}

                    @Override
                    public boolean yieldPoint() {
                        return left[0]-- == 0;
                    }
                };
        long held = engine.memory().heldBytes();
        assertThrows(
                JobStoppedException.class, () -> measure(models, 9, stopping, new ArrayList<>()));
        assertEquals(held, engine.memory().heldBytes());
    }
}
