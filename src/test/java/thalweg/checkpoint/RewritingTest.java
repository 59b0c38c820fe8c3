package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model goes back out in the format that it came in, and the format's own library reads it. */
class RewritingTest {
    @TempDir Path folder;

    private static Checkpoint shipped(String name) {
        Path file = FormatsTest.SHIPPED.resolve(name);
        return Checkpoints.open(Files.exists(file) ? file : FixturesTest.SHIPPED.resolve(name));
    }

    /** The fractions halved with their sign turned; other numbers as they are. */
    private static List<Checkpoints.Content> turned(Checkpoint checkpoint) {
        List<Checkpoints.Content> contents = new ArrayList<>();
        for (Tensor tensor : checkpoint.tensors()) {
            float[] values = tensor.read();
            for (int i = 0; tensor.type().floating() && i < values.length; i++) {
                values[i] *= -0.5f;
            }
            contents.add(
                    new Checkpoints.Content(tensor.name(), tensor.type(), tensor.shape(), values));
        }
        return contents;
    }

    private static List<Checkpoints.Content> same(Checkpoint checkpoint) {
        return checkpoint.tensors().stream()
                .map(t -> new Checkpoints.Content(t.name(), t.type(), t.shape(), t.read()))
                .toList();
    }

    private Path rewrite(Checkpoint original, List<Checkpoints.Content> contents) {
        Path target = folder.resolve("out-" + original.file().getFileName());
        Checkpoints.rewrite(original, contents, target, true);
        return target;
    }

    private static void assertHolds(List<Checkpoints.Content> contents, Path file) {
        Checkpoint back = Checkpoints.open(file);
        assertEquals(contents.size(), back.tensors().size());
        for (var content : contents) {
            Tensor tensor = back.tensor(content.name()).orElseThrow();
            assertEquals(content.type(), tensor.type());
            assertEquals(content.shape(), tensor.shape());
            assertArrayEquals(content.values(), tensor.read(), content.name());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw.onnx",
                "listed.onnx",
                "types-raw.onnx",
                "weights.h5",
                "whole.h5",
                "types.h5",
                "many.h5",
                "model.keras",
                "deflated.keras",
                "params.msgpack",
                "state.msgpack",
                "chunked.msgpack",
                "types.msgpack",
                "bfloat16.msgpack",
                "types.pt",
                "types.safetensors",
                "stored.npz"
            })
    void otherNumbersAreReadBackInTheSameFormatWithAllElseAsItWas(String name) {
        Checkpoint original = shipped(name);
        List<Checkpoints.Content> contents = turned(original);
        Path file = rewrite(original, contents);
        assertHolds(contents, file);
        Checkpoint back = Checkpoints.open(file);
        assertEquals(original.format(), back.format());
        if (!name.matches("types.safetensors|stored.npz")) { // written anew, without it
            assertEquals(original.metadata(), back.metadata());
        }
        assertEquals(
                original.graph().map(RewritingTest::known), back.graph().map(RewritingTest::known));
    }

    /** A graph to be compared: constants by their numbers. */
    private static Object known(GraphSource graph) {
        if (!(graph instanceof GraphSource.Onnx onnx)) {
            return graph;
        }
        List<Object> all = new ArrayList<>();
        all.addAll(onnx.graph().inputs());
        all.addAll(onnx.graph().outputs());
        for (var node : onnx.graph().nodes()) {
            all.addAll(List.of(node.name(), node.type(), node.inputs(), node.outputs()));
            node.attributes()
                    .forEach(
                            (name, value) -> {
                                all.add(name);
                                all.add(
                                        value instanceof OnnxGraph.Attribute.Constant constant
                                                ? Arrays.toString(constant.value().read())
                                                : value);
                            });
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw.onnx",
                "listed.onnx",
                "types-listed.onnx",
                "weights.h5",
                "types.h5",
                "compressed.h5",
                "types.msgpack",
                "chunked.msgpack"
            })
    void theSameNumbersGiveTheSameFileToTheByte(String name) throws Exception {
        Checkpoint original = shipped(name);
        assertEquals(-1, Files.mismatch(original.file(), rewrite(original, same(original))));
    }

    @Test
    void onnxChecksAndReadsWhatIsWritten() throws Exception {
        Checkpoint original = shipped("raw.onnx");
        Path file = rewrite(original, turned(original));
        Python.program(
                List.of("onnx", "numpy"),
                """
                from onnx import numpy_helper as h
                a, b = onnx.load(sys.argv[1]), onnx.load(sys.argv[2])
                onnx.checker.check_model(b)
                for x, y in zip(a.graph.initializer, b.graph.initializer):
                    f = -0.5 if x.data_type == 1 else 1
                    assert numpy.array_equal(f * h.to_array(x), h.to_array(y)), x.name
                    y.raw_data = x.raw_data
                assert a == b
                """,
                original.file().toString(),
                file.toString());
    }

