package thalweg.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Python;

/** Squeeze-and-excitation, and other products of two values, as PyTorch exports them to ONNX. */
class OnnxGatesTest {
    @TempDir static Path folder;

    @BeforeAll
    static void exportThem() throws Exception {
        Python.script(
                Path.of("src/test/resources/thalweg/network/onnx_gates.py"), folder.toString());
    }

    @ParameterizedTest
    @CsvSource({"squeeze, 32", "gated, 15", "mobilenet-v3, 1272", "efficientnet, 192"})
    void theGraphComputesWhatPyTorchComputes(String name, int freeUnits) throws Exception {
        for (String file : new String[] {name, name + ".folded"}) {
            Model model = Models.open(folder.resolve(file + ".onnx"), Models.Options.DEFAULT);
            JsonNode said = new ObjectMapper().readTree(folder.resolve(file + ".json").toFile());
            Said.computes(model, Said.numbers(said.path("x")), Said.numbers(said.path("y")), 1e-5);
            Said.moves(model, freeUnits);
        }
    }
}
