package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir Path folder;

    @Test
    void namesFormatArchitectureAndTensors() {
        JsonNode models =
                Shell.in(folder).run("inspect", "@a.pt", "@b.safetensors", "--json").json();
        JsonNode a = models.path("models").get(0);
        assertEquals("PyTorch", a.path("format").asText());
        assertEquals("6-16-12-4 ReLU", a.path("architecture").asText());
        assertEquals(6, a.path("tensors").asInt());
        assertEquals(6 * 16 + 16 + 16 * 12 + 12 + 12 * 4 + 4, a.path("parameters").asInt());
        assertEquals("fc1.weight", a.path("layers").get(0).path("name").asText());
        assertEquals("[16,6]", a.path("layers").get(0).path("shape").toString());
        assertEquals("float32", a.path("layers").get(0).path("dtype").asText());
        assertEquals("safetensors", models.path("models").get(1).path("format").asText());
    }

    @Test
    void namesGroupsWithTheirAxes() {
        JsonNode group =
                Shell.in(folder).run("inspect", "@a.pt", "--json").json().at("/models/0/groups/1");
        assertEquals("fc2", group.path("name").asText());
        assertEquals(12, group.path("size").asInt());
        assertEquals("free", group.path("kind").asText());
        JsonNode axis = group.path("axes").get(2);
        assertEquals("fc3.weight", axis.path("tensor").asText());
        assertEquals(1, axis.path("axis").asInt());
        for (String field : new String[] {"offset", "count", "block", "stride"}) {
            assertTrue(axis.path(field).isInt(), field);
        }
    }

    @Test
    void takesAnotherActivation() {
        var result = Shell.in(folder).run("inspect", "@a.pt", "--activation", "tanh");
        assertTrue(result.out().contains("6-16-12-4 tanh"), result.out());
    }
}
