package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.GraphSource;
import thalweg.checkpoint.Python;

/** What comes near attention and is none is refused in one sentence, by the node's name. */
class OnnxRefusedTest {
    @TempDir static Path folder;

    @BeforeAll
    static void exportThem() throws Exception {
        Python.script(
                Path.of("src/test/resources/thalweg/network/onnx_refused.py"), folder.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    crossed | "node /proj/MatMul: MatMul ends attention whose queries, keys and values are of different values, which is not understood"
                    normed | "node /norm/ReduceMean: ReduceMean is not understood of a value that is cut into heads, turned or multiplied"
                    other-rows | "node /proj/MatMul: MatMul ends attention that uses 16 of the 24 rows of onnx::MatMul_62, which is not understood"
                    unscaled | "node /Softmax: Softmax of scores times 1.000 is not understood where heads of 4 units have 1/√4"
                    by-pairs | "node /Add: Add of other numbers than a mask's to attention's scores is not understood"
                    window | "node /Add: Add of a mask is understood only where each token sees itself and those before it"
                    over-queries | "node /Softmax: Softmax over other than the last axis is not understood"
                    gated | "node /ReduceMean: ReduceMean is not understood of a value that is cut into heads, turned or multiplied"
                    heads-mixed | "node /proj/MatMul: MatMul takes heads whose units don't lie one after another, which is not understood"
                    wider | "node /proj/MatMul: MatMul ends attention that makes 9 features of 8, which is not understood"
                    part-of-table | "node /positions/Gather: Gather of 5 of the 9 rows of positions.weight is not understood"
                    """)
    void itIsRefusedByTheNodesName(String name, String sentence) {
        Path file = folder.resolve(name + ".onnx");
        var refused =
                assertThrows(
                        NetworkException.class, () -> Models.open(file, Models.Options.DEFAULT));
        assertEquals(sentence, refused.what());
        assertTrue(refused.getMessage().contains("--network"), refused.getMessage());
        InChinese.isSaidButForNames(refused, names(file));
    }

    /** Of the file's nodes, their operations and what they read. */
    private static String names(Path file) {
        var source = (GraphSource.Onnx) Checkpoints.open(file).graph().orElseThrow();
        return source.graph().nodes().stream()
                .map(node -> node.name() + " " + node.type() + " " + node.inputs())
                .collect(Collectors.joining(" "));
    }
}
