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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import thalweg.checkpoint.Python;

/**
 * What {@code merge} writes into the format that the models came in, as that format's own library
 * reads it: the mean of A and the moved B, and all else as A has it.
 */
class WritingBackTest {
    private static final Path NETWORKS = Path.of("src/test/resources/thalweg/network");

    /**
     * Largest difference from the mean, how many numbers B's move changed, and whether all else is
     * A's.
     */
    private static final String COMPARE =
            """
            import io, zipfile
            def hdf5(file):
                numbers, said = {}, {}
                def visit(name, item):
                    said[name] = sorted((k, repr(v)) for k, v in item.attrs.items())
                    if isinstance(item, h5py.Dataset):
                        numbers[name] = item[()]
                with h5py.File(file) as f:
                    said[""] = sorted((k, repr(v)) for k, v in f.attrs.items())
                    f.visititems(visit)
                return numbers, said
            def flax(file):
                numbers, said = {}, {}
                def visit(path, item):
                    if isinstance(item, dict):
                        said[path] = sorted(item)
                        for key, value in item.items():
                            visit(path + "/" + key, value)
                    elif isinstance(item, msgpack.ExtType):
                        shape, kind, data = msgpack.unpackb(item.data)
                        kind = kind.decode() if isinstance(kind, bytes) else kind
                        held = numpy.frombuffer(data, kind).reshape(shape)
                        (said if "opt_state" in path else numbers)[path] = held.tolist() if "opt_state" in path else held
                    else:
                        said[path] = item
                visit("", msgpack.unpackb(open(file, "rb").read(), strict_map_key=False))
                return numbers, said
            def read(file):
                if file.endswith(".msgpack"):
                    return flax(file)
                if file.endswith(".keras"):
                    with zipfile.ZipFile(file) as z:
                        numbers, said = hdf5(io.BytesIO(z.read("model.weights.h5")))
                        said["zip"] = sorted((n, z.read(n)) for n in z.namelist() if not n.endswith(".h5"))
                        return numbers, said
                return hdf5(file)
            (a, of_a), (b, _), (moved, _), (merged, of_merged) = map(read, sys.argv[1:])
            print(max(float(numpy.abs(merged[n].astype("f8") - (a[n].astype("f8") + moved[n]) / 2).max()) for n in a))
            print(sum(int((b[n] != moved[n]).sum()) for n in a))
            print(a.keys() == merged.keys() and of_a == of_merged)
            """;

    @TempDir static Path folder;

    @BeforeAll
    static void makeThem() throws Exception {
        Python.script(
                List.of("h5py", "numpy"), NETWORKS.resolve("keras_models.py"), folder.toString());
        Python.script(
                List.of("torch", "torchvision", "h5py", "msgpack"),
                NETWORKS.resolve("published.py"),
                folder.toString(),
                "rebasin-vgg16",
                "rebasin-resnet20",
                "flax-resnet",
                "keras-resnet50");
    }

    @ParameterizedTest
    @CsvSource({
        "mlp, mlp-other, h5",
        "lenet-3, lenet-3-other, keras",
        "gpt-3, gpt-3-other, keras",
        "keras-resnet50, keras-resnet50-other, h5",
        "rebasin-vgg16, rebasin-vgg16-other, msgpack",
        "rebasin-resnet20, rebasin-resnet20-other, msgpack",
        "flax-resnet, flax-resnet-other, msgpack"
    })
    void theMergedFileHoldsTheMeanAndAllElse(String a, String b, String ending) throws Exception {
        var shell = Shell.in(folder);
        String moved = "@" + a + "-moved." + ending;
        String merged = "@" + a + "-merged." + ending;
        String fileA = "@" + a + "." + ending;
        String fileB = "@" + b + "." + ending;
        Shell.Result match = shell.run("match", fileA, fileB, "--out", moved, "--json");
        assertEquals(0, match.status(), match.err());
        JsonNode found = match.json();
        assertTrue(found.path("equivalence").asDouble(1) < 1e-4, found.toString());
        Shell.Result merge = shell.run("merge", fileA, fileB, "--out", merged);
        assertEquals(0, merge.status(), merge.err());
        String[] said =
                Python.program(
                                "import h5py, msgpack\n" + COMPARE,
                                folder.resolve(fileA.substring(1)).toString(),
                                folder.resolve(fileB.substring(1)).toString(),
                                folder.resolve(moved.substring(1)).toString(),
                                folder.resolve(merged.substring(1)).toString())
                        .strip()
                        .split("\\s+");
        assertTrue(Double.parseDouble(said[0]) < 1e-6, said[0]);
        assertTrue(Integer.parseInt(said[1]) > 100, said[1]);
        assertEquals("True", said[2]);
    }

    private static MultiLayerNetwork dl4j(String name, int seed) throws Exception {
        var network =
                new MultiLayerNetwork(
                        new NeuralNetConfiguration.Builder()
                                .seed(seed)
                                .list()
                                .layer(
                                        new ConvolutionLayer.Builder(3, 3)
                                                .nOut(4)
                                                .activation(Activation.RELU6)
                                                .build())
                                .layer(
                                        new DenseLayer.Builder()
                                                .nOut(8)
                                                .activation(Activation.ELU)
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
        return network;
    }

    private static INDArray restored(String name) throws Exception {
        return ModelSerializer.restoreMultiLayerNetwork(folder.resolve(name).toFile(), false)
                .params();
    }

    @Test
    void deeplearning4jOpensTheMergedFile() throws Exception {
        INDArray a = dl4j("c.zip", 1).params();
        INDArray b = dl4j("d.zip", 2).params();
        var shell = Shell.in(folder);
        Shell.Result match = shell.run("match", "@c.zip", "@d.zip", "--out", "@moved.zip");
        assertEquals(0, match.status(), match.err());
        Shell.Result merge = shell.run("merge", "@c.zip", "@d.zip", "--out", "@merged.zip");
        assertEquals(0, merge.status(), merge.err());
        INDArray moved = restored("moved.zip");
        INDArray merged = restored("merged.zip");
        int changed = 0;
        for (long i = 0; i < a.length(); i++) {
            assertEquals((a.getDouble(i) + moved.getDouble(i)) / 2, merged.getDouble(i), 1e-6);
            changed += b.getDouble(i) == moved.getDouble(i) ? 0 : 1;
        }
        assertTrue(changed > 50, changed + " numbers moved");
    }
}
