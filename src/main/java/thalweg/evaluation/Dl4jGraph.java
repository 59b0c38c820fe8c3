package thalweg.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Shapes;
import thalweg.network.Window;
import thalweg.words.Phrase;

/**
 * A network as Deeplearning4j's graph. Deeplearning4j keeps a dense weight as [in, out] in column
 * order, which in memory is our [out, in] in row order, and a kernel as we do: numbers move between
 * the two unchanged.
 */
final class Dl4jGraph {
    private static final String LOSS = "loss";

    /** The share of the old running statistics that a batch leaves: PyTorch's momentum of 0.1. */
    private static final double RUNNING_DECAY = 0.9;

    private Dl4jGraph() {}

    /** A graph whose last vertex gives the logits. */
    static ComputationGraph forEvaluation(Network network) {
        GraphBuilder builder = layers(network, 0, new NoOp());
        builder.setOutputs(network.nodes().getLast().name());
        var graph = new ComputationGraph(builder.build());
        graph.init();
        return graph;
    }

    /**
     * A graph with softmax and cross-entropy on its logits, its weights uniform in ±1 / √in (as
     * PyTorch's dense layers start: He et al., arXiv 1502.01852, for a slope of √5), its biases 0.
     */
    static ComputationGraph forTraining(Network network, long seed, IUpdater updater) {
        GraphBuilder builder = layers(network, seed, updater);
        builder.addLayer(
                LOSS,
                new LossLayer.Builder(new LossMCXENT()).activation(new ActivationSoftmax()).build(),
                network.nodes().getLast().name());
        builder.setOutputs(LOSS);
        var graph = new ComputationGraph(builder.build());
        graph.init();
        return graph;
    }

    /** The shape of so many inputs, [count, …]. */
    static long[] batchShape(int count, Network network) {
        return LongStream.concat(
                        LongStream.of(count),
                        network.inputShape().stream().mapToLong(Integer::longValue))
                .toArray();
    }

    /** A layer's tensors by their names in the network, as views that hold the graph's numbers. */
    static Map<String, View> views(ComputationGraph graph, Node node) {
        var views = new LinkedHashMap<String, View>();
        switch (node.layer()) {
            case Layer.Dense d -> {
                put(views, graph, node, d.weight(), "W", 'f');
                put(views, graph, node, d.bias(), "b", 'f');
            }
            case Layer.Convolution c -> {
                put(views, graph, node, c.weight(), "W", 'c');
                put(views, graph, node, c.bias(), "b", 'c');
            }
            case Layer.BatchNorm b -> {
                put(views, graph, node, b.scale(), "gamma", 'c');
                put(views, graph, node, b.shift(), "beta", 'c');
                put(views, graph, node, b.mean(), "mean", 'c');
                put(views, graph, node, b.variance(), "var", 'c');
            }
            default -> {}
        }
        return views;
    }

    private static void put(
            Map<String, View> views,
            ComputationGraph graph,
            Node node,
            @Nullable String tensor,
            String key,
            char order) {
        if (tensor != null) {
            views.put(tensor, new View(graph.getLayer(node.name()).getParam(key), order));
        }
    }

    /**
     * A tensor inside the graph.
     *
     * @param order in which its numbers lie as ours do: 'f' by columns, 'c' by rows
     */
    record View(INDArray array, char order) {
        /** Its numbers, in our order. */
        float[] numbers() {
            try (INDArray copy = array.dup(order)) {
                return copy.data().asFloat();
            }
        }

        /** Gives it numbers, in our order. */
        void assign(float[] values) {
            try (INDArray given = Nd4j.create(values, array.shape(), order)) {
                array.assign(given);
            }
        }
    }

