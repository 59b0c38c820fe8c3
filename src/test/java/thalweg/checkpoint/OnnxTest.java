package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.checkpoint.OnnxBytes.message;
import static thalweg.checkpoint.OnnxBytes.model;
import static thalweg.checkpoint.OnnxBytes.varint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.checkpoint.OnnxGraph.Attribute;

/** ONNX's graph, and bad ONNX files; what the numbers are is in {@link FormatsTest}. */
class OnnxTest {
    @TempDir Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bad.onnx"), bytes);
    }

    private String failure(byte[] tensor) throws IOException {
        return Bad.failure(file(model(message(5, tensor))));
    }

    @Test
    void theGraphIsToldWithItsNodesAttributesAndShapes() {
        Checkpoint checkpoint = Checkpoints.open(FormatsTest.SHIPPED.resolve("raw.onnx"));
        assertEquals("ONNX", checkpoint.format());
        assertEquals(KernelLayout.BY_NODE, checkpoint.layout());
        var source =
                assertInstanceOf(GraphSource.Onnx.class, checkpoint.graph().orElseThrow()).graph();
        assertEquals(Map.of("", 13L), source.opsets());
        assertEquals(
                List.of("Conv", "LeakyRelu", "MaxPool", "Reshape", "Gemm", "Constant", "Mul"),
                source.nodes().stream().map(OnnxGraph.Node::type).toList());
        var conv = source.nodes().getFirst();
        assertEquals("first", conv.name());
        assertEquals(List.of("x", "conv.weight", "conv.bias"), conv.inputs());
        assertEquals(new Attribute.Wholes(List.of(3L, 3L)), conv.attributes().get("kernel_shape"));
        assertEquals(
                Map.of("alpha", new Attribute.Real(0.25f)), source.nodes().get(1).attributes());
        assertEquals(
                new Attribute.Words("VALID"), source.nodes().get(2).attributes().get("auto_pad"));
        assertEquals(Map.of("transB", new Attribute.Whole(1)), source.nodes().get(4).attributes());
        var two = source.nodes().get(5).attributes().get("value");
        assertArrayEquals(
                new float[] {2}, assertInstanceOf(Attribute.Constant.class, two).value().read());
        var input = source.inputs().getFirst();
        assertEquals("x", input.name());
        assertEquals(
                List.of(
                        new OnnxGraph.Axis(-1, "batch"),
                        new OnnxGraph.Axis(1, ""),
                        new OnnxGraph.Axis(6, ""),
                        new OnnxGraph.Axis(6, "")),
                input.shape());
        assertEquals("y", source.outputs().getFirst().name());
    }

    @Test
    void theSmallestGoodFileOpens() throws Exception {
        Path file = file(model(message(5, message(1, 2, 2, 1, 8, "w", 9, new byte[8]))));
        assertArrayEquals(new float[2], Checkpoints.open(file).tensors().getFirst().read());
    }

    @Test
    void numbersOneByOneAndInSeveralPiecesAreRead() throws Exception {
        byte[] tensor =
                message(1, 3, 2, 7, 8, "w", 7, 5, 7, new byte[] {6}, 7, new byte[] {(byte) 0x7f});
        Path file = file(model(message(5, tensor)));
        assertArrayEquals(
                new float[] {5, 6, 127}, Checkpoints.open(file).tensors().getFirst().read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw.onnx", "listed.onnx", "types-listed.onnx"})
    void everyTruncationIsRefused(String name) throws Exception {
        byte[] whole = Files.readAllBytes(FormatsTest.SHIPPED.resolve(name));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Path file = Files.write(folder.resolve("cut"), cut);
            // What says no more than the model's own properties may be missing.
            if (length < whole.length - 40) {
                Bad.failure(file);
            }
        }
    }

    @Test
    void shapesThatDontFitTheNumbersAreRefused() throws Exception {
        byte[] raw = new byte[8];
        for (byte[] tensor :
                List.of(
                        message(1, 3, 2, 1, 8, "w", 9, raw),
                        message(1, -2, 2, 1, 8, "w", 9, raw),
                        message(1, 1L << 40, 1, 1L << 40, 2, 1, 8, "w", 9, raw),
                        message(1, Integer.MAX_VALUE, 2, 7, 8, "w", 7, new byte[] {1}),
                        message(1, 3, 2, 7, 8, "w", 7, new byte[] {1}),
                        message(1, 1, 2, 7, 8, "w", 7, new byte[] {1, 2}),
                        message(1, 1, 2, 1, 8, "w", 7, new byte[] {1}),
                        message(1, 2, 2, 1, 8, "w", 9, raw, 4, raw),
                        message(1, 2, 2, 1, 8, "w"))) {
            assertTrue(failure(tensor).startsWith("tensor w of the ONNX model "));
        }
    }

    @Test
    void typesThatAreNotReadAreNamed() throws Exception {
        String message = failure(message(1, 2, 2, 17, 8, "w", 9, new byte[2]));
        assertTrue(message.startsWith("tensor w is stored as ONNX's type 17, which isn't read"));
    }

    @Test
    void lengthsThatLieAreRefused() throws Exception {
        for (long length : new long[] {1 << 20, Long.MAX_VALUE, -1}) {
            var out = new ByteArrayOutputStream();
            out.writeBytes(message(1, 8, 2, "test"));
            varint(out, 7 << 3 | 2);
            varint(out, length);
            String said = Bad.failure(file(out.toByteArray()));
            assertTrue(said.startsWith("the ONNX file is cut short or damaged"), said);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "/etc/passwd", "a/../../b", "", "..\\secret", "a\0b", "a\nb"})
    void aSideFileElsewhereIsRefused(String location) throws Exception {
        byte[] tensor = message(1, 2, 2, 1, 8, "w", 13, message(1, "location", 2, location), 14, 1);
        assertTrue(failure(tensor).contains("which is not beside the model"));
    }

    @Test
    void aSideFileThatIsMissingOrTooShortIsNamed() throws Exception {
        byte[] tensor = message(1, 2, 2, 1, 8, "w", 13, message(1, "location", 2, "data"), 14, 1);
        Path model = file(model(message(5, tensor)));
        assertThrows(CheckpointException.class, () -> Checkpoints.open(model));
        Files.write(folder.resolve("data"), new byte[7]);
        assertTrue(Bad.failure(model).contains(" lies outside "));
        Files.write(folder.resolve("data"), new byte[8]);
        assertEquals(1, Checkpoints.open(model).tensors().size());
    }

    @Test
    void nestingAndCountsWithoutEndAreRefusedInLittleMemory() throws Exception {
        byte[] nested = new byte[0];
        for (int i = 0; i < 2000; i++) {
            nested = message(6, message(1, message(5, nested)));
        }
        // A graph within a node's attribute, 2,000 deep: not gone into.
        Path deep =
                file(
                        model(
                                message(
                                        1,
                                        message(5, nested),
                                        5,
                                        message(2, 1, 8, "w", 9, new byte[4]))));
        assertEquals(1, Checkpoints.open(deep).tensors().size());
        byte[] nodes = new byte[8_000_000];
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = 1 << 3 | 2;
        }
        assertTrue(
                Bad.failure(file(model(nodes)))
                        .startsWith("the structure of the ONNX file is larger than any"));
    }

    @Test
    void gigabytesOfNumbersAreListedWithinASecond() throws Exception {
        Path file = folder.resolve("big.onnx");
        long numbers = 1L << 28;
        byte[] head = message(1, numbers, 2, 1, 8, "w");
        var graph = new ByteArrayOutputStream();
        long bytes = 4 * numbers;
        varint(graph, 9 << 3 | 2);
        varint(graph, bytes);
        var model = new ByteArrayOutputStream();
        model.writeBytes(message(1, 8, 8, message(2, 13)));
        long tensor = head.length + graph.size() + bytes;
        var field = new ByteArrayOutputStream();
        varint(field, 5 << 3 | 2);
        varint(field, tensor);
        varint(model, 7 << 3 | 2);
        varint(model, 4 * (field.size() + tensor));
        long at = model.size();
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(model.toByteArray()));
            for (int i = 0; i < 4; i++) {
                byte[] named = message(1, numbers, 2, 1, 8, "" + i);
                out.write(ByteBuffer.wrap(field.toByteArray()), at);
                out.write(ByteBuffer.wrap(named), at + field.size());
                out.write(ByteBuffer.wrap(graph.toByteArray()), at + field.size() + named.length);
                at += field.size() + named.length + graph.size() + bytes;
            }
            out.write(ByteBuffer.allocate(1), at - 1);
        }
        long start = System.nanoTime();
        assertEquals(4, Checkpoints.open(file).tensors().size());
        assertTrue(System.nanoTime() - start < 1_000_000_000L);
    }
}
