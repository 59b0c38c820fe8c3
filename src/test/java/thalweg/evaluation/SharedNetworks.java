package thalweg.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.Tensor;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Layer.Pooling;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.network.Window;
import thalweg.symmetry.Graphs;

/** The VGG11 and ResNet20 of the shared folder, their graphs built by hand. */
public final class SharedNetworks {
    public static final Path SHARED = Path.of("..", "shared");

    private SharedNetworks() {}

    public static void require() {
        assumeTrue(Files.isDirectory(SHARED.resolve("models")), "../shared is not there");
    }

    /** Names as in the reference's own forward pass. */
    public static Network vgg11() {
        int[] places = {0, -1, 4, -1, 8, 11, -1, 15, 18, -1, 22, 25, -1};
        int[] widths = {16, 32, 64, 64, 128, 128, 128, 128};
        Graphs graph = Graphs.input(3, 32, 32);
        int in = 3;
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                graph.then(
                        "pool" + i,
                        new Layer.Pool(Pooling.MAX, Window.square(2, 2, 0), false, true));
                continue;
            }
            String name = "features." + places[i];
            int out = widths[next++];
            graph.then(
                    name,
                    new Layer.Convolution(
                            name + ".weight", name + ".bias", in, out, Window.square(3, 1, 1), 1));
            graph.norm("features." + (places[i] + 1), out).then("relu" + i, RELU);
            in = out;
        }
        return graph.then("flat", new Layer.Flatten(false)).dense("classifier", 128, 10).network();
    }

    private static final Layer RELU = new Layer.Activate(Activation.RELU);

    /** Names as in the reference's own forward pass. */
    public static Network resnet20() {
        Graphs graph = Graphs.input(3, 32, 32);
        conv(graph, "conv1", "input", 3, 16, 3, 1).norm("bn1", 16).then("relu", RELU);
        String last = "relu";
        int in = 16;
        for (int stage = 1; stage <= 3; stage++) {
            for (int block = 0; block < 3; block++) {
                String name = "layer" + stage + "." + block;
                int out = 16 << (stage - 1);
                int stride = stage > 1 && block == 0 ? 2 : 1;
                conv(graph, name + ".conv1", last, in, out, 3, stride)
                        .norm(name + ".bn1", out)
                        .then(name + ".relu1", RELU);
                conv(graph, name + ".conv2", name + ".relu1", out, out, 3, 1)
                        .norm(name + ".bn2", out);
                String shortcut = last;
                if (stride == 2) {
                    shortcut = name + ".shortcut.1";
                    conv(graph, name + ".shortcut.0", last, in, out, 1, 2).norm(shortcut, out);
                }
                last = name + ".relu2";
                graph.after(name + ".sum", new Layer.Add(), name + ".bn2", shortcut)
                        .then(last, RELU);
                in = out;
            }
        }
        return graph.then("pool", new Layer.AdaptivePool(Pooling.AVERAGE, List.of(1, 1)))
                .then("flat", new Layer.Flatten(false))
                .dense("linear", 64, 10)
                .network();
    }

    private static Graphs conv(
            Graphs graph, String name, String from, int in, int out, int kernel, int stride) {
        var window = Window.square(kernel, stride, kernel / 2);
        return graph.after(
                name, new Layer.Convolution(name + ".weight", null, in, out, window, 1), from);
    }

    /** The network's numbers out of a file of the shared models. */
    public static Parameters read(Network network, String file) {
        var checkpoint = Checkpoints.open(SHARED.resolve("models").resolve(file));
        List<Parameter> all = new ArrayList<>();
        for (Layer.Slot slot : network.slots()) {
            Tensor tensor =
                    checkpoint.tensors().stream()
                            .filter(t -> t.name().equals(slot.tensor()))
                            .findFirst()
                            .orElseThrow();
            all.add(
                    new Parameter(
                            slot.tensor(),
                            slot.shape(),
                            tensor.read(),
                            slot.learnable(),
                            tensor.type()));
        }
        return new Parameters(all);
    }
}
