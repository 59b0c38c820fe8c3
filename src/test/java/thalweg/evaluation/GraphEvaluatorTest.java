package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.dataset.Dataset;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.network.Activation;
import thalweg.network.Forward;
import thalweg.network.Layer;
import thalweg.network.Layer.Pooling;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.network.Window;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.words.Phrase;

/** Every kind of layer gives what the plain forward pass gives, folded or not. */
class GraphEvaluatorTest {
    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 256 << 20);
    private final NativeMemory memory = engine.memory();

    static Stream<LayerKindsTest.Case> cases() {
        return Stream.concat(LayerKindsTest.cases(), more());
    }

    private static LayerKindsTest.Case named(String name, Graphs graph) {
        return new LayerKindsTest.Case(name, 0, 0, graph.network());
    }

    private static Layer window(String name, int in, int out, Window window, int groups) {
        return new Layer.Convolution(name + ".w", name + ".b", in, out, window, groups);
    }

    private static Layer pool(Pooling kind, boolean ceil, boolean countPadding) {
        return new Layer.Pool(kind, Window.square(3, 2, 1), ceil, countPadding);
    }

    /** What the symmetry's cases don't have. */
    private static Stream<LayerKindsTest.Case> more() {
        Window uneven =
                new Window(
                        List.of(3, 2), List.of(2, 1), List.of(0, 1), List.of(2, 0), List.of(2, 1));
        return Stream.of(
                named(
                        "uneven padding, stride and dilation",
                        Graphs.input(2, 9, 7)
                                .then("c", window("c", 2, 6, uneven, 2))
                                .activate()
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 6 * 4 * 7, 3)),
                named(
                        "pools that reach out of the padding",
                        Graphs.input(2, 6, 8)
                                .then("p1", pool(Pooling.AVERAGE, true, true))
                                .then("p2", pool(Pooling.AVERAGE, true, false))
                                .then("p3", pool(Pooling.MAX, true, true))
                                .then("flat", new Layer.Flatten(false))),
                named(
                        "pools to a given size",
                        Graphs.input(3, 7, 5)
                                .then("p", new Layer.AdaptivePool(Pooling.AVERAGE, List.of(3, 2)))
                                .then("q", new Layer.AdaptivePool(Pooling.MAX, List.of(2, 1)))
                                .then("flat", new Layer.Flatten(true))),
                named(
                        "norms before the convolutions and activations by themselves",
                        Graphs.input(3, 5, 5)
                                .norm("n1", 3)
                                .activate()
                                .conv("c1", 3, 3, 3, 1)
                                .after("sum", new Layer.Add(), "c1", "input")
                                .norm("n2", 3)
                                .then("a1", new Layer.Activate(Activation.RELU))
                                .then("a2", new Layer.Activate(Activation.TANH))
                                .after("three", new Layer.Add(), "a2", "n1", "input")
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 75, 3)
                                .norm("n3", 3)),
                named(
                        "every function, behind convolutions, dense layers and by itself",
                        functions()),
                named(
                        "a value added to itself, and one that is read twice",
                        Graphs.input(3, 4, 4)
                                .conv("c1", 3, 4, 3, 1)
                                .after("twice", new Layer.Add(), "c1", "c1")
                                .conv("c2", 4, 4, 3, 1)
                                .after("sum", new Layer.Add(), "c2", "twice")
                                .after("cat", new Layer.Concatenate(), "sum", "c1", "sum")
                                .then("flat", new Layer.Flatten(false))),
                named(
                        "a small GPT",
                        Graphs.input(5)
                                .then("e", new Layer.Embedding("e", 7, 8))
                                .then("pos", new Layer.AddLearned("pos", List.of(8, 5)))
                                .then("attention", Graphs.fused("attention", 8, 2, true))
                                .after("sum", new Layer.Add(), "pos", "attention")
                                .then("silu", new Layer.Activate(Activation.SILU))
                                .then("last", new Layer.TakeToken(-1))
                                .then("head", new Layer.Dense("e", null, 8, 7))),
                named(
                        "a transposed convolution in groups, of one axis",
                        Graphs.input(4, 6)
                                .then(
                                        "t",
                                        new Layer.TransposedConvolution(
                                                "t.w",
                                                null,
                                                4,
                                                6,
                                                Window.of(List.of(3), 2, 1),
                                                List.of(1),
                                                2))
                                .norm("n", 6)
                                .activate()
                                .then("flat", new Layer.Flatten(false))));
    }

    private static Graphs functions() {
        Graphs graph = Graphs.input(3, 4, 4);
        List<Layer.Activate> all = new ArrayList<>();
        for (Activation function : Activation.values()) {
            all.add(new Layer.Activate(function));
        }
        all.add(new Layer.Activate(Activation.ELU, 0.6));
        all.add(new Layer.Activate(Activation.HARD_SIGMOID, 0.2));
        all.add(Layer.Activate.clip(-0.5, 0.75));
        all.add(Layer.Activate.clip(Double.NEGATIVE_INFINITY, 1));
        int channels = 3;
        for (int i = 0; i < all.size(); i++) {
            graph.conv("c" + i, channels, 4, 3, 1).then("a" + i, all.get(i)).norm("n" + i, 4);
            channels = 4;
        }
        graph.then("flat", new Layer.Flatten(false));
        int units = 64;
        for (int i = 0; i < all.size(); i++) {
            graph.dense("d" + i, units, 5).then("b" + i, all.get(i));
            units = 5;
        }
        return graph.then("last", new Layer.Activate(Activation.RELU6));
    }

    private void agrees(Network network, Parameters theta, Dataset data, boolean measured) {
        int n = data.size();
        var forward = new Forward(network, theta);
        Plan plan = Plan.of(network);
        try (var flat = memory.allocate(plan.layout().length());
                var examples = LoadedExamples.load(data, n, network, memory);
                var pass = new ForwardPass(plan, engine.linearAlgebra(), memory, n, measured)) {
            plan.layout().flatten(theta, flat);
            pass.load(flat);
            float[] logits = new float[n * plan.classes()];
            pass.run(examples, 0, n, null, JobContext.unattended())
                    .read(0, logits, 0, logits.length);
            float[] x = new float[data.inputLength()];
            for (int i = 0; i < n; i++) {
                data.copyInputs(i, 1, x);
                double[] input = new double[x.length];
                for (int k = 0; k < x.length; k++) {
                    input[k] = x[k];
                }
                double[] right = forward.logits(input);
                double largest = 1e-3;
                for (double z : right) {
                    largest = Math.max(largest, Math.abs(z));
                }
                for (int c = 0; c < right.length; c++) {
                    assertEquals(right[c], logits[i * right.length + c], 1e-4 * largest);
                }
            }
        }
        assertEquals(0, memory.heldBytes());
    }

    private static Dataset data(Network network, int n) {
        boolean tokens =
                network.nodes().stream().anyMatch(x -> x.layer() instanceof Layer.Embedding);
        var made = MadeUpData.random(8, n, network.inputLength(), network.outputs());
        if (tokens) {
            for (int i = 0; i < made.inputs().length; i++) {
                made.inputs()[i] = i * 5 % 7;
            }
        }
        return made;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheLogitsOfThePlainForwardPass(LayerKindsTest.Case c) {
        Parameters theta = Graphs.random(c.network(), 6);
        agrees(c.network(), theta, data(c.network(), 7), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesThemTooWhereRawOutputsAreSeen(LayerKindsTest.Case c) {
        Parameters theta = Graphs.random(c.network(), 6);
        agrees(c.network(), theta, data(c.network(), 3), true);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesTheSameWithBatchNormFused(LayerKindsTest.Case c) {
        var fused = new FusedNetwork(c.network());
        Parameters theta = fused.parameters(Graphs.random(c.network(), 6));
        agrees(fused.network(), theta, data(c.network(), 3), false);
        double[] x = new double[c.network().inputLength()];
        double[] right = new Forward(c.network(), Graphs.random(c.network(), 6)).logits(x);
        double[] found = new Forward(fused.network(), theta).logits(x);
        double largest = 1e-3;
        for (double z : right) {
            largest = Math.max(largest, Math.abs(z));
        }
        for (int i = 0; i < right.length; i++) {
            assertEquals(right[i], found[i], 1e-5 * largest);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void appliesEveryActivationAfterAConvolutionAndItsSum(Activation activation) {
        Network network =
                Graphs.input(3, 4, 4)
                        .conv("c1", 3, 5, 3, 1)
                        .norm("n1", 5)
                        .then("a1", new Layer.Activate(activation, 0.3))
                        .conv("c2", 5, 5, 3, 1)
                        .after("sum", new Layer.Add(), "a1", "c2")
                        .then("a2", new Layer.Activate(activation, 0.3))
                        .then("flat", new Layer.Flatten(false))
                        .network();
        agrees(network, Graphs.random(network, 2), data(network, 4), false);
    }

    @Test
    void scoresBatchesThatDontDivideTheExamples() {
        LayerKindsTest.Case c = LayerKindsTest.cases().findFirst().orElseThrow();
        Parameters theta = Graphs.random(c.network(), 1);
        Dataset data = data(c.network(), 117);
        var evaluator = new GraphEvaluator(c.network(), engine.linearAlgebra(), memory);
        try (evaluator;
                var flat = memory.allocate(evaluator.flatLength());
                var examples = LoadedExamples.load(data, 117, c.network(), memory)) {
            evaluator.flatten(theta, flat);
            Score score = evaluator.score(flat, examples, 103, JobContext.unattended());
            Score right = Scoring.byHand(c.network(), theta, data, 103);
            assertEquals(right.loss(), score.loss(), 1e-4 * right.loss());
            assertEquals(right.accuracy(), score.accuracy());
            assertEquals(103, score.examples());
        }
        assertEquals(0, memory.heldBytes());
    }

    /** On the lane a hand is answered at the yield points of what runs in the background. */
    @ParameterizedTest
    @MethodSource("cases")
    void anotherModelScoredAtItsYieldPointsChangesNothing(LayerKindsTest.Case c) {
        var network = c.network();
        Dataset data = data(network, 230);
        var evaluator = new GraphEvaluator(network, engine.linearAlgebra(), memory);
        try (evaluator;
                var mine = memory.allocate(evaluator.flatLength());
                var others = memory.allocate(evaluator.flatLength());
                var examples = LoadedExamples.load(data, 230, network, memory)) {
            evaluator.flatten(Graphs.random(network, 1), mine);
            evaluator.flatten(Graphs.random(network, 2), others);
            var plain = JobContext.unattended();
            Score right = evaluator.score(mine, examples, 230, plain);
            Score ofOther = evaluator.score(others, examples, 60, plain);
            var hand = new ArrayList<Score>();
            var interrupted =
                    new JobContext() {
                        @Override
                        public void progress(double fraction, Phrase message) {}

                        @Override
                        public boolean yieldPoint() {
                            hand.add(evaluator.score(others, examples, 60, plain));
                            return false;
                        }
                    };
            assertEquals(right, evaluator.score(mine, examples, 230, interrupted));
            assertTrue(hand.size() > 1, "there is more than one batch");
            hand.forEach(each -> assertEquals(ofOther, each));
        }
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void refusesANetworkThatPutsOutAPicture() {
        Network network = Graphs.input(3, 4, 4).conv("c", 3, 2, 3, 1).network();
        var e = assertThrows(EvaluationException.class, () -> Plan.of(network));
        assertTrue(e.getMessage().contains("[2, 4, 4]"), e.getMessage());
    }

    @Test
    void namesATokenThatTheTableDoesntHave() {
        Network network =
                Graphs.input(2)
                        .then("e", new Layer.Embedding("e", 3, 4))
                        .then("first", new Layer.TakeToken(0))
                        .network();
        var data = new MadeUpData(new float[] {0, 9}, new int[] {0}, 2, 4);
        var e =
                assertThrows(
                        EvaluationException.class,
                        () -> agrees(network, Graphs.random(network, 1), data, false));
        assertTrue(e.getMessage().contains("9"), e.getMessage());
        assertEquals(0, memory.heldBytes());
    }
}
