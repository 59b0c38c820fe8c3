package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.Python;
import thalweg.checkpoint.Tensor;
import thalweg.dataset.Datasets;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/** Gradients of the shared convolutional networks beside PyTorch's, batch norm in training mode. */
class GradientInTorchTest {
    private static final int EXAMPLES = 60;

    private static final String PROGRAM =
            """
            import importlib.util
            spec = importlib.util.spec_from_file_location("peer", sys.argv[1])
            peer = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(peer)
            p = peer.tensors(peer.load(sys.argv[2]))
            for k, v in p.items():
                v.requires_grad_(not k.endswith(peer.STATISTICS))
            x, y = peer.dataset(sys.argv[3], "train")
            n = int(sys.argv[4])
            logits = peer.forward(p, x[:n], {})
            loss = torch.nn.functional.cross_entropy(logits, y[:n])
            loss.backward()
            found = {k: v.grad.numpy() for k, v in p.items() if v.grad is not None}
            numpy.savez(sys.argv[5], loss=numpy.array([loss.item()], numpy.float32), **found)
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"vgg11w4", "resnet20"})
    void agreesWithPyTorch(String model) throws Exception {
        SharedNetworks.require();
        Path shared = SharedNetworks.SHARED;
        Path file = folder.resolve("gradient.npz");
        String name = model + "-cifar10-seed1.pt";
        Python.program(
                PROGRAM,
                shared.resolve("reference/peer.py").toString(),
                shared.resolve("models").resolve(name).toString(),
                shared.resolve("data/cifar10").toString(),
                String.valueOf(EXAMPLES),
                file.toString());
        Checkpoint expected = Checkpoints.open(file);
        Network network =
                model.equals("vgg11w4") ? SharedNetworks.vgg11() : SharedNetworks.resnet20();
        Parameters theta = SharedNetworks.read(network, name);
        var engine = Engines.sameThread(DeviceChoice.CPU, 2, 1 << 30);
        try (var gradients =
                        Gradients.forNetwork(network, engine.linearAlgebra(), engine.memory());
                var flat = engine.memory().allocate(gradients.flatLength());
                var owed = engine.memory().allocate(gradients.flatLength());
                var batch =
                        LoadedExamples.load(
                                Datasets.open(shared.resolve("data/cifar10"), "train"),
                                EXAMPLES,
                                network,
                                engine.memory())) {
            gradients.flatten(theta, flat);
            double loss = gradients.gradient(flat, batch, owed, JobContext.unattended());
            int compared = 0;
            for (Tensor tensor : expected.tensors()) {
                float[] wanted = tensor.read();
                if (tensor.name().equals("loss")) {
                    assertEquals(wanted[0], loss, 1e-5 * wanted[0]);
                    continue;
                }
                Parameter p = theta.get(tensor.name());
                float[] got = new float[p.values().length];
                gradients.read(owed, p.name(), got);
                assertTrue(
                        difference(wanted, got) <= 2e-3,
                        () -> p.name() + " " + difference(wanted, got));
                compared++;
            }
            assertTrue(compared > 20, "only " + compared);
        }
        assertEquals(0, engine.memory().heldBytes());
    }

    /** ‖x − y‖ / ‖x‖; gradients that are noise about 0, of biases before batch norm, are equal. */
    private static double difference(float[] x, float[] y) {
        double squares = 0;
        double apart = 0;
        for (int i = 0; i < x.length; i++) {
            squares += (double) x[i] * x[i];
            apart += (double) (x[i] - y[i]) * (x[i] - y[i]);
        }
        return squares < 1e-12 * x.length
                ? Math.sqrt(apart / x.length)
                : Math.sqrt(apart / squares);
    }
}
