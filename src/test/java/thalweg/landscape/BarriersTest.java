package thalweg.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.MadeUpData;
import thalweg.evaluation.Statistics;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

class BarriersTest {
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

    private Barriers measure(List<Parameters> of) {
        return Barriers.measure(
                evaluator,
                engine.memory(),
                of,
                examples,
                COUNT,
                Statistics.NONE,
                JobContext.unattended());
    }

    private LossCurve curve(Parameters from, Parameters to) {
        try (Line line = new Line(evaluator, engine.memory(), from, to)) {
            return line.curve(3, examples, COUNT, JobContext.unattended());
        }
    }

    @Test
    void areThoseOfTheLinesBetweenEveryTwo() {
        Barriers barriers = measure(models);
        assertEquals(3, barriers.ends().size());
        assertEquals(3, barriers.midpoints().size());
        for (Barriers.Midpoint m : barriers.midpoints()) {
            LossCurve curve = curve(models.get(m.a()), models.get(m.b()));
            assertEquals(curve.points().get(0).score(), barriers.ends().get(m.a()));
            assertEquals(
                    curve.points().get(2).score().loss(), barriers.ends().get(m.b()).loss(), 1e-6);
            assertEquals(curve.points().get(1).score(), m.score());
            assertEquals(curve.barrierAtHalf(), barriers.atHalf(m), 1e-6);
            assertEquals(barriers.atHalf(m), barriers.matrix()[m.b()][m.a()]);
        }
    }

    @Test
    void areNoneBetweenPermutedCopiesOnceTheyAreMatched() {
        Symmetry symmetry = Symmetry.of(a.network());
        var random = new Random(1);
        Permutation p = Permutation.random(symmetry, random);
        Permutation q = Permutation.random(symmetry, random);
        var copies = List.of(a.parameters(), p.apply(a.parameters()), q.apply(a.parameters()));
        var back =
                List.of(
                        a.parameters(),
                        p.inverse().apply(copies.get(1)),
                        q.inverse().apply(copies.get(2)));
        for (double[] row : measure(back).matrix()) {
            for (double barrier : row) {
                assertEquals(0, barrier, 1e-6);
            }
        }
    }
}
