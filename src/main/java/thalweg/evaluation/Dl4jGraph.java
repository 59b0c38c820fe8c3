package thalweg.evaluation;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;

/**
 * A network as Deeplearning4j's graph. Deeplearning4j keeps a dense weight as [in, out] in column
 * order, which in memory is our [out, in] in row order: numbers move between the two unchanged.
 */
final class Dl4jGraph {
    private static final String LOSS = "loss";

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

    /** A dense layer's weight, a view: [in, out] in column order. */
    static INDArray weight(ComputationGraph graph, Node dense) {
        return graph.getLayer(dense.name()).getParam("W");
    }

    /** A dense layer's bias, a view: [1, out]. */
    static INDArray bias(ComputationGraph graph, Node dense) {
        return graph.getLayer(dense.name()).getParam("b");
    }

    /** The numbers of a view in column order. */
    static float[] numbers(INDArray view) {
        try (INDArray copy = view.dup('f')) {
            return copy.data().asFloat();
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
                case Layer.Activate a ->
                        builder.addLayer(
                                node.name(), new ActivationLayer(function(a.function())), inputs);
                default ->
                        throw new EvaluationException(
                                "layers of this kind can't be evaluated",
                                "layer " + node.name(),
                                "compare the models without data");
            }
        }
        return builder;
    }

    private static IActivation function(Activation activation) {
        return switch (activation) {
            case IDENTITY -> new ActivationIdentity();
            case RELU -> new ActivationReLU();
            case LEAKY_RELU -> new ActivationLReLU(0.01);
            case TANH -> new ActivationTanH();
            case SIGMOID -> new ActivationSigmoid();
            case GELU -> new ExactGelu();
            case SILU -> new ActivationSwish();
        };
    }
}
