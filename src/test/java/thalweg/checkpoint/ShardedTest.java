package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models in several files. The shards are written here, and the PyTorch ones by PyTorch; the index
 * is put together by the published layout, as no library that writes it is at hand.
 */
class ShardedTest {
    private static final String FIRST = "model-00001-of-00002.safetensors";
    private static final String SECOND = "model-00002-of-00002.safetensors";

    @TempDir Path folder;

    @BeforeEach
    void writeShards() {
        write(FIRST, content("module.a.weight", 1, 2), content("module.a.bias", 3));
        write(SECOND, content("module.b.weight", 4, 5, 6));
    }

    private static Checkpoints.Content content(String name, float... values) {
        return new Checkpoints.Content(name, List.of(values.length), values);
    }

    private Path write(String name, Checkpoints.Content... tensors) {
        Path file = folder.resolve(name);
        Checkpoints.write(file, List.of(tensors), true);
        return file;
    }

    /** An index of these lines "tensor": "file". */
    private Path index(String name, String... lines) throws IOException {
        String map = String.join(",", lines).replace('\'', '"');
        return Files.writeString(
                folder.resolve(name),
                "{\n \"metadata\": {\"total_size\": 24},\n \"weight_map\": {%s}\n}\n"
                        .formatted(map));
    }

