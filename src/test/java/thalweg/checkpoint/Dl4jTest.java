package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j writes, and what is read is what it has. */
class Dl4jTest {
    @TempDir Path folder;

    private static OutputLayer output() {
        return new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build();
    }

    /** Every kind of layer that is read, of numbers that are all different. */
    static MultiLayerNetwork network() {
        var configuration =
                new NeuralNetConfiguration.Builder()
                        .seed(1)
                        .list()
                        .layer(new ConvolutionLayer.Builder(3, 2).nOut(4).build())
                        .layer(new BatchNormalization.Builder().useLogStd(false).build())
                        .layer(new ActivationLayer(Activation.RELU))
                        .layer(new DepthwiseConvolution2D.Builder(2, 2).depthMultiplier(2).build())
                        .layer(new SeparableConvolution2D.Builder(2, 2).nOut(3).build())
                        .layer(new Deconvolution2D.Builder(2, 3).nOut(2).build())
                        .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).build())
                        .layer(new BatchNormalization())
                        .layer(
                                new PReLULayer.Builder()
                                        .inputShape(2, 4, 5)
                                        .sharedAxes(2, 3)
                                        .build())
                        .layer(new DenseLayer.Builder().nOut(5).hasLayerNorm(true).build())
                        .layer(
                                new FrozenLayer(
                                        new DenseLayer.Builder().nOut(4).hasBias(false).build()))
                        .layer(output())
                        .setInputType(InputType.convolutional(12, 12, 2))
                        .build();
        var network = new MultiLayerNetwork(configuration);
        network.init();
        network.params().assign(Nd4j.arange(network.numParams()).reshape(1, -1).div(64));
        return network;
    }

    /** A residual graph whose vertices are not computed in the order of their names. */
    private static ComputationGraph graph() {
        var configuration =
                new NeuralNetConfiguration.Builder()
                        .seed(1)
                        .graphBuilder()
                        .addInputs("in")
                        .addLayer("z", new DenseLayer.Builder().nIn(3).nOut(4).build(), "in")
                        .addLayer("a", new DenseLayer.Builder().nIn(4).nOut(4).build(), "z")
                        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "z")
                        .addLayer("m", new DenseLayer.Builder().nIn(4).nOut(2).build(), "sum")
                        .addLayer(
                                "k",
                                new OutputLayer.Builder()
                                        .nIn(2)
                                        .nOut(2)
                                        .activation(Activation.SOFTMAX)
                                        .build(),
                                "m")
                        .setOutputs("k")
                        .build();
        var graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    private Path write(org.deeplearning4j.nn.api.Model model) throws IOException {
        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(model, file.toFile(), true);
        return file;
    }

    static void assertHolds(Map<String, INDArray> theirs, Checkpoint ours) {
        assertEquals(theirs.size(), ours.tensors().size());
        theirs.forEach(
                (name, array) -> {
                    Tensor tensor = ours.tensor(name).orElseThrow();
                    assertArrayEquals(
                            Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray(),
                            tensor.shape().stream().mapToInt(Integer::intValue).toArray(),
                            name);
                    assertArrayEquals(array.dup('c').data().asFloat(), tensor.read(), name);
                });
    }

    @Test
    void aNetworkOfEveryKindOfLayerIsReadAsItIs() throws Exception {
        MultiLayerNetwork network = network();
        Checkpoint checkpoint = Checkpoints.open(write(network));
        assertEquals("Deeplearning4j", checkpoint.format());
        assertEquals(KernelLayout.DENSE_OUTPUTS_LAST, checkpoint.layout());
        assertHolds(network.paramTable(), checkpoint);
        var graph =
                assertInstanceOf(
                        GraphSource.Deeplearning4j.class, checkpoint.graph().orElseThrow());
        assertEquals(
                network.getLayerWiseConfigurations(),
                org.deeplearning4j.nn.conf.MultiLayerConfiguration.fromJson(graph.json()));
    }

    @Test
    void aGraphIsReadAsItIs() throws Exception {
        ComputationGraph graph = graph();
        assertHolds(graph.paramTable(), Checkpoints.open(write(graph)));
    }

    @Test
    void convolutionsOverTimeAndOtherTypesOfNumbersAreRead() throws Exception {
        for (DataType type : List.of(DataType.DOUBLE, DataType.HALF, DataType.BFLOAT16)) {
            var configuration =
                    new NeuralNetConfiguration.Builder()
                            .seed(2)
                            .list()
                            .layer(new Convolution1DLayer.Builder(3).nIn(2).nOut(4).build())
                            .layer(new GlobalPoolingLayer())
                            .layer(output())
                            .setInputType(InputType.recurrent(2, 9))
                            .build();
            var network = new MultiLayerNetwork(configuration);
            network.init();
            assertHolds(
                    network.convertDataType(type).paramTable(),
                    Checkpoints.open(write(network.convertDataType(type))));
        }
    }

    @Test
    void layersWhoseParametersAreNotReadAreNamed() throws Exception {
        var network =
                new MultiLayerNetwork(
                        new NeuralNetConfiguration.Builder()
                                .list()
                                .layer(new LSTM.Builder().nIn(2).nOut(3).build())
                                .layer(
                                        new RnnOutputLayer.Builder()
                                                .nIn(3)
                                                .nOut(2)
                                                .activation(Activation.SOFTMAX)
                                                .build())
                                .build());
        network.init();
        assertTrue(Bad.failure(write(network)).startsWith("layer 0 is of the kind LSTM, whose"));
    }

    /** Deserialising it would end this test. */
    static final class Trap implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(java.io.ObjectInputStream in) {
            throw new AssertionError("deserialised");
        }
    }

    @Test
    void whatIsSerialisedJavaIsLeftOutAndSaidSo() throws Exception {
        Path file = write(graph());
        ModelSerializer.addNormalizerToModel(file.toFile(), new ImagePreProcessingScaler());
        var trap = new ByteArrayOutputStream();
        new ObjectOutputStream(trap).writeObject(new Trap());
        try (var zip = java.nio.file.FileSystems.newFileSystem(file)) {
            Files.write(zip.getPath("preprocessor.bin"), trap.toByteArray());
        }
        Checkpoint checkpoint = Checkpoints.open(file);
        String left = checkpoint.metadata().get("left out");
        assertTrue(left.contains("preprocessor.bin") && left.contains("normalizer.bin"), left);
    }

    /** A model of one dense layer of 2 × 3, configuration and parameters as told. */
    private Path file(String configuration, byte[] coefficients) throws IOException {
        return Bad.zip(
                folder.resolve("bad.zip"),
                "configuration.json",
                configuration.getBytes(StandardCharsets.UTF_8),
                "coefficients.bin",
                coefficients);
    }

    private static String dense(String in, String out) {
        return ("{\"confs\":[{\"layer\":{\"@class\":\"x.DenseLayer\",\"nin\":%s,\"nout\":%s}}]}")
                .formatted(in, out);
    }

    private static byte[] vector(long shape, long count, String type, int bytes)
            throws IOException {
        var held = new ByteArrayOutputStream();
        var out = new DataOutputStream(held);
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(shape);
        out.writeUTF("LONG");
        out.write(new byte[6 * 8]);
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(count);
        out.writeUTF(type);
        out.write(new byte[bytes]);
        return held.toByteArray();
    }

    @Test
    void theSmallestGoodFileOpens() throws Exception {
        Path file = file(dense("2", "3"), vector(6, 9, "FLOAT", 36));
        assertEquals(2, Checkpoints.open(file).tensors().size());
    }

    @Test
    void sizesThatLieAreRefused() throws Exception {
        byte[] good = vector(6, 9, "FLOAT", 36);
        for (String in : List.of("-2", "0", "null", "2147483647", "99999999999", "\"2\"", "3")) {
            Bad.failure(file(dense(in, "3"), good));
        }
        for (byte[] bad :
                List.of(
                        vector(6, 8, "FLOAT", 36),
                        vector(6, Long.MAX_VALUE, "FLOAT", 36),
                        vector(6, -1, "FLOAT", 36),
                        vector(Long.MAX_VALUE, 9, "FLOAT", 36),
                        vector(6, 9, "COMPRESSED", 36),
                        vector(6, 9, "INT", 36))) {
            Bad.failure(file(dense("2", "3"), bad));
        }
    }

    @Test
    void configurationsThatMakeNoSenseAreRefused() throws Exception {
        byte[] good = vector(6, 9, "FLOAT", 36);
        for (String json :
                List.of(
                        "",
                        "{",
                        "[]",
                        "{}",
                        "3",
                        "[".repeat(100_000),
                        "{\"confs\":[]}",
                        "{\"vertices\":{},\"topologicalOrderStr\":[\"a\"]}",
                        "{\"confs\":[{\"layer\":{\"@class\":\"x.Q\"}}]}",
                        "{\"confs\":["
                                + "{\"layer\":{\"@class\":\"FrozenLayer\",\"layer\":".repeat(40)
                                + "1")) {
            Bad.failure(file(json, good));
        }
    }

    @Test
    void everyTruncationIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(write(graph()));
        for (int length = 0; length < whole.length; length++) {
            Bad.failure(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length)));
        }
        byte[] vector = vector(6, 9, "FLOAT", 36);
        for (int length = 0; length < vector.length; length++) {
            Bad.failure(file(dense("2", "3"), Arrays.copyOf(vector, length)));
        }
    }
}
