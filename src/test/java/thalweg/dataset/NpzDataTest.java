package thalweg.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.Checkpoints.Content;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.Python;

class NpzDataTest {
    @TempDir Path folder;

    private static Content inputs(String name, List<Integer> shape) {
        return ramp(name, ElementType.F32, shape);
    }

    private static Content ramp(String name, ElementType type, List<Integer> shape) {
        var values = new float[shape.stream().reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 251;
        }
        return new Content(name, type, shape, values);
    }

    private static Content labels(String name, float... labels) {
        return new Content(name, ElementType.I64, List.of(labels.length), labels);
    }

    private Path npz(Content... arrays) {
        Path file = folder.resolve("data.npz");
        Checkpoints.write(file, List.of(arrays), true);
        return file;
    }

    private static DatasetException failure(Path file) {
        return assertThrows(DatasetException.class, () -> Datasets.open(file, "test"));
    }

    @Test
    void opensBothSplitsOfOneFile() {
        Path file =
                npz(
                        inputs("x_train", List.of(3, 4)), labels("y_train", 0, 5, 1),
                        inputs("x_test", List.of(2, 4)), labels("y_test", 1, 0));
        assertEquals(List.of("train", "test"), Datasets.splits(file));
        Dataset test = Datasets.open(file, "test");
        assertEquals("data", test.name());
        assertEquals(List.of(4), test.inputShape());
        assertEquals(6, test.classes(), "of both splits");
        var numbers = new float[8];
        test.copyInputs(0, 2, numbers);
        assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, numbers);
        assertEquals(3, Datasets.open(file, "train").size());
    }

    @Test
    void xAndYAloneAreTheTestSplit() {
        Path file = npz(inputs("x", List.of(2, 4)), labels("y", 1, 0));
        assertEquals(List.of("test"), Datasets.splits(file));
        var e = assertThrows(DatasetException.class, () -> Datasets.open(file, "train"));
        assertEquals("choose the split test, or name its arrays x_train and y_train", e.remedy());
    }

    @Test
    void bytesAreScaledAndNormalizedByChannel() {
        Path file = npz(ramp("x", ElementType.U8, List.of(1, 2, 3, 2)), labels("y", 0));
        var normalization = new Normalization(List.of(0f, 0.5f), List.of(1f, 2f));
        Dataset data = Datasets.open(file, "test", normalization);
        var numbers = new float[12];
        data.copyInputs(0, 1, numbers);
        assertEquals(5 / 255f, numbers[5]);
        assertEquals((6 / 255f - 0.5f) / 2, numbers[6]);
    }

    @Test
    void channelsThatComeLastAreTurnedToTheFront() {
        for (ElementType type : List.of(ElementType.U8, ElementType.F32)) {
            Path file = npz(ramp("x", type, List.of(2, 4, 5, 3)), labels("y", 0, 1));
            Dataset data = Datasets.open(file, "test");
            assertEquals(List.of(3, 4, 5), data.inputShape());
            var numbers = new float[120];
            data.copyInputs(0, 2, numbers);
            float scale = type == ElementType.U8 ? 255 : 1;
            for (int n = 0; n < 2; n++) {
                for (int c = 0; c < 3; c++) {
                    for (int p = 0; p < 20; p++) {
                        assertEquals((n * 60 + p * 3 + c) / scale, numbers[n * 60 + c * 20 + p]);
                    }
                }
            }
        }
    }

    @Test
    void opensWhatNumpyWrote() throws Exception {
        Path file = folder.resolve("numpy.npz");
        Python.program(
                """
                r = numpy.random.default_rng(0)
                x = r.integers(0, 256, (5, 28, 28), dtype='uint8')
                numpy.savez_compressed(sys.argv[1], x=numpy.asfortranarray(x),
                    y=numpy.arange(5, dtype='>i4').reshape(5, 1))
                (x / numpy.float32(255)).astype('<f4').tofile(sys.argv[2])
                """,
                file.toString(),
                folder.resolve("raw").toString());
        Dataset data = Datasets.open(file, "test");
        assertEquals(List.of(1, 28, 28), data.inputShape());
        assertEquals(4, data.label(4));
        var numbers = new float[5 * 784];
        data.copyInputs(0, 5, numbers);
        var expected =
                java.nio.ByteBuffer.wrap(Files.readAllBytes(folder.resolve("raw")))
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
        for (float number : numbers) {
            assertEquals(expected.get(), number);
        }
    }

    @Test
    void labelsThatAreNoClassesAreRefused() {
        for (float label : new float[] {-1, 1e6f}) {
            var e = failure(npz(inputs("x", List.of(2, 4)), labels("y", 0, label)));
            assertTrue(e.what().contains("of example 1 is outside the classes"), e.what());
        }
        var half = new Content("y", List.of(2), new float[] {0, 0.5f});
        var negative = failure(npz(inputs("x", List.of(2, 4)), labels("y", 0, -1)));
        assertTrue(negative.what().startsWith("label −1 of example 1 is"), negative.what());
        assertTrue(failure(npz(inputs("x", List.of(2, 4)), half)).what().startsWith("label 0.5"));
        var nan = new Content("y", List.of(2), new float[] {0, Float.NaN});
        assertTrue(failure(npz(inputs("x", List.of(2, 4)), nan)).what().startsWith("label NaN"));
    }

    @Test
    void inputsAndLabelsThatDoNotFitAreRefused() {
        assertEquals(
                "there are 2 inputs but 3 labels",
                failure(npz(inputs("x", List.of(2, 4)), labels("y", 0, 1, 2))).what());
        failure(npz(inputs("x", List.of(2)), labels("y", 0, 1)));
        failure(npz(inputs("x", List.of(2, 2)), inputs("y", List.of(2, 10))));
        var none = failure(npz(inputs("x", List.of(0, 2)), labels("y")));
        assertEquals("x holds no examples: its shape is [0, 2]", none.what());
    }

    @Test
    void inputsThatAreNotNumbersAreNamed() {
        var x = new Content("x", List.of(2, 2), new float[] {0, 1, 2, Float.NaN});
        assertEquals("example 1 holds NaN", failure(npz(x, labels("y", 0, 1))).what());
    }

    @Test
    void classesByNameAreSaidToBeText() throws Exception {
        Path file = folder.resolve("names.npz");
        Python.program(
                "numpy.savez(sys.argv[1], x=numpy.zeros((2, 4)), y=numpy.array(['cat', 'dog']))",
                file.toString());
        assertEquals("array y holds text and no numbers", failure(file).what());
    }

    @Test
    void aFileWithoutXAndYOrThatIsNoNpzIsRefused() throws Exception {
        assertTrue(failure(npz(inputs("a", List.of(2, 4)))).what().contains("no arrays named x"));
        Path text = Files.writeString(folder.resolve("text.npz"), "hello");
        assertEquals("this is not a NumPy file", failure(text).what());
    }
}
