package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import thalweg.checkpoint.Python;

/** Files that carry their graph, through the commands. */
class ImportedModelsTest {
    @TempDir Path folder;

    private static void assertMatched(Shell shell, String a, String b) {
        JsonNode found = shell.run("match", a, b, "--json").json();
        assertTrue(found.path("l2After").asDouble() < found.path("l2Before").asDouble());
        assertTrue(found.path("equivalence").asDouble(1) < 1e-4, found.toString());
    }

    @Test
    void kerasModelsAreInspectedMatchedAndInterpolated() throws Exception {
        Python.script(
                List.of("h5py", "numpy"),
                Path.of("src/test/resources/thalweg/network/keras_models.py"),
                folder.toString());
        Shell shell = Shell.in(folder);
        shell.data("data.npz", 30, 5);
        JsonNode said = shell.run("inspect", "@mlp.h5", "--json").json();
        assertEquals("30-16-12-5 ReLU", said.at("/models/0/architecture").asText());
        assertMatched(shell, "@mlp.h5", "@mlp-other.h5");
        assertMatched(shell, "@lenet-3.keras", "@lenet-3-other.keras");
        Shell.Result line =
                shell.run(
                        "interpolate", "@mlp.h5", "@mlp-other.h5", "--data", "@data.npz", "--json");
        assertEquals(0, line.status(), line.err());
    }

    private void dl4j(String name, int seed) throws Exception {
        var network =
                new MultiLayerNetwork(
                        new NeuralNetConfiguration.Builder()
                                .seed(seed)
                                .list()
                                .layer(
                                        new ConvolutionLayer.Builder(3, 3)
                                                .nOut(4)
                                                .activation(Activation.RELU)
                                                .build())
                                .layer(
                                        new DenseLayer.Builder()
                                                .nOut(8)
                                                .activation(Activation.RELU)
                                                .build())
                                .layer(
                                        new OutputLayer.Builder()
                                                .nOut(4)
                                                .activation(Activation.SOFTMAX)
                                                .build())
                                .setInputType(InputType.convolutionalFlat(6, 6, 1))
                                .build());
        network.init();
        ModelSerializer.writeModel(network, folder.resolve(name).toFile(), false);
    }

    @Test
    void deeplearning4jModelsAreInspectedMatchedAndInterpolated() throws Exception {
        dl4j("c.zip", 1);
        dl4j("d.zip", 2);
        Shell shell = Shell.in(folder);
        shell.data("data.npz", 36, 4);
        JsonNode said = shell.run("inspect", "@c.zip", "--json").json();
        assertEquals("conv 4, dense 8-4 ReLU", said.at("/models/0/architecture").asText());
        assertMatched(shell, "@c.zip", "@d.zip");
        Shell.Result line =
                shell.run("interpolate", "@c.zip", "@d.zip", "--data", "@data.npz", "--json");
        assertEquals(0, line.status(), line.err());
    }
}
