package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.OnnxBytes;
import thalweg.engine.Problem;

/** Graphs that no exporter writes end in one sentence, and soon. */
class OnnxHostileTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String OPERATIONS =
            "Add MatMul Softmax ConstantOfShape Reshape Split Gather";

    @TempDir Path folder;

    private void refused(String with, byte[]... nodes) throws IOException {
        Path file =
                Files.write(
                        folder.resolve("odd.onnx"),
                        OnnxBytes.model(
                                List.of(OnnxBytes.floats("w", 8, 8)),
                                "x",
                                List.of(1, 4, 8),
                                "y",
                                List.of(nodes)));
        var problem =
                assertTimeoutPreemptively(
                        SOON,
                        () ->
                                assertThrows(
                                        Problem.class,
                                        () -> Models.open(file, Models.Options.DEFAULT)));
        assertTrue(problem.getMessage().contains(with), problem.getMessage());
        assertFalse(problem.getMessage().contains("\n"), problem.getMessage());
        InChinese.isSaidButForNames(problem, OPERATIONS);
    }

    private static byte[] node(String type, String output, String... inputs) {
        return OnnxBytes.node(type, output, List.of(inputs));
    }

    @Test
    void aCycle() throws Exception {
        refused(
                "takes b, which nothing before it makes",
                node("Add", "a", "x", "b"),
                node("Relu", "b", "a"),
                node("MatMul", "y", "b", "w"));
    }

    @Test
    void aMillionOperations() throws Exception {
        refused("larger than any model's", named(1_000_000));
    }

    /** As many as are read, whose names would have to be told apart. */
    @Test
    void aHundredThousandOperationsOfOneName() throws Exception {
        refused("Softmax", named(100_000));
    }

    private static byte[][] named(int count) {
        List<byte[]> nodes = new ArrayList<>();
        nodes.add(node("MatMul", "v0", "x", "w"));
        for (int i = 0; i < count; i++) {
            nodes.add(OnnxBytes.named("same", node("Relu", "v" + (i + 1), "v" + i)));
        }
        nodes.add(node("Softmax", "s", "v9"));
        nodes.add(node("MatMul", "y", "s", "w"));
        return nodes.toArray(byte[][]::new);
    }

    @Test
    void aThousandMasksOfAMillionNumbers() throws Exception {
        List<byte[]> nodes = new ArrayList<>();
        nodes.add(OnnxBytes.constant("size", 1024, 1024));
        for (int i = 0; i < 1000; i++) {
            nodes.add(node("ConstantOfShape", "m." + i, "size"));
        }
        refused("is more than is computed here", nodes.toArray(byte[][]::new));
    }

    @Test
    void shapesOfMoreNumbersThanThereAre() throws Exception {
        for (int[] shape :
                new int[][] {
                    {Integer.MAX_VALUE, Integer.MAX_VALUE, 8},
                    {-5, 4, 8},
                    {1 << 16, 1 << 16},
                    {-1, -1},
                    {1, 32, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
                }) {
            refused(
                    "Reshape",
                    OnnxBytes.constant("to", shape),
                    node("Reshape", "r", "x", "to"),
                    node("MatMul", "y", "r", "w"));
        }
    }

    @Test
    void headsOfNothing() throws Exception {
        refused(
                "MatMul",
                node("MatMul", "q", "x", "w"),
                node("Transpose", "k", "q"),
                node("MatMul", "s", "q", "k"),
                node("Softmax", "p", "s"),
                node("MatMul", "m", "p", "p"),
                node("MatMul", "y", "m", "w"));
    }

    @Test
    void partsThatDontAddUp() throws Exception {
        refused(
                "Split",
                node("MatMul", "q", "x", "w"),
                OnnxBytes.constant("sizes", 5, 5),
                OnnxBytes.node("Split", List.of("a", "b"), List.of("q", "sizes")),
                node("MatMul", "y", "a", "w"));
        refused(
                "Gather",
                node("MatMul", "q", "x", "w"),
                OnnxBytes.constant("at", -9),
                node("Gather", "a", "q", "at"),
                node("MatMul", "y", "a", "w"));
    }
}
