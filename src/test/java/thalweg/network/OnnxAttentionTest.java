package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.checkpoint.Python;

/** Transformers that PyTorch exports to ONNX compute here what they compute there. */
class OnnxAttentionTest {
    @TempDir static Path folder;

    /** In one process, as importing PyTorch takes longer than the networks. */
    @BeforeAll
    static void exportThem() throws Exception {
        Python.script(
                Path.of("src/test/resources/thalweg/network/onnx_attention.py"), folder.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "own, 62",
        "encoder, 73",
        "torchvision, 60",
        "fused, 52",
        "chunked, 35",
        "sdpa, 47",
        "apart, 60",
        "nano, 104",
        "tied, 104",
        "gpt2, 104",
        "added, 104",
        "computed, 104",
        "causal-sdpa, 104"
    })
    void theGraphComputesWhatPyTorchComputes(String name, int freeUnits) throws Exception {
        for (String way : new String[] {"11", "14", "17", "17.raw"}) {
            String file = name + "." + way;
            Model model = Models.open(folder.resolve(file + ".onnx"), Models.Options.DEFAULT);
            JsonNode said = new ObjectMapper().readTree(folder.resolve(file + ".json").toFile());
            Said.computes(model, Said.numbers(said.path("x")), Said.numbers(said.path("y")), 1e-5);
            Said.moves(model, freeUnits);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nano.17, /h/h.0/attn, /h/h.1/attn",
        "nano.17.raw, h.0.attn, h.1.attn",
        "apart.14, /blocks/blocks.0/attn, /blocks/blocks.1/attn",
        "encoder.14, blocks.0.layers.0.self_attn, blocks.0.layers.1.self_attn"
    })
    void attentionIsNamedByItsModuleWhateverTheExporterFolds(
            String file, String first, String second) {
        Model model = Models.open(folder.resolve(file + ".onnx"), Models.Options.DEFAULT);
        assertEquals(
                List.of(first, second),
                model.network().nodes().stream()
                        .filter(node -> node.layer() instanceof Layer.Attention)
                        .map(Node::name)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nano", "causal-sdpa"})
    void tokensThatTheFileLeavesOpenAreAsManyAsItsTableOfPositionsHas(String name)
            throws Exception {
        Model model = Models.open(folder.resolve(name + ".open.onnx"), Models.Options.DEFAULT);
        assertEquals(List.of(6), model.network().inputShape());
        assertEquals(
                List.of("input: [6], as the file leaves it open"), Said.guesses(model.network()));
        JsonNode said = new ObjectMapper().readTree(folder.resolve(name + ".open.json").toFile());
        Said.computes(model, Said.numbers(said.path("x")), Said.numbers(said.path("y")), 1e-5);
    }
}
