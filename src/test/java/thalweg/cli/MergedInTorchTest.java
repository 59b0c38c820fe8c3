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

    /** Two networks with batch norm, and few images as CIFAR-10 has them. */
    private static final String NETWORKS =
            """
            torch.manual_seed(3)
            folder = sys.argv[1]
            def images(name, count):
                pixels = torch.randint(0, 256, (count, 3073), dtype=torch.uint8)
                pixels[:, 0] %= 10
                open(folder + "/data/" + name, "wb").write(pixels.numpy().tobytes())
            import os
            os.makedirs(folder + "/data")
            images("data_batch_1.bin", 300)
            images("test_batch.bin", 200)
            nn = torch.nn
            for name in ("normed-a", "normed-b"):
                net = nn.Sequential()
                net.features = nn.Sequential(
                    nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
                    nn.Conv2d(8, 12, 3, padding=1, bias=False), nn.BatchNorm2d(12), nn.ReLU(), nn.MaxPool2d(2))
                net.classifier = nn.Linear(12 * 64, 10)
                net.train()
                for _ in range(3):
                    net.classifier(net.features(torch.randn(20, 3, 32, 32)).flatten(1))
                torch.save(net.state_dict(), folder + "/" + name + ".pt")
            """;

    private static final String SCORE_NORMED =
            """
            rows = numpy.frombuffer(open(sys.argv[2] + "/data/test_batch.bin", "rb").read(), numpy.uint8).reshape(-1, 3073)
            y = torch.from_numpy(rows[:, 0].astype("int64"))
            x = torch.from_numpy(rows[:, 1:].astype("float32") / 255).view(-1, 3, 32, 32)
            mean = torch.tensor([0.4914, 0.4822, 0.4465]).view(1, 3, 1, 1)
            deviation = torch.tensor([0.2470, 0.2435, 0.2616]).view(1, 3, 1, 1)
            h = (x - mean) / deviation
            w = torch.load(sys.argv[1], weights_only=True)
            f = torch.nn.functional
            for conv, norm in (("0", "1"), ("4", "5")):
                h = f.conv2d(h, w["features." + conv + ".weight"], padding=1)
                n = "features." + norm + "."
                h = f.batch_norm(h, w[n + "running_mean"], w[n + "running_var"], w[n + "weight"], w[n + "bias"])
                h = f.max_pool2d(f.relu(h), 2)
            h = f.linear(h.flatten(1), w["classifier.weight"], w["classifier.bias"])
            print(len(y), f.cross_entropy(h, y).item())
            """;

    @TempDir Path folder;

    /** The losses are those after a reset: so must the file's statistics be. */
    @Test
    void givesTheReportedLossWithBatchNormToo() throws Exception {
        Python.program(NETWORKS, folder.toString());
        var shell = Shell.in(folder);
        var merge =
                shell.run(
                        "merge",
                        "@normed-a.pt",
                        "@normed-b.pt",
                        "--data",
                        "@data",
                        "--out",
                        "@merged.pt",
                        "--json");
        assertEquals(0, merge.status(), merge.err());
        JsonNode found = merge.json();
        assertEquals("reset", found.path("normalization").asText());
        assertEquals(300, found.path("normalizationExamples").asInt());
        String[] torch =
                Python.program(SCORE_NORMED, shell.file("merged.pt").toString(), folder.toString())
                        .strip()
                        .split(" ");
        assertEquals(found.path("examples").asInt(), Integer.parseInt(torch[0]));
        assertEquals(found.at("/matched/loss").asDouble(-1), Double.parseDouble(torch[1]), 1e-4);
    }

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
