package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedModelTest {
    private static final Path MODELS = Path.of("../shared/models");

    private static Checkpoint open(String name) {
        Path file = MODELS.resolve(name);
        assumeTrue(Files.exists(file), "no shared models here");
        return Checkpoints.open(file);
    }

    @Test
    void readsTheStructureOfAStateDictInItsOrder() {
        Checkpoint checkpoint = open("mlp-mnist-seed1.pt");
        assertEquals("PyTorch", checkpoint.format());
        assertEquals(
                List.of(
                        "fc1.weight",
                        "fc1.bias",
                        "fc2.weight",
                        "fc2.bias",
                        "fc3.weight",
                        "fc3.bias",
                        "fc4.weight",
                        "fc4.bias"),
                checkpoint.tensors().stream().map(Tensor::name).toList());
        assertEquals(List.of(512, 784), checkpoint.tensors().getFirst().shape());
        assertEquals(ElementType.F32, checkpoint.tensors().getFirst().type());
    }

    @Test
    void twoSeedsLieAtTheDistanceThatTheReferenceMeasured() {
        Checkpoint a = open("mlp-mnist-seed1.pt");
        Checkpoint b = open("mlp-mnist-seed2.pt");
        double sum = 0;
        for (Tensor tensor : a.tensors()) {
            float[] x = tensor.read();
            float[] y = b.tensor(tensor.name()).orElseThrow().read();
            for (int i = 0; i < x.length; i++) {
                sum += Math.pow((double) x[i] - y[i], 2);
            }
        }
        assertEquals(42.8746, Math.sqrt(sum), 1e-3);
    }

    @Test
    void readsBatchNormsCountersAsIntegers() {
        Checkpoint checkpoint = open("resnet20-cifar10-seed1.pt");
        Tensor counter =
                checkpoint.tensors().stream()
                        .filter(t -> t.name().endsWith("num_batches_tracked"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(ElementType.I64, counter.type());
        assertEquals(List.of(), counter.shape());
        assertEquals(1, counter.read().length);
    }
}
