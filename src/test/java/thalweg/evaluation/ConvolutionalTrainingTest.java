package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Checkpoints;
import thalweg.dataset.Dataset;
import thalweg.dataset.Normalization;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Parameters;

/** Convolutions with batch norm, trained on bars that lie or stand somewhere in a noisy image. */
class ConvolutionalTrainingTest {
    private static final int SIDE = 28;
    private static final Architecture SMALL = Architecture.parse("conv:4,M,6,8,M");

    private static Engine engine;
    private static Dataset bars;
    private static Trained trained;

    /** Images of [1, 28, 28]. */
    private record Images(MadeUpData flat) implements Dataset {
        static Images bars(int size) {
            var random = new Random(3);
            float[] inputs = new float[size * SIDE * SIDE];
            int[] labels = new int[size];
            for (int i = 0; i < size; i++) {
                labels[i] = i % 2;
                int at = 4 + random.nextInt(SIDE - 8);
                for (int k = 0; k < SIDE * SIDE; k++) {
                    int here = labels[i] == 0 ? k / SIDE : k % SIDE;
                    float noise = 0.3f * (float) random.nextGaussian();
                    inputs[i * SIDE * SIDE + k] = noise + (here == at ? 2 : 0);
                }
            }
            return new Images(new MadeUpData(inputs, labels, SIDE * SIDE, 2));
        }

        @Override
        public String name() {
            return flat.name();
        }

        @Override
        public String split() {
            return flat.split();
        }

        @Override
        public int size() {
            return flat.size();
        }

        @Override
        public List<Integer> inputShape() {
            return List.of(1, SIDE, SIDE);
        }

        @Override
        public int classes() {
            return flat.classes();
        }

        @Override
        public int label(int index) {
            return flat.label(index);
        }

        @Override
        public Normalization normalization() {
            return flat.normalization();
        }

        @Override
        public void copyInputs(int first, int count, float[] target) {
            flat.copyInputs(first, count, target);
        }
    }

    @BeforeAll
    static void train() {
        engine = Engines.sameThread(DeviceChoice.CPU, 1, 64 << 20);
        bars = Images.bars(120);
        trained =
                new Trainer(new Trainer.Options(SMALL, 6, 20, 0.01, 1))
                        .train(bars, JobContext.unattended());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Score score(Evaluator evaluator, Network network, Parameters theta) {
        try (evaluator;
                NativeFloats flat = engine.memory().allocate(evaluator.flatLength());
                var examples = LoadedExamples.load(bars, bars.size(), network, engine.memory())) {
            evaluator.flatten(theta, flat);
            return evaluator.score(flat, examples, bars.size(), JobContext.unattended());
        }
    }

    private static Score score(Network network, Parameters theta) {
        return score(
                Evaluators.forNetwork(network, engine.linearAlgebra(), engine.memory()),
                network,
                theta);
    }

    @Test
    void learnsWhatCanBeLearned() {
        Score score = score(trained.network(), trained.parameters());
        assertEquals(1, score.accuracy(), 0.01);
        assertTrue(score.loss() < 0.2, "loss " + score.loss());
    }

    @Test
    void namesAndShapesTensorsAsTorchvisionsVggDoes() {
        assertEquals(
                List.of(
                        "features.0.weight [4, 1, 3, 3]",
                        "features.1.weight [4]",
                        "features.1.bias [4]",
                        "features.1.running_mean [4]",
                        "features.1.running_var [4]",
                        "features.4.weight [6, 4, 3, 3]",
                        "features.5.weight [6]",
                        "features.5.bias [6]",
                        "features.5.running_mean [6]",
                        "features.5.running_var [6]",
                        "features.7.weight [8, 6, 3, 3]",
                        "features.8.weight [8]",
                        "features.8.bias [8]",
                        "features.8.running_mean [8]",
                        "features.8.running_var [8]",
                        "classifier.weight [2, 392]",
                        "classifier.bias [2]"),
                trained.parameters().all().stream().map(p -> p.name() + " " + p.shape()).toList());
    }

    @Test
    void computesWhatDeeplearning4jComputesOfTheSameNumbers() {
        Score ours = score(trained.network(), trained.parameters());
        Score theirs =
                score(
                        new Dl4jEvaluator(trained.network()),
                        trained.network(),
                        trained.parameters());
        assertEquals(theirs.loss(), ours.loss(), 1e-6);
    }

    @Test
    void whatItWritesIsRecognisedWithItsPooling(@TempDir Path folder) {
        Path file = folder.resolve("bars.safetensors");
        Checkpoints.write(
                file,
                trained.parameters().all().stream()
                        .map(
                                p ->
                                        new Checkpoints.Content(
                                                p.name(), p.storedAs(), p.shape(), p.values()))
                        .toList(),
                false);
        Model model = Models.open(file, Models.Options.DEFAULT);
        assertEquals(kinds(trained.network()), kinds(model.network()));
        assertEquals(trained.network().architecture(), model.network().architecture());
        assertEquals(
                score(trained.network(), trained.parameters()),
                score(model.network(), model.parameters()));
    }

    private static List<String> kinds(Network network) {
        return network.nodes().stream()
                .map(Node::layer)
                .map(Layer::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    @Test
    void poolingThatLeavesNothingIsRefused() {
        Architecture deep = Architecture.parse("conv:2,M,2,M,2,M,2,M,2,M");
        var e =
                assertThrows(
                        EvaluationException.class, () -> deep.network(List.of(1, SIDE, SIDE), 2));
        assertTrue(e.getMessage().contains("pooling leaves nothing"), e.getMessage());
    }

    @Test
    void inputsThatAreNoImagesAreRefused() {
        var e = assertThrows(EvaluationException.class, () -> SMALL.network(List.of(784), 10));
        assertTrue(e.getMessage().contains("need images"), e.getMessage());
    }
}