    @Test
    void h5pyReadsWhatIsWritten() throws Exception {
        Checkpoint original = shipped("whole.h5");
        Path file = rewrite(original, turned(original));
        Python.program(
                List.of("h5py", "numpy"),
                """
                a, b = h5py.File(sys.argv[1]), h5py.File(sys.argv[2])
                seen = []
                def look(name, x):
                    y = b[name]
                    assert {k: str(v) for k, v in x.attrs.items()} \
                        == {k: str(v) for k, v in y.attrs.items()}
                    if isinstance(x, h5py.Dataset):
                        f = -0.5 if name.startswith('model_weights') else 1
                        assert numpy.array_equal(f * x[()], y[()]) and x.dtype == y.dtype
                        seen.append(name)
                a.visititems(look)
                assert len(seen) == 6, seen
                """,
                original.file().toString(),
                file.toString());
    }

    @Test
    void theZipOfKeras3IsWholeAndItsWeightsAreReadByH5py() throws Exception {
        for (String name : List.of("model.keras", "deflated.keras")) {
            Checkpoint original = shipped(name);
            Path file = rewrite(original, turned(original));
            Python.program(
                    List.of("h5py", "numpy", "zipfile", "io"),
                    """
                    def load(path):
                        z = zipfile.ZipFile(path)
                        assert z.testzip() is None
                        return z, h5py.File(io.BytesIO(z.read('model.weights.h5')))
                    (y, a), (z, b) = load(sys.argv[1]), load(sys.argv[2])
                    assert y.namelist() == z.namelist()
                    assert y.read('config.json') == z.read('config.json')
                    w = 'layers/conv2d/vars/0'
                    assert numpy.array_equal(-0.5 * a[w][()], b[w][()])
                    """,
                    original.file().toString(),
                    file.toString());
        }
    }

    @Test
    void msgpackReadsWhatIsWritten() throws Exception {
        Checkpoint original = shipped("params.msgpack");
        Path file = rewrite(original, turned(original));
        Python.program(
                List.of("msgpack", "numpy"),
                """
                def load(path):
                    def ext(code, data):
                        shape, dtype, raw = msgpack.unpackb(data)
                        return numpy.frombuffer(raw, dtype).reshape(shape)
                    return msgpack.unpackb(open(path, 'rb').read(), ext_hook=ext)['params']
                a, b = load(sys.argv[1]), load(sys.argv[2])
                assert numpy.array_equal(-0.5 * a['Conv_0']['kernel'], b['Conv_0']['kernel'])
                """,
                original.file().toString(),
                file.toString());
    }

    @Test
    void deeplearning4jReadsWhatIsWritten() throws Exception {
        Path made = folder.resolve("model.zip");
        MultiLayerNetwork network = Dl4jTest.network();
        ModelSerializer.writeModel(network, made.toFile(), true);
        Checkpoint original = Checkpoints.open(made);
        Path file = rewrite(original, turned(original));
        var back = MultiLayerNetwork.load(file.toFile(), true);
        Dl4jTest.assertHolds(back.paramTable(), Checkpoints.open(file));
        assertEquals(network.params().mul(-0.5), back.params());
        assertEquals(network.getLayerWiseConfigurations(), back.getLayerWiseConfigurations());
    }

    @Test
    void numbersThatFloat32CannotHoldStayToTheLastBitWhereNothingChanges() throws Exception {
        Path file = folder.resolve("wide.h5");
        Python.program(
                List.of("h5py", "numpy"),
                """
                with h5py.File(sys.argv[1], 'w') as f:
                    f['vars/0'] = numpy.array([1 / 3, 1e300])
                    f['vars/1'] = numpy.array([2**62 + 1])
                """,
                file.toString());
        Checkpoint original = Checkpoints.open(file);
        assertEquals(-1, Files.mismatch(file, rewrite(original, same(original))));
    }

    @Test
    void whatIsNotGivenStaysAndTheOriginalMayBeTheTarget() throws Exception {
        Path file = folder.resolve("model.onnx");
        Files.copy(FormatsTest.SHIPPED.resolve("raw.onnx"), file);
        Checkpoint original = Checkpoints.open(file);
        float[] weight = original.tensor("fc.weight").orElseThrow().read();
        var bias = new Checkpoints.Content("fc.bias", List.of(3), new float[] {1, 2, 3});
        Checkpoints.rewrite(original, List.of(bias), file, true);
        Checkpoint back = Checkpoints.open(file);
        assertArrayEquals(weight, back.tensor("fc.weight").orElseThrow().read());
        assertArrayEquals(new float[] {1, 2, 3}, back.tensor("fc.bias").orElseThrow().read());
    }

    @Test
    void whatCannotBeReplacedIsSaidPlainlyAndNothingIsWritten() {
        for (String name : List.of("compressed.h5", "types-listed.onnx", "outside.onnx")) {
            Checkpoint original = shipped(name);
            var e =
                    assertThrows(
                            CheckpointException.class, () -> rewrite(original, turned(original)));
            assertTrue(
                    e.what().matches("the numbers of .* can't be replaced, since .*")
                            || e.what().startsWith("the numbers lie in a file beside the model"),
                    e.what());
            assertFalse(Files.exists(folder.resolve("out-" + name)));
        }
    }

    @Test
    void otherShapesAndNamesAreMistakesOfTheProgramsOwn() {
        Checkpoint original = shipped("raw.onnx");
        for (var content :
                List.of(
                        new Checkpoints.Content("fc.bias", List.of(1, 3), new float[3]),
                        new Checkpoints.Content("other", List.of(3), new float[3]))) {
            assertThrows(IllegalArgumentException.class, () -> rewrite(original, List.of(content)));
        }
    }
}
