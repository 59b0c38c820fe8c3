package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Python;

/** What {@code merge} reports is what PyTorch computes of the file that it wrote. */
class MergedInTorchTest {
    /** Loss and accuracy of a state_dict of a ReLU chain, which PyTorch itself opens. */
    private static final String SCORE =
            """
            import gzip
            def idx(path, header):
                with gzip.open(path) as f:
                    return numpy.frombuffer(f.read()[header:], numpy.uint8)
            x = idx(sys.argv[2] + "/t10k-images-idx3-ubyte.gz", 16).reshape(-1, 784)
            y = torch.from_numpy(idx(sys.argv[2] + "/t10k-labels-idx1-ubyte.gz", 8).astype("int64"))
            h = (torch.from_numpy(x.astype("float32") / 255) - 0.1307) / 0.3081
            weights = torch.load(sys.argv[1], weights_only=True)
            names = [name for name in weights if name.endswith(".weight")]
            for name in names:
                h = torch.nn.functional.linear(h, weights[name], weights[name[:-6] + "bias"])
                if name != names[-1]:
                    h = torch.relu(h)
            print(len(y), torch.nn.functional.cross_entropy(h, y).item(), (h.argmax(1) == y).sum().item())
            """;

    @TempDir Path folder;

    @Test
    void givesTheReportedLossAndAccuracy() throws Exception {
        var shell = Shell.in(folder);
        var merge =
                shell.run(
                        "merge",
                        "samples/mlp-mnist-seed1.safetensors",
                        "samples/mlp-mnist-seed2.safetensors",
                        "--data",
                        "samples/mnist",
                        "--out",
                        "@merged.pt",
                        "--json");
        assertEquals(0, merge.status(), merge.err());
        JsonNode found = merge.json();
        String[] torch =
                Python.program(SCORE, shell.file("merged.pt").toString(), "samples/mnist")
                        .strip()
                        .split(" ");
        assertEquals(found.path("examples").asInt(), Integer.parseInt(torch[0]));
        assertEquals(found.at("/matched/loss").asDouble(-1), Double.parseDouble(torch[1]), 1e-5);
        assertEquals(
                found.at("/matched/accuracy").asDouble(-1),
                Double.parseDouble(torch[2]) / Integer.parseInt(torch[0]),
                1e-9);
    }
}
