package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What torch, numpy and safetensors wrote is read as they meant it. */
class FixturesTest {
    static final Path SHIPPED = Path.of("src/test/resources/thalweg/checkpoint");
    static final Path TORCH = SHIPPED.resolve("torch");

    @TestFactory
    List<DynamicTest> readsEveryShippedFile() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : List.of(SHIPPED, TORCH)) {
            for (var entry : expected(folder)) {
                Path file = folder.resolve(entry.getKey());
                tests.add(
                        DynamicTest.dynamicTest(
                                entry.getKey(), () -> check(file, entry.getValue())));
            }
        }
        return tests;
    }

    @ParameterizedTest
    @ValueSource(strings = {"make_fixtures.py", "torch/make_fixtures.py"})
    void readsWhatThisMachinesPythonWrites(String script, @TempDir Path folder) throws Exception {
        Python.script(SHIPPED.resolve(script), folder.toString());
        for (var entry : expected(folder)) {
            check(folder.resolve(entry.getKey()), entry.getValue());
        }
    }

    static Iterable<Map.Entry<String, JsonNode>> expected(Path folder) throws Exception {
        return new ObjectMapper().readTree(folder.resolve("expected.json").toFile()).properties();
    }

    static void check(Path file, JsonNode expected) {
        if (expected.has("refused")) {
            String message = Bad.failure(file);
            assertTrue(message.startsWith(expected.get("refused").asText()), message);
            return;
        }
        Checkpoint checkpoint = Checkpoints.open(file);
        String name = file.getFileName().toString();
        List<String> names = new ArrayList<>();
        expected.get("tensors").fieldNames().forEachRemaining(names::add);
        List<String> found =
                new ArrayList<>(checkpoint.tensors().stream().map(Tensor::name).toList());
        if (name.endsWith(".safetensors")) { // that library orders them its own way
            names.sort(null);
            found.sort(null);
        }
        assertEquals(names, found, name);
        for (Tensor tensor : checkpoint.tensors()) {
            JsonNode its = expected.get("tensors").get(tensor.name());
            String label = name + " " + tensor.name();
            assertEquals(its.get("type").asText(), tensor.type().label(), label);
            List<Integer> shape = new ArrayList<>();
            its.get("shape").forEach(axis -> shape.add(axis.asInt()));
            assertEquals(shape, tensor.shape(), label);
            var values = new float[its.get("values").size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) its.get("values").get(i).asDouble();
            }
            assertFalse(values.length != tensor.count(), label);
            assertArrayEquals(values, tensor.read(), label);
        }
        for (var said : expected.get("metadata").properties()) {
            assertEquals(said.getValue().asText(), checkpoint.metadata().get(said.getKey()), name);
        }
    }
}
