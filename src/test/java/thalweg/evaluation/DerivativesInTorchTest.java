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
import thalweg.dataset.Datasets;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Network;

/**
 * Derivatives along the line between the shared convolutional networks beside PyTorch's gradients
 * and Hessian-vector products in double, batch norm in training mode.
 */
class DerivativesInTorchTest {
    private static final int EXAMPLES = 60;

    private static final String PROGRAM =
            """
            import importlib.util
            spec = importlib.util.spec_from_file_location("peer", sys.argv[1])
            peer = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(peer)
            a, b = (peer.load(f) for f in sys.argv[2:4])
            x, y = peer.dataset(sys.argv[4], "train")
            n = int(sys.argv[5])
            x, y = x[:n].double(), y[:n]
            t = torch.zeros((), dtype=torch.double, requires_grad=True)
            p = {}
            for k in a:
                if numpy.issubdtype(a[k].dtype, numpy.floating):
                    from_, to = (torch.from_numpy(m[k].astype(numpy.float64)) for m in (a, b))
                    p[k] = from_ if k.endswith(peer.STATISTICS) else from_ + t * (to - from_)
            loss = torch.nn.functional.cross_entropy(peer.forward(p, x, {}), y)
            first, = torch.autograd.grad(loss, t, create_graph=True)
            second, = torch.autograd.grad(first, t)
            numpy.savez(sys.argv[6], found=numpy.array([loss.item(), first.item(), second.item()]))
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"vgg11w4", "resnet20"})
    void agreeWithPyTorch(String model) throws Exception {
        SharedNetworks.require();
        Path shared = SharedNetworks.SHARED;
        Path file = folder.resolve("derivatives.npz");
        String a = model + "-cifar10-seed1.pt";
        String b = model + "-cifar10-seed2.pt";
        Python.program(
                PROGRAM,
                shared.resolve("reference/peer.py").toString(),
                shared.resolve("models").resolve(a).toString(),
                shared.resolve("models").resolve(b).toString(),
                shared.resolve("data/cifar10").toString(),
                String.valueOf(EXAMPLES),
                file.toString());
        Checkpoint expected = Checkpoints.open(file);
        float[] wanted = expected.tensors().getFirst().read();
        Network network =
                model.equals("vgg11w4") ? SharedNetworks.vgg11() : SharedNetworks.resnet20();
        var engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 31);
        try (var derivatives =
                        new DirectionalDerivatives(
                                network, engine.linearAlgebra(), engine.memory());
                var examples =
                        LoadedExamples.load(
                                Datasets.open(shared.resolve("data/cifar10"), "train"),
                                EXAMPLES,
                                network,
                                engine.memory())) {
            Derivatives found =
                    derivatives.at(
                            0,
                            SharedNetworks.read(network, a),
                            SharedNetworks.read(network, b),
                            examples,
                            EXAMPLES,
                            JobContext.unattended());
            assertEquals(wanted[0], found.loss(), 1e-5 * wanted[0]);
            assertEquals(wanted[1], found.first(), 2e-3 * Math.abs(wanted[1]));
            assertEquals(wanted[2], found.second(), 2e-3 * Math.abs(wanted[2]));
            assertTrue(Math.abs(wanted[2]) > 1, "nothing to compare with: " + wanted[2]);
        }
        assertEquals(0, engine.memory().heldBytes());
    }
}