    private Path index() throws IOException {
        return index(
                "model.safetensors.index.json",
                "'module.b.weight': '" + SECOND + "'",
                "'module.a.weight': '" + FIRST + "'",
                "'module.a.bias': '" + FIRST + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors.index.json", "", FIRST, SECOND})
    void opensWholeByTheIndexTheFolderOrAnyShard(String name) throws Exception {
        index();
        Path opened = name.isEmpty() ? folder : folder.resolve(name);
        Checkpoint checkpoint = Checkpoints.open(opened);
        assertEquals(opened, checkpoint.file());
        assertEquals("safetensors, 2 shards", checkpoint.format());
        assertEquals(
                List.of("a.weight", "a.bias", "b.weight"),
                checkpoint.tensors().stream().map(Tensor::name).toList());
        assertArrayEquals(
                new float[] {4, 5, 6}, checkpoint.tensor("b.weight").orElseThrow().read());
        assertEquals("24", checkpoint.metadata().get("total_size"));
    }

    @Test
    void opensAnIndexUnderAnyName() throws Exception {
        index();
        Path renamed = folder.resolve("whatever");
        Files.move(folder.resolve("model.safetensors.index.json"), renamed);
        assertEquals(3, Checkpoints.open(renamed).tensors().size());
    }

    @Test
    void aShardAloneIsAFileLikeAnyOther() throws Exception {
        assertEquals("safetensors", Checkpoints.open(folder.resolve(FIRST)).format());
        index("other.index.json", "'x': 'other.safetensors'");
        Files.writeString(folder.resolve("broken.index.json"), "{\"weight_map\": {");
        assertEquals("safetensors", Checkpoints.open(folder.resolve(FIRST)).format());
    }

    @Test
    void aFolderWithTwoIndexesMeansTheSafetensors() throws Exception {
        index();
        index("pytorch_model.bin.index.json", "'x': 'pytorch_model-00001-of-00001.bin'");
        assertEquals("safetensors, 2 shards", Checkpoints.open(folder).format());
    }

    @Test
    void opensWhatPyTorchWroteInShards() throws Exception {
        Python.program(
                """
                torch.save({"a": torch.arange(3.0)}, sys.argv[1] + "/pytorch_model-00001-of-00002.bin")
                torch.save({"b": torch.arange(4.0)}, sys.argv[1] + "/pytorch_model-00002-of-00002.bin",
                           _use_new_zipfile_serialization=False)
                """,
                folder.toString());
        Path index =
                index(
                        "pytorch_model.bin.index.json",
                        "'a': 'pytorch_model-00001-of-00002.bin'",
                        "'b': 'pytorch_model-00002-of-00002.bin'");
        for (Path file :
                List.of(index, folder, index.resolveSibling("pytorch_model-00002-of-00002.bin"))) {
            Checkpoint checkpoint = Checkpoints.open(file);
            assertEquals(2, checkpoint.tensors().size());
            assertArrayEquals(new float[] {0, 1, 2, 3}, checkpoint.tensors().get(1).read());
        }
    }

    @Test
    void aMissingShardIsNamed() throws Exception {
        Path index = index();
        Files.delete(folder.resolve(SECOND));
        String message = Bad.failure(index);
        assertTrue(message.startsWith("the shard " + SECOND + " is missing ("), message);
    }

    @Test
    void aTensorInTheWrongShardIsNamed() throws Exception {
        Path index =
                index(
                        "model.safetensors.index.json",
                        "'module.a.weight': '" + SECOND + "'",
                        "'module.a.bias': '" + FIRST + "'",
                        "'module.b.weight': '" + SECOND + "'");
        String message = Bad.failure(index);
        assertTrue(
                message.startsWith(
                        "tensor module.a.weight lies in shard %s, but its index says %s ("
                                .formatted(FIRST, SECOND)),
                message);
    }

    @Test
    void aTensorThatIsMissingOrNotListedIsNamed() throws Exception {
        String[] all = {
            "'module.a.weight': '" + FIRST + "'",
            "'module.a.bias': '" + FIRST + "'",
            "'module.b.weight': '" + SECOND + "'",
            "'c': '" + SECOND + "'"
        };
        String lacking = Bad.failure(index("model.safetensors.index.json", all));
        assertTrue(lacking.startsWith("shard " + SECOND + " lacks tensor c, which"), lacking);
        String more = Bad.failure(index("model.safetensors.index.json", all[0], all[2]));
        assertTrue(more.contains("lies in shard " + FIRST + ", but its index doesn't"), more);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../model.safetensors",
                "..",
                ".",
                "/etc/passwd",
                "sub/model.safetensors",
                "..\\\\model.safetensors",
                "C:model.safetensors",
                "a\\u0000b",
                "half a character \\ud800",
                "",
                " "
            })
    void aShardThatIsNotBesideTheIndexIsRefused(String shard) throws Exception {
        Path index = index("model.safetensors.index.json", "'a': '" + shard + "'");
        String message = Bad.failure(index);
        assertTrue(
                message.startsWith("the index names the file ")
                        && message.contains(", which is no plain name in its own folder ("),
                message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"weight_map\": {\"a\": \"b\"|the index of shards is damaged: it is cut short",
                "{\"weight_map\": {\"a\": 1}}|the index of shards is damaged: it gives a no file",
                "{\"weight_map\": {}}|the index of shards is damaged: it names no tensors",
                "{\"weight_map\": {\"a\": \"x\", \"a\": \"y\"}}|the index of shards is damaged",
                "{\"weight_map\": {\"a\": \"x\"}} {}|the index of shards is damaged",
                "{\"weights\": {}}|this is not a checkpoint but a text file",
                "{\"weight_map\": 3}|this is not a checkpoint but a text file",
                "{|this is not a checkpoint but a text file"
            })
    void anIndexThatMakesNoSenseIsRefused(String json, String says) throws Exception {
        String message = Bad.failure(Files.writeString(folder.resolve("index.json"), json));
        assertTrue(message.startsWith(says), message);
    }

    @Test
    void aShardThatIsNoCheckpointIsNamed() throws Exception {
        Path shard = Files.writeString(folder.resolve("text.bin"), "text");
        Path index = index("pytorch_model.bin.index.json", "'a': 'text.bin'");
        var e = assertThrows(CheckpointException.class, () -> Checkpoints.open(index));
        assertEquals("the shard is neither a safetensors nor a PyTorch file", e.what());
        assertEquals(shard.toString(), e.where());
    }
}
