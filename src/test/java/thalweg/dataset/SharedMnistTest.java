package thalweg.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedMnistTest {
    private static final Path MNIST = Path.of("../shared/data/mnist");

    @Test
    void opensMnistWithItsUsualNormalization() {
        assumeTrue(Files.isDirectory(MNIST), "no shared data here");
        assertEquals(List.of("train", "test"), Datasets.splits(MNIST));
        Dataset test = Datasets.open(MNIST, "test");
        assertEquals("MNIST", test.name());
        assertEquals(10_000, test.size());
        assertEquals(10, test.classes());
        assertEquals(List.of(1, 28, 28), test.inputShape());
        assertEquals(7, test.label(0));
        assertEquals(Normalization.MNIST, test.normalization());
        var inputs = new float[10_000 * 784];
        test.copyInputs(0, 10_000, inputs);
        double sum = 0;
        for (float x : inputs) {
            sum += x;
        }
        // The test images' own mean is 0.1325.
        assertEquals((0.1325 - 0.1307) / 0.3081, sum / inputs.length, 2e-3);
        assertEquals((0 - 0.1307f) / 0.3081f, inputs[0]);
    }
}
