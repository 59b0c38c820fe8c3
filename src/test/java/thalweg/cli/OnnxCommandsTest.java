package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Python;

/** ONNX models on the command line: in with their graph, and back out in their own format. */
class OnnxCommandsTest {
    /**
     * The network that PyTorch exported, with the numbers of the ONNX file: does it still put out
     * what it did? Debian has no evaluator of ONNX itself.
     */
    private static final String SAME =
            """
            import json, onnx, onnx.numpy_helper as h, runpy
            onnx.checker.check_model(sys.argv[1])
            moved = {t.name: torch.from_numpy(h.to_array(t).copy()) for t in onnx.load(sys.argv[1]).graph.initializer}
            text = open(sys.argv[3]).read().split("for net in NETS:")[0]
            space = {}
            exec(text, space)
            net = space["NETS"]["vgg"][0]()
            before = torch.load(sys.argv[2] + ".pt")
            print(sum(not torch.equal(before[k], v) for k, v in moved.items()))
            before.update(moved)
            net.load_state_dict(before)
            said = json.load(open(sys.argv[2] + ".json"))
            y = net.eval()(torch.tensor(said["x"]).reshape(1, 3, 32, 32)).flatten()
            print((y - torch.tensor(said["y"])).abs().max().item() / max(map(abs, said["y"])))
            """;

    private static final Path MODELS = Path.of("src/test/resources/thalweg/network/onnx_models.py");

    @TempDir static Path folder;

    @BeforeAll
    static void exportThem() throws Exception {
        Python.script(MODELS, folder.toString());
    }

    @Test
    void theMovedModelGoesBackIntoOnnxAndComputesTheSame() throws Exception {
        var shell = Shell.in(folder);
        var match =
                shell.run(
                        "match", "@vgg.onnx", "@vgg.other.onnx", "--out", "@moved.onnx", "--json");
        assertEquals(0, match.status(), match.err());
        assertTrue(
                match.json().path("l2After").asDouble() < match.json().path("l2Before").asDouble());
        String[] said =
                Python.program(
                                SAME,
                                folder.resolve("moved.onnx").toString(),
                                folder.resolve("vgg.other").toString(),
                                MODELS.toString())
                        .strip()
                        .split("\\s+");
        assertTrue(Integer.parseInt(said[0]) > 20, "tensors that moved: " + said[0]);
        assertTrue(Double.parseDouble(said[1]) < 1e-4, said[1]);
    }

    @Test
    void theMergedModelGoesIntoOnnxOrAnyFormatThatIsWrittenAnew() {
        var shell = Shell.in(folder);
        for (String out : new String[] {"merged.onnx", "merged.pt", "merged.npz"}) {
            var merge = shell.run("merge", "@vgg.onnx", "@vgg.other.onnx", "--out", "@" + out);
            assertEquals(0, merge.status(), merge.err());
            assertTrue(Files.exists(folder.resolve(out)));
        }
    }

    @Test
    void anotherFormatThanItsOwnIsRefusedBeforeAnyWork() {
        var shell = Shell.in(folder);
        var merge = shell.run("merge", "@vgg.onnx", "@vgg.other.onnx", "--out", "@merged.h5");
        assertEquals(2, merge.status());
        assertTrue(merge.err().contains("a model of ONNX can't be written"), merge.err());
        assertFalse(Files.exists(folder.resolve("merged.h5")));
    }
}
