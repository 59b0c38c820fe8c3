package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thalweg.dataset.Dataset;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobStoppedException;
import thalweg.engine.NativeMemory;
import thalweg.engine.StopAfter;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.symmetry.Chains;

class EvaluatorTest {
    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 256 << 20);
    private final NativeMemory memory = engine.memory();

    private Evaluator chain(Model model) {
        Evaluator evaluator =
                Evaluators.forNetwork(model.network(), engine.linearAlgebra(), memory);
        return assertInstanceOf(GemmChainEvaluator.class, evaluator);
    }

    private void agree(Model model, Dataset data) {
        Score hand = Scoring.byHand(model, data, data.size());
        Score chain = Scoring.by(chain(model), model, data, data.size(), memory);
        Evaluator general = new Dl4jEvaluator(model.network());
        Score dl4j = Scoring.by(general, model, data, data.size(), memory);
        assertEquals(hand.loss(), chain.loss(), 1e-6 * (1 + hand.loss()));
        assertEquals(hand.accuracy(), chain.accuracy());
        assertEquals(hand.loss(), dl4j.loss(), 1e-6 * (1 + hand.loss()));
        assertEquals(data.size(), chain.examples());
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void chainAndDeeplearning4jGiveTheLossOfThePlainForwardPass(Activation activation) {
        Model model = Chains.random(1, true, activation, 20, 33, 17, 7);
        agree(model, MadeUpData.random(2, 300, 20, 7));
    }

    @Test
    void evaluatesNetworksWithoutBiases() {
        agree(Chains.random(3, false, Activation.RELU, 9, 40, 3), MadeUpData.random(4, 50, 9, 3));
    }

    @Test
    void evaluatesASingleLayer() {
        agree(Chains.random(5, true, Activation.RELU, 6, 4), MadeUpData.random(6, 11, 6, 4));
    }

    @Test
    void evaluatesBatchesThatDontDivideTheExamples() {
        agree(Chains.random(7, true, Activation.RELU, 5, 8, 2), MadeUpData.random(8, 1234, 5, 2));
    }

    @Test
    void scoresOnlyTheFirstExamplesWhenAskedTo() {
        Model model = Chains.random(9, true, Activation.RELU, 5, 8, 2);
        Dataset data = MadeUpData.random(10, 900, 5, 2);
        Score some = Scoring.by(chain(model), model, data, 517, memory);
        assertEquals(Scoring.byHand(model, data, 517).loss(), some.loss(), 1e-6);
        assertEquals(517, some.examples());
    }

    @Test
    void survivesLogitsThatOverflowAnExponential() {
        Model model = Chains.random(11, false, Activation.RELU, 1, 1);
        var data = new MadeUpData(new float[] {1e30f, -1e30f}, new int[] {0, 0}, 1, 1);
        assertEquals(0, Scoring.by(chain(model), model, data, 2, memory).loss());
    }

    @Test
    void stopsBetweenBatchesAndReturnsItsMemory() {
        Model model = Chains.random(12, true, Activation.RELU, 5, 8, 2);
        Dataset data = MadeUpData.random(13, 2000, 5, 2);
        try (Evaluator evaluator = chain(model);
                var theta = memory.allocate(evaluator.flatLength());
                var examples = LoadedExamples.load(data, 2000, model.network(), memory)) {
            evaluator.flatten(model.parameters(), theta);
            long held = memory.heldBytes();
            var context = new StopAfter(2);
            assertThrows(
                    JobStoppedException.class,
                    () -> evaluator.score(theta, examples, 2000, context));
            assertEquals(held, memory.heldBytes());
        }
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void returnsAllItsMemory() {
        Model model = Chains.random(14, true, Activation.TANH, 5, 8, 2);
        Scoring.by(chain(model), model, MadeUpData.random(15, 10, 5, 2), 10, memory);
        assertEquals(0, memory.heldBytes());
    }
}
