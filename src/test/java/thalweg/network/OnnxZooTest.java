package thalweg.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Python;

/** Graphs as the exporters of the ONNX Model Zoo's files wrote them. */
class OnnxZooTest {
    @TempDir static Path folder;

    @BeforeAll
    static void writeThem() throws Exception {
        Python.script(
                List.of("torch", "onnx"),
                Path.of("src/test/resources/thalweg/network/onnx_zoo.py"),
                folder.toString());
    }

    @ParameterizedTest
    @CsvSource({"cntk-mnist, 24", "mxnet-resnet, 40", "caffe2-squeezenet, 24"})
    void theGraphComputesWhatPyTorchComputes(String name, int freeUnits) throws Exception {
        Model model = Models.open(folder.resolve(name + ".onnx"), Models.Options.DEFAULT);
        JsonNode said = new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
        Said.computes(model, Said.numbers(said.path("x")), Said.numbers(said.path("y")), 1e-5);
        Said.moves(model, freeUnits);
    }
}
