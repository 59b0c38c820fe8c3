package thalweg.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
    @TempDir Path folder;

    private static byte[] idx(byte[] body, int... shape) {
        var bytes = ByteBuffer.allocate(4 + 4 * shape.length + body.length);
        bytes.putInt(0x0800 | shape.length);
        for (int axis : shape) {
            bytes.putInt(axis);
        }
        return bytes.put(body).array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] ramp(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private String failure() {
        var e = assertThrows(DatasetException.class, () -> Datasets.open(folder, "test"));
        assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
        return e.getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte",
        "t10k-images.idx3-ubyte, t10k-labels.idx1-ubyte",
        "test-images-idx3-ubyte, test-labels-idx1-ubyte",
        "emnist-letters-test-images-idx3-ubyte, emnist-letters-test-labels-idx1-ubyte"
    })
    void findsEveryUsualNamePlainAndGzipped(String images, String labels) throws Exception {
        byte[] pixels = ramp(3 * 6);
        write(images, idx(pixels, 3, 2, 3));
        write(labels + ".gz", gzip(idx(new byte[] {4, 0, 9}, 3)));
        assertEquals(List.of("test"), Datasets.splits(folder));
        Dataset data = Datasets.open(folder, "test");
        assertEquals(List.of(1, 2, 3), data.inputShape());
        assertEquals(9, data.label(2));
        assertEquals(10, data.classes());
        var inputs = new float[12];
        data.copyInputs(1, 2, inputs);
        for (int i = 0; i < 12; i++) {
            assertEquals((pixels[6 + i] & 0xff) / 255f, inputs[i]);
        }
    }

    @Test
    void findsTheFolderInWhichTorchvisionPutsThem() throws Exception {
        Path raw = Files.createDirectories(folder.resolve("MNIST/raw"));
        Files.write(raw.resolve("train-images-idx3-ubyte"), idx(ramp(4), 1, 2, 2));
        Files.write(raw.resolve("train-labels-idx1-ubyte"), idx(new byte[1], 1));
        assertEquals(1, Datasets.open(folder, "train").size());
    }

    @Test
    void aNormalizationOfOnesOwnReplacesTheUsualOne() throws Exception {
        write("t10k-images-idx3-ubyte", idx(ramp(784), 1, 28, 28));
        write("t10k-labels-idx1-ubyte", idx(new byte[] {3}, 1));
        var usual = new float[784];
        var own = new float[784];
        Datasets.open(folder, "test").copyInputs(0, 1, usual);
        var half = new Normalization(List.of(0.5f), List.of(0.25f));
        Dataset data = Datasets.open(folder, "test", half);
        data.copyInputs(0, 1, own);
        assertEquals(half, data.normalization());
        assertEquals((7 / 255f - 0.1307f) / 0.3081f, usual[1]);
        assertEquals((7 / 255f - 0.5f) / 0.25f, own[1]);
    }

    @Test
    void imagesAndLabelsOfDifferentNumbersAreRefused() throws Exception {
        write("t10k-images-idx3-ubyte", idx(ramp(8), 2, 2, 2));
        write("t10k-labels-idx1-ubyte", idx(new byte[3], 3));
        assertTrue(failure().startsWith("there are 2 images but 3 labels ("));
    }

    @Test
    void everyTruncationOfAGzippedFileIsRefused() throws Exception {
        write("t10k-labels-idx1-ubyte", idx(new byte[2], 2));
        byte[] whole = gzip(idx(ramp(2 * 64), 2, 8, 8));
        for (int length = 1; length < whole.length; length++) {
            write("t10k-images-idx3-ubyte.gz", Arrays.copyOf(whole, length));
            failure();
        }
    }

    @Test
    void everyTruncationOfAPlainFileIsRefused() throws Exception {
        write("t10k-labels-idx1-ubyte", idx(new byte[2], 2));
        byte[] whole = idx(ramp(2 * 64), 2, 8, 8);
        for (int length = 0; length < whole.length; length++) {
            write("t10k-images-idx3-ubyte", Arrays.copyOf(whole, length));
            failure();
        }
    }

    @Test
    void aHeaderThatClaimsMoreThanMemoryTakesNone() throws Exception {
        write("t10k-labels-idx1-ubyte", idx(new byte[2], 2));
        for (int[] shape :
                new int[][] {
                    {Integer.MAX_VALUE, 28, 28},
                    {2, 1 << 16, 1 << 16},
                    {-1, 28, 28},
                    {2, 0, 28},
                    {2, 20_000, 20_000}
                }) {
            write("t10k-images-idx3-ubyte", idx(ramp(8), shape));
            failure();
        }
        write("t10k-images-idx3-ubyte", idx(ramp(8), 2, 0, 28));
        assertTrue(failure().startsWith("the header claims no numbers at all ("), failure());
        write("t10k-images-idx3-ubyte", idx(ramp(8), 2, 1 << 16, 1 << 16));
        assertTrue(failure().startsWith("the header claims more than 2,147,483,639 numbers ("));
    }

    @Test
    void aHeaderThatClaimsLessThanTheFileHoldsIsRefused() throws Exception {
        write("t10k-labels-idx1-ubyte", idx(new byte[2], 2));
        write("t10k-images-idx3-ubyte", idx(ramp(9), 2, 2, 2));
        assertTrue(failure().startsWith("the file holds more than its header says ("));
    }

    @Test
    void aDamagedGzipFileIsRefused() throws Exception {
        write("t10k-labels-idx1-ubyte", idx(new byte[2], 2));
        byte[] packed = gzip(idx(ramp(2 * 64), 2, 8, 8));
        packed[packed.length - 6] ^= 1; // in its checksum
        write("t10k-images-idx3-ubyte.gz", packed);
        assertTrue(failure().startsWith("the gzip data is damaged ("));
    }

    @Test
    void otherFilesAndFoldersAreRefused() throws Exception {
        assertTrue(failure().startsWith("there is no data here ("));
        write("t10k-images-idx3-ubyte", idx(ramp(8), 2, 2, 2));
        assertTrue(failure().startsWith("there are no labels of the split test ("));
        write("t10k-labels-idx1-ubyte", "not labels at all".getBytes());
        assertTrue(failure().startsWith("this is not an IDX file of labels ("));
        assertThrows(DatasetException.class, () -> Datasets.open(folder.resolve("none"), "test"));
        write("x-t10k-labels-idx1-ubyte", new byte[8]);
        assertTrue(failure().startsWith("the folder holds several data sets ("));
    }

    @Test
    void dataThatDoNotFitANetworkAreRefused() throws Exception {
        write("t10k-images-idx3-ubyte", idx(ramp(8), 2, 2, 2));
        write("t10k-labels-idx1-ubyte", idx(new byte[] {1, 12}, 2));
        Dataset data = Datasets.open(folder, "test");
        Datasets.requireFit(data, 4, 13);
        var label = assertThrows(DatasetException.class, () -> Datasets.requireFit(data, 4, 10));
        assertEquals("label 12 of example 1 is outside the network's 10 classes", label.what());
        var size = assertThrows(DatasetException.class, () -> Datasets.requireFit(data, 784, 13));
        assertTrue(size.what().contains("784"));
    }

    @Test
    void copyingDoesNotDependOnHowItIsCutUp() throws Exception {
        write("t10k-images-idx3-ubyte", idx(ramp(10 * 12), 10, 3, 4));
        write("t10k-labels-idx1-ubyte", idx(new byte[10], 10));
        Dataset data = Datasets.open(folder, "test");
        var whole = new float[120];
        data.copyInputs(0, 10, whole);
        var part = new float[12];
        for (int i = 0; i < 10; i++) {
            data.copyInputs(i, 1, part);
            assertArrayEquals(Arrays.copyOfRange(whole, 12 * i, 12 * i + 12), part);
        }
        assertThrows(IndexOutOfBoundsException.class, () -> data.copyInputs(9, 2, whole));
        assertThrows(IllegalArgumentException.class, () -> data.copyInputs(0, 2, part));
    }
}