    private static GraphBuilder layers(Network network, long seed, IUpdater updater) {
        GraphBuilder builder =
                new NeuralNetConfiguration.Builder()
                        .seed(seed)
                        .weightInit(WeightInit.UNIFORM)
                        .updater(updater)
                        .graphBuilder();
        for (Node node : network.nodes()) {
            String[] inputs = node.inputs().toArray(String[]::new);
            switch (node.layer()) {
                case Layer.Input _ -> builder.addInputs(List.of(node.name()));
                case Layer.Dense d ->
                        builder.addLayer(
                                node.name(),
                                new DenseLayer.Builder()
                                        .nIn(d.in())
                                        .nOut(d.out())
                                        .hasBias(d.bias() != null)
                                        .activation(new ActivationIdentity())
                                        .build(),
                                inputs);
                case Layer.Convolution c ->
                        builder.addLayer(node.name(), convolution(c, node), inputs);
                case Layer.BatchNorm b -> builder.addLayer(node.name(), batchNorm(b), inputs);
                case Layer.Pool p -> builder.addLayer(node.name(), pooling(p, node), inputs);
                case Layer.Flatten f when !f.channelsLast() ->
                        builder.addVertex(node.name(), flattened(network, node), inputs);
                case Layer.Activate a ->
                        builder.addLayer(node.name(), new ActivationLayer(function(a)), inputs);
                default -> throw unknown(node);
            }
        }
        return builder;
    }

    private static ConvolutionLayer convolution(Layer.Convolution c, Node node) {
        Window window = c.window();
        if (window.axes() != 2 || c.groups() != 1 || !window.before().equals(window.after())) {
            throw unknown(node);
        }
        return new ConvolutionLayer.Builder(pair(window.kernel()))
                .stride(pair(window.stride()))
                .padding(pair(window.before()))
                .dilation(pair(window.dilation()))
                .convolutionMode(ConvolutionMode.Truncate)
                .nIn(c.in())
                .nOut(c.out())
                .hasBias(c.bias() != null)
                .activation(new ActivationIdentity())
                .build();
    }

    private static BatchNormalization batchNorm(Layer.BatchNorm b) {
        return new BatchNormalization.Builder()
                .nIn(b.size())
                .nOut(b.size())
                .eps(b.epsilon())
                .decay(RUNNING_DECAY)
                .useLogStd(false)
                .build();
    }

    private static SubsamplingLayer pooling(Layer.Pool p, Node node) {
        Window window = p.window();
        if (window.axes() != 2 || p.ceil() || !window.before().equals(List.of(0, 0))) {
            throw unknown(node);
        }
        return new SubsamplingLayer.Builder(
                        p.kind() == Layer.Pooling.MAX
                                ? SubsamplingLayer.PoolingType.MAX
                                : SubsamplingLayer.PoolingType.AVG,
                        pair(window.kernel()),
                        pair(window.stride()))
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }

    private static PreprocessorVertex flattened(Network network, Node node) {
        List<Integer> shape = Shapes.of(network).of(node.inputs().getFirst());
        if (shape.size() != 3) {
            throw unknown(node);
        }
        return new PreprocessorVertex(
                new CnnToFeedForwardPreProcessor(shape.get(1), shape.get(2), shape.get(0)));
    }

    private static int[] pair(List<Integer> axes) {
        return new int[] {axes.get(0), axes.get(1)};
    }

    private static EvaluationException unknown(Node node) {
        return new EvaluationException(
                Phrase.of("badmeasure.layers-kind-cannot-evaluated"),
                Phrase.of("badmeasure.layer", node.name()),
                Phrase.of("remedies.compare-models-without-data"));
    }

    private static IActivation function(Layer.Activate a) {
        return switch (a.function()) {
            case IDENTITY -> new ActivationIdentity();
            case RELU -> new ActivationReLU();
            case LEAKY_RELU -> new ActivationLReLU(a.slope());
            case TANH -> new ActivationTanH();
            case SIGMOID -> new ActivationSigmoid();
            case SILU -> new ActivationSwish();
            case RELU6 -> new ActivationReLU6();
            case ELU -> new ActivationELU(a.slope());
            case SELU -> new ActivationSELU();
            case GELU, GELU_TANH, HARD_SIGMOID, HARD_SWISH, CLIP -> new ExactFunction(a);
        };
    }
}
