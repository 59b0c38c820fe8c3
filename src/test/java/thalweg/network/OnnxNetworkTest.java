package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Python;

/** Networks that PyTorch exports to ONNX compute here what they compute there. */
class OnnxNetworkTest {
    @TempDir static Path folder;

    /** In one process, as importing PyTorch takes longer than the networks. */
    @BeforeAll
    static void exportThem() throws Exception {
        Python.script(
                Path.of("src/test/resources/thalweg/network/onnx_models.py"), folder.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "mlp, 28",
        "lenet, 52",
        "vgg, 76",
        "resnet18, 2880",
        "depthwise, 32",
        "joined, 10",
        "viewed, 6",
        "option-a, 8",
        "group-norm, 14",
        "layer-norm, 22",
        "tokens, 9",
        "transposed, 11",
        "line, 10",
        "functions, 45",
        "mobilenet, 3288"
    })
    void theGraphComputesWhatPyTorchComputes(String name, int freeUnits) throws Exception {
        for (String file : new String[] {name, name + ".folded"}) {
            Model model = Models.open(folder.resolve(file + ".onnx"), Models.Options.DEFAULT);
            JsonNode said = new ObjectMapper().readTree(folder.resolve(file + ".json").toFile());
            double[] input = Said.numbers(said.path("x"));
            if (name.equals("tokens")) { // PyTorch has the tokens before the features
                input = turned(input, 7, 6);
            }
            double[] logits = new Forward(model.network(), model.parameters()).logits(input);
            double[] expected = Said.numbers(said.path("y"));
            if (name.equals("viewed")) { // whose last step is no part of the logits
                double sum = Math.log(Arrays.stream(logits).map(Math::exp).sum());
                logits = Arrays.stream(logits).map(logit -> logit - sum).toArray();
            }
            if (name.equals("tokens")) {
                logits = turned(logits, 5, 7);
            }
            assertEquals(expected.length, logits.length);
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], logits[i], 1e-4 * largest, file);
            }
            Said.moves(model, freeUnits);
        }
    }

    private static double[] turned(double[] values, int rows, int columns) {
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> values[i % rows * columns + i / rows]);
        return result;
    }
}
