package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.checkpoint.Python;

/** Transformers of ONNX on the command line: matched, and moved back out in their own format. */
class OnnxAttentionCommandsTest {
    /**
     * The network that PyTorch exported, with the numbers of the moved ONNX file: does it put out
     * what the file before did? Debian has no evaluator of ONNX itself.
     */
    private static final String SAME =
            """
            import json, onnx, onnx.numpy_helper as h
            onnx.checker.check_model(sys.argv[1])
            moved = {t.name: torch.from_numpy(h.to_array(t).copy()) for t in onnx.load(sys.argv[1]).graph.initializer}
            before = {t.name: torch.from_numpy(h.to_array(t).copy()) for t in onnx.load(sys.argv[2] + ".onnx").graph.initializer}
            print(sum(not torch.equal(before[k], v) for k, v in moved.items()))
            space = {"__name__": "read"}
            exec(open(sys.argv[3]).read(), space)
            net = space["NETS"][sys.argv[4]][0]()
            missing = net.load_state_dict(moved, strict=False)
            masks = [k for k in missing.missing_keys if k.endswith("attn.bias")]  # written once for all blocks
            assert not missing.unexpected_keys and masks == missing.missing_keys, missing
            said = json.load(open(sys.argv[2] + ".json"))
            shape = space["NETS"][sys.argv[4]][1]
            x = torch.tensor(said["x"]).reshape(1, *shape)
            y = net.eval().double()(x if shape == space["TOKENS"] else x.double())[0]
            y = (y.T if y.dim() == 2 else y).flatten()
            print((y - torch.tensor(said["y"])).abs().max().item() / max(map(abs, said["y"])))
            """;

    private static final Path MODELS =
            Path.of("src/test/resources/thalweg/network/onnx_attention.py");

    @TempDir static Path folder;

    @BeforeAll
    static void exportThem() throws Exception {
        Python.script(MODELS, folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "gpt2"})
    void theMovedModelGoesBackIntoOnnxAndComputesTheSameInPyTorch(String name) throws Exception {
        var shell = Shell.in(folder);
        String a = "@" + name + ".17.raw.onnx";
        String b = "@" + name + ".other.onnx";
        String moved = "@" + name + ".moved.onnx";
        var match = shell.run("match", a, b, "--out", moved, "--json");
        assertEquals(0, match.status(), match.err());
        JsonNode found = match.json();
        assertTrue(found.path("l2After").asDouble() < found.path("l2Before").asDouble());
        assertTrue(found.path("equivalence").asDouble(1) < 1e-4, found.toString());
        String[] said =
                Python.program(
                                SAME,
                                folder.resolve(moved.substring(1)).toString(),
                                folder.resolve(name + ".other").toString(),
                                MODELS.toString(),
                                name)
                        .strip()
                        .split("\\s+");
        assertEquals(29, Integer.parseInt(said[0])); // all but what the mask and the head add
        assertTrue(Double.parseDouble(said[1]) < 1e-5, said[1]);
    }
}
