package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full or read-only, on a small one made for it where this user may. */
class DiskTest {
    @TempDir Path folder;
    private SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mount(folder.resolve("disk"), "256k");
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    private static List<Checkpoints.Content> tensors(int count) {
        return List.of(new Checkpoints.Content("w", List.of(count), new float[count]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pt", "a.safetensors", "a.npz"})
    void aFullDiskIsOneSentenceAndLeavesNothing(String name) throws Exception {
        var e =
                assertThrows(
                        CheckpointException.class,
                        () ->
                                Checkpoints.write(
                                        disk.root().resolve(name), tensors(1 << 18), false));
        assertEquals("the disk is full", e.what());
        assertEquals(disk.root().resolve(name).toString(), e.where());
        assertEquals(List.of(), disk.content());
    }

    @Test
    void aFullDiskLeavesTheOlderFileAsItWas() throws Exception {
        Path file = disk.root().resolve("a.pt");
        Checkpoints.write(file, tensors(100), false);
        byte[] before = Files.readAllBytes(file);
        assertThrows(
                CheckpointException.class, () -> Checkpoints.write(file, tensors(1 << 18), true));
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of("a.pt"), disk.content());
    }

    @Test
    void aDiskWithoutTheRightToWriteIsOneSentence() throws Exception {
        disk.makeReadOnly();
        var e =
                assertThrows(
                        CheckpointException.class,
                        () -> Checkpoints.write(disk.root().resolve("a.pt"), tensors(1), false));
        assertEquals("the file may not be written", e.what());
        assertTrue(disk.content().isEmpty());
    }
}
