package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks that Deeplearning4j makes, saves and runs itself: the graph computes the same. */
class Dl4jNetworkTest {
    private static final double TOLERANCE = 1e-4;

    @TempDir Path folder;

    private static OutputLayer output(Activation activation) {
        return new OutputLayer.Builder(
                        activation == Activation.SOFTMAX ? LossFunction.MCXENT : LossFunction.MSE)
                .nOut(5)
                .activation(activation)
                .build();
    }

    private static FeedForwardLayer convolution(int kernel, int stride, int out) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .nOut(out)
                .activation(Activation.RELU)
                .build();
    }

    private static MultiLayerNetwork chain(InputType input, Layer... layers) {
        var list = new NeuralNetConfiguration.Builder().seed(1).list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        var network = new MultiLayerNetwork(list.setInputType(input).build());
        network.init();
        scatter(network);
        return network;
    }

    /** Numbers that tell every tensor and every unit apart; variances stay positive. */
    private static void scatter(org.deeplearning4j.nn.api.Model network) {
        var random = new Random(2);
        network.paramTable()
                .forEach(
                        (name, tensor) -> {
                            double scale =
                                    Math.sqrt(2.0 / Math.max(1, tensor.length() / tensor.size(0)));
                            for (long i = 0; i < tensor.length(); i++) {
                                double x = random.nextGaussian();
                                tensor.putScalar(
                                        i,
                                        name.endsWith("_var")
                                                ? 0.5 + x * x
                                                : name.endsWith("_log10stdev")
                                                        ? 0.2 * x
                                                        : 0.7 * scale * x + 0.01);
                            }
                        });
    }

    private Model save(org.deeplearning4j.nn.api.Model network) throws IOException {
        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(network, file.toFile(), false);
        return Models.open(file, Models.Options.DEFAULT);
    }

    /** Channels first, whatever the network itself takes. */
    private static double[] input(int... shape) {
        return new Random(3)
                .doubles(Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                .map(x -> 2 * x - 1)
                .toArray();
    }

    private static INDArray array(double[] x, int... shape) {
        long[] all = new long[shape.length + 1];
        all[0] = 1;
        for (int i = 0; i < shape.length; i++) {
            all[i + 1] = shape[i];
        }
        return Nd4j.createFromArray(x).castTo(Nd4j.dataType()).reshape('c', all);
    }

    /** Where several sizes become the same behind strides, the file doesn't tell them apart. */
    private static Model on(Model read, int... shape) {
        List<Integer> wanted = Arrays.stream(shape).boxed().toList();
        var network = read.network().withInput(wanted);
        return new Model(read.name(), read.checkpoint(), network, read.parameters());
    }

    private void assertSame(MultiLayerNetwork network, int freeUnits, int... shape)
            throws IOException {
        Model model = on(save(network), shape);
        double[] x = input(shape);
        double[] y = network.output(array(x, shape)).dup('c').data().asDouble();
        Said.computes(model, x, y, TOLERANCE);
        Said.moves(model, freeUnits);
    }

    @Test
    void denseLayersAreTheSame() throws Exception {
        MultiLayerNetwork network =
                chain(
                        InputType.feedForward(12),
                        new DenseLayer.Builder().nOut(9).activation(Activation.TANH).build(),
                        new DropoutLayer(0.5),
                        new DenseLayer.Builder()
                                .nOut(7)
                                .hasBias(false)
                                .activation(Activation.LEAKYRELU)
                                .build(),
                        output(Activation.IDENTITY));
        assertSame(network, 16, 12);
        assertEquals("12-9-7-5 tanh, leaky ReLU", save(network).network().architecture());
        assertEquals(List.of(), Said.guesses(save(network).network()));
    }

    @Test
    void everyFunctionIsTheSame() throws Exception {
        List<Layer> layers = new ArrayList<>();
        for (Activation function :
                List.of(
                        Activation.RELU6,
                        Activation.ELU,
                        Activation.SELU,
                        Activation.HARDSIGMOID,
                        Activation.HARDTANH)) {
            layers.add(new DenseLayer.Builder().nOut(7).activation(function).build());
        }
        layers.add(
                new DenseLayer.Builder()
                        .nOut(7)
                        .activation(new ActivationReLU(1.5, 0.0, 0.0))
                        .build());
        layers.add(output(Activation.IDENTITY));
        MultiLayerNetwork network = chain(InputType.feedForward(12), layers.toArray(Layer[]::new));
        assertSame(network, 42, 12);
        assertEquals(
                "12-7-7-7-7-7-7-5 ReLU6, ELU, SELU, hard sigmoid, clip -1 to 1, clip 0 to 1.5",
                save(network).network().architecture());
    }

    @Test
    void aSoftmaxAtTheEndIsLeftOutAndSaidSo() throws Exception {
        MultiLayerNetwork network =
                chain(
                        InputType.feedForward(12),
                        new DenseLayer.Builder().nOut(9).activation(Activation.SIGMOID).build(),
                        output(Activation.SOFTMAX));
        Model model = save(network);
        double[] x = input(12);
        double[] logits = new Forward(model.network(), model.parameters()).logits(x);
        Normalised.softmax(logits, 5);
        double[] expected = network.output(array(x, 12)).data().asDouble();
        for (int i = 0; i < 5; i++) {
            assertEquals(expected[i], logits[i], 1e-5);
        }
        assertEquals(
                List.of("loss: of the logits, without the softmax of layer1"),
                Said.guesses(model.network()));
    }

    /** The size of the images is found again from where they are made flat. */
    @Test
    void aLeNetIsTheSame() throws Exception {
        MultiLayerNetwork network =
                chain(
                        InputType.convolutional(28, 28, 1),
                        convolution(5, 1, 6),
                        new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build(),
                        convolution(5, 1, 8),
                        new SubsamplingLayer.Builder(PoolingType.AVG)
                                .kernelSize(2, 2)
                                .stride(2, 2)
                                .build(),
                        new DenseLayer.Builder().nOut(10).activation(Activation.RELU).build(),
                        output(Activation.IDENTITY));
        assertSame(network, 24, 1, 28, 28);
        assertEquals(
                List.of("input: [1, 28, 28], of which the file says only the channels"),
                Said.guesses(save(network).network()));
    }

    @Test
    void flatImagesAndImagesThatAreNotSquareAreFound() throws Exception {
        MultiLayerNetwork flat =
                chain(
                        InputType.convolutionalFlat(9, 7, 1),
                        convolution(3, 1, 4),
                        output(Activation.IDENTITY));
        Model model = save(flat);
        assertEquals(List.of(1, 9, 7), model.network().inputShape());
        double[] x = input(63);
        double[] expected = flat.output(array(x, 63)).dup('c').data().asDouble();
        Said.computes(model, x, expected, TOLERANCE);
        MultiLayerNetwork oblong =
                chain(
                        InputType.convolutional(20, 13, 3),
                        convolution(3, 1, 4),
                        convolution(3, 1, 4),
                        output(Activation.IDENTITY));
        assertEquals(List.of(3, 20, 13), save(oblong).network().inputShape());
        assertSame(oblong, 8, 3, 20, 13);
    }

    @Test
    void batchNormIsTheSameHoweverItsVariancesAreKept() throws Exception {
        for (boolean logs : List.of(true, false)) {
            MultiLayerNetwork network =
                    chain(
                            InputType.convolutional(8, 8, 2),
                            convolution(3, 1, 6),
                            new BatchNormalization.Builder().useLogStd(logs).build(),
                            new ActivationLayer(Activation.RELU),
                            new GlobalPoolingLayer.Builder().poolingType(PoolingType.MAX).build(),
                            output(Activation.IDENTITY));
            Model model = save(network);
            assertEquals(List.of(2, 32, 32), model.network().inputShape());
            double[] x = input(2, 8, 8);
            double[] y = network.output(array(x, 2, 8, 8)).dup('c').data().asDouble();
            Model small = on(model, 2, 8, 8);
            Said.computes(small, x, y, TOLERANCE);
            Said.moves(small, 6);
        }
    }

    @Test
    void convolutionsOfEveryKindAreTheSame() throws Exception {
        assertSame(
                chain(
                        InputType.convolutional(12, 12, 2),
                        new ZeroPaddingLayer(1, 2),
                        convolution(3, 2, 4),
                        new DepthwiseConvolution2D.Builder(2, 2)
                                .depthMultiplier(2)
                                .activation(Activation.RELU)
                                .build(),
                        new SeparableConvolution2D.Builder(2, 2)
                                .depthMultiplier(2)
                                .nOut(6)
                                .activation(Activation.SWISH)
                                .build(),
                        new Deconvolution2D.Builder(2, 3)
                                .nOut(5)
                                .stride(2, 2)
                                .activation(Activation.TANH)
                                .build(),
                        output(Activation.IDENTITY)),
                16 + 6 + 5, // a channel of the first moves as the four kernels made of it
                2,
                12,
                12);
    }

    private static ComputationGraph residual(CNN2DFormat format) {
        var graph =
                new NeuralNetConfiguration.Builder()
                        .seed(1)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.RELU)
                        .graphBuilder()
                        .addInputs("in")
                        .addLayer("stem", same(4, 2, 6, format), "in")
                        .addLayer("c1", same(3, 2, 8, format), "stem")
                        .addLayer(
                                "n1",
                                new BatchNormalization.Builder().dataFormat(format).build(),
                                "c1")
                        .addLayer("c2", same(3, 1, 8, format), "n1")
                        .addLayer("short", same(1, 2, 8, format), "stem")
                        .addVertex(
                                "sum",
                                new ElementWiseVertex(ElementWiseVertex.Op.Add),
                                "c2",
                                "short")
                        .addLayer("act", new ActivationLayer(Activation.RELU), "sum")
                        .addLayer("side", same(2, 1, 3, format), "act")
                        .addVertex("both", new MergeVertex(), "act", "side")
                        .addLayer(
                                "pool",
                                new SubsamplingLayer.Builder(PoolingType.AVG)
                                        .kernelSize(2, 2)
                                        .stride(2, 2)
                                        .dataFormat(format)
                                        .build(),
                                "both")
                        .addLayer("dense", new DenseLayer.Builder().nOut(7).build(), "pool")
                        .addLayer("out", output(Activation.IDENTITY), "dense")
                        .setOutputs("out")
                        .setInputTypes(InputType.convolutional(18, 18, 3, format))
                        .build();
        var network = new ComputationGraph(graph);
        network.init();
        scatter(network);
        return network;
    }

    private static ConvolutionLayer same(int kernel, int stride, int out, CNN2DFormat format) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .nOut(out)
                .dataFormat(format)
                .build();
    }

    @Test
    void aResidualGraphIsTheSameInEitherOrderOfAxes() throws Exception {
        for (CNN2DFormat format : CNN2DFormat.values()) {
            ComputationGraph graph = residual(format);
            Model model = on(save(graph), 3, 18, 18);
            double[] x = input(3, 18, 18);
            INDArray given = array(x, 3, 18, 18);
            INDArray theirs =
                    format == CNN2DFormat.NHWC ? given.permute(0, 2, 3, 1).dup('c') : given;
            double[] y = graph.output(theirs)[0].dup('c').data().asDouble();
            Said.computes(model, x, y, TOLERANCE);
            Said.moves(model, 6 + 8 + 8 + 3 + 7);
        }
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        var e =
                assertThrows(
                        NetworkException.class,
                        () ->
                                save(
                                        chain(
                                                InputType.feedForward(4),
                                                new DenseLayer.Builder()
                                                        .nOut(3)
                                                        .activation(Activation.SOFTPLUS)
                                                        .build(),
                                                output(Activation.SOFTMAX))));
        assertTrue(
                e.what()
                        .startsWith(
                                "layer layer0 (DenseLayer) has the activation ActivationSoftPlus, which"),
                e.what());
        InChinese.isSaidButForNames(e, "layer0 DenseLayer ActivationSoftPlus");
    }
}
