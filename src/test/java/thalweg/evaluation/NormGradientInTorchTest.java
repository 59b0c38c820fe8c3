package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.Python;
import thalweg.checkpoint.Tensor;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/** Gradients through group norm, layer norm and products beside PyTorch's. */
class NormGradientInTorchTest {
    private static final int EXAMPLES = 20;
    private static final int INPUTS = 2 * 5 * 5;
    private static final int CLASSES = 4;

    /** {@link SmoothNetworks#normsAndProducts} as PyTorch computes it. */
    private static final String PROGRAM =
            """
            F = torch.nn.functional
            torch.manual_seed(1)
            shapes = {"first.weight": (6, 2, 3, 3), "group.weight": (6,), "group.bias": (6,),
                      "second.weight": (6, 6, 3, 3), "layer.weight": (6,), "layer.bias": (6,),
                      "gate.weight": (6, 6, 1, 1), "whole.weight": (6, 5, 5),
                      "whole.bias": (6, 5, 5), "last.weight": (4, 150), "last.bias": (4,)}
            p = {k: (torch.randn(s) * 0.4).requires_grad_() for k, s in shapes.items()}
            x, y = torch.randn(20, 2, 5, 5), torch.randint(4, (20,))
            h = F.conv2d(x, p["first.weight"], padding=1)
            h = torch.tanh(F.group_norm(h, 3, p["group.weight"], p["group.bias"]))
            h = F.conv2d(h, p["second.weight"], padding=1).permute(0, 2, 3, 1)
            h = F.layer_norm(h, (6,), p["layer.weight"], p["layer.bias"]).permute(0, 3, 1, 2)
            h = torch.tanh(h)
            gated = torch.sigmoid(F.conv2d(h.mean((2, 3), keepdim=True), p["gate.weight"])) * h
            whole = F.layer_norm(gated, (6, 5, 5), p["whole.weight"], p["whole.bias"])
            h = whole * gated + F.instance_norm(whole)
            logits = F.linear(h.flatten(1), p["last.weight"], p["last.bias"])
            loss = F.cross_entropy(logits, y)
            loss.backward()
            numpy.savez(sys.argv[1], x=x.numpy(), y=y.numpy().astype(numpy.float32),
                        loss=numpy.array([loss.item()], numpy.float32),
                        **{k: v.detach().numpy() for k, v in p.items()},
                        **{k + ".grad": v.grad.numpy() for k, v in p.items()})
            """;

    @TempDir Path folder;

    @Test
    void agreesWithPyTorch() throws Exception {
        Path file = folder.resolve("gradient.npz");
        Python.program(PROGRAM, file.toString());
        Checkpoint said = Checkpoints.open(file);
        Network network = SmoothNetworks.normsAndProducts();
        List<Parameter> theta = new ArrayList<>();
        for (Layer.Slot slot : network.slots()) {
            float[] values = read(said, slot.tensor());
            theta.add(new Parameter(slot.tensor(), slot.shape(), values, true, ElementType.F32));
        }
        float[] labels = read(said, "y");
        var data =
                new MadeUpData(
                        read(said, "x"),
                        IntStream.range(0, labels.length).map(i -> (int) labels[i]).toArray(),
                        INPUTS,
                        CLASSES);
        var engine = Engines.sameThread(DeviceChoice.CPU, 2, 1 << 30);
        try (var gradients =
                        Gradients.forNetwork(network, engine.linearAlgebra(), engine.memory());
                var flat = engine.memory().allocate(gradients.flatLength());
                var owed = engine.memory().allocate(gradients.flatLength());
                var batch = LoadedExamples.load(data, EXAMPLES, network, engine.memory())) {
            gradients.flatten(new Parameters(theta), flat);
            double loss = gradients.gradient(flat, batch, owed, JobContext.unattended());
            assertEquals(read(said, "loss")[0], loss, 1e-5);
            for (Parameter p : theta) {
                float[] got = new float[p.values().length];
                gradients.read(owed, p.name(), got);
                assertArrayEquals(read(said, p.name() + ".grad"), got, 2e-5f, p.name());
            }
        }
        assertEquals(0, engine.memory().heldBytes());
    }

    private static float[] read(Checkpoint from, String name) {
        return from.tensors().stream()
                .filter(tensor -> tensor.name().equals(name))
                .map(Tensor::read)
                .findFirst()
                .orElseThrow();
    }
}
