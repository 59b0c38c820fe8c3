package thalweg.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFolderTest {
    private static final int EXAMPLE = 3073;

    @TempDir Path folder;

    /** So many images of one colour each, labelled 0, 1, 2 … */
    private Path batch(String name, int images) throws IOException {
        var bytes = new byte[images * EXAMPLE];
        for (int i = 0; i < images; i++) {
            Arrays.fill(bytes, i * EXAMPLE, (i + 1) * EXAMPLE, (byte) (40 * i));
            bytes[i * EXAMPLE] = (byte) i;
            bytes[i * EXAMPLE + 1 + 2 * 1024] = (byte) 255;
        }
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.write(folder.resolve(name), bytes);
    }

    private DatasetException failure(String split) {
        return assertThrows(DatasetException.class, () -> Datasets.open(folder, split));
    }

    @Test
    void opensTheBatchesOneAfterAnotherWithTheUsualNormalisation() throws IOException {
        batch("data_batch_1.bin", 3);
        batch("data_batch_2.bin", 2);
        batch("test_batch.bin", 1);
        assertEquals(List.of("train", "test"), Datasets.splits(folder));
        Dataset data = Datasets.open(folder, "train");
        assertEquals("CIFAR-10", data.name());
        assertEquals(List.of(3, 32, 32), data.inputShape());
        assertEquals(10, data.classes());
        assertEquals(5, data.size());
        assertEquals(1, data.label(4));
        var numbers = new float[2 * 3072];
        data.copyInputs(3, 2, numbers);
        assertEquals((0 - 0.4914f) / 0.2470f, numbers[0]);
        assertEquals((1 - 0.4465f) / 0.2616f, numbers[2 * 1024], "the first of blue");
        assertEquals((40 / 255f - 0.4822f) / 0.2435f, numbers[3072 + 1024]);
    }

    @Test
    void findsThemOneLevelBelow() throws IOException {
        batch("cifar-10-batches-bin/test_batch.bin", 1);
        assertEquals(1, Datasets.open(folder, "test").size());
        assertEquals("choose the split test", failure("train").remedy());
    }

    @Test
    void namesAFileThatIsCutShort() throws IOException {
        Path file = batch("test_batch.bin", 2);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));
        assertEquals(
                "the file is 5,000 bytes, no multiple of an image's 3,073", failure("test").what());
        Files.write(file, new byte[0]);
        failure("test");
    }

    @Test
    void namesALabelThatIsNoClass() throws IOException {
        batch("test_batch.bin", 12);
        assertEquals("label 10 of image 10 is outside CIFAR-10's classes", failure("test").what());
    }

    @Test
    void opensTheSharedImages() {
        Path shared = Path.of("..", "shared", "data", "cifar10");
        assumeTrue(Files.isDirectory(shared), "../shared is not there");
        assertEquals(5000, Datasets.open(shared, "train").size());
        Dataset test = Datasets.open(shared, "test");
        assertEquals(2000, test.size());
        var counts = new int[10];
        for (int i = 0; i < 2000; i++) {
            counts[test.label(i)]++;
        }
        assertTrue(Arrays.stream(counts).min().orElseThrow() > 150, Arrays.toString(counts));
    }
}
