package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.checkpoint.Python;

/** One network as PyTorch saves it and as it exports it: the two are one network. */
class PairAcrossFormatsTest {
    @TempDir static Path folder;

    @BeforeAll
    static void exportThem() throws Exception {
        Python.script(
                Path.of("src/test/resources/thalweg/network/onnx_models.py"), folder.toString());
    }

    private static Model open(String name) {
        return Models.open(folder.resolve(name), Models.Options.DEFAULT);
    }

    private static void assertSameNumbers(Model a, Model b) {
        Model renamed = Models.likeNamed(a, b);
        assertEquals(a.network(), renamed.network());
        assertEquals(0, a.parameters().distance(renamed.parameters()));
        assertEquals(a.parameters().count(), renamed.parameters().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet", "vgg", "resnet18", "cifar-resnet", "relu-mlp"})
    void eitherOneMayBeTheFirst(String name) {
        assertSameNumbers(open(name + ".onnx"), open(name + ".pt"));
        assertSameNumbers(open(name + ".pt"), open(name + ".onnx"));
    }

    @Test
    void whatTheGraphSaysGoesForTheFileThatLeavesItOpen() {
        assertSameNumbers(open("mlp.onnx"), open("mlp.pt"));
        var e =
                assertThrows(
                        NetworkException.class,
                        () -> Models.likeNamed(open("mlp.pt"), open("mlp.onnx")));
        assertTrue(
                e.what().contains("leaves open what mlp says, and was taken otherwise"), e.what());
        assertTrue(e.getMessage().contains("ReLU) and"), e.getMessage());
        assertTrue(e.getMessage().contains("open mlp first"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vgg", "resnet18"})
    void batchNormFoldedByTheExporterIsNamed(String name) {
        Model whole = open(name + ".pt");
        Model folded = open(name + ".folded.onnx");
        var e = assertThrows(NetworkException.class, () -> Models.likeNamed(whole, folded));
        assertTrue(e.what().contains(name + " has it, and in " + name + ".folded"), e.what());
        assertThrows(NetworkException.class, () -> Models.likeNamed(folded, whole));
    }

    @Test
    void goesBackIntoItsOwnFile() {
        Model b = Models.likeNamed(open("vgg.onnx"), open("vgg.pt"));
        assertEquals(
                open("vgg.pt").parameters().all().stream().map(Parameter::name).toList(),
                Models.contents(b, b.parameters()).stream().map(c -> c.name()).toList());
        Model exported = Models.likeNamed(open("vgg.pt"), open("vgg.onnx"));
        assertEquals(
                open("vgg.onnx").parameters().all().stream().map(Parameter::name).sorted().toList(),
                Models.contents(exported, exported.parameters()).stream()
                        .map(c -> c.name())
                        .sorted()
                        .toList());
    }
}
