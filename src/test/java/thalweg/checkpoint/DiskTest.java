package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full or read-only, on a small one made for it where this user may. */
class DiskTest {
    @TempDir Path folder;
    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()),
                "no disk can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        runs("umount", disk.toString());
    }

    private static boolean runs(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Checkpoints.Content> tensors(int count) {
        return List.of(new Checkpoints.Content("w", List.of(count), new float[count]));
    }

    private List<String> left() throws IOException {
        try (var files = Files.list(disk)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pt", "a.safetensors", "a.npz"})
    void aFullDiskIsOneSentenceAndLeavesNothing(String name) throws Exception {
        var e =
                assertThrows(
                        CheckpointException.class,
                        () -> Checkpoints.write(disk.resolve(name), tensors(1 << 18), false));
        assertEquals("the disk is full", e.what());
        assertEquals(disk.resolve(name).toString(), e.where());
        assertEquals(List.of(), left());
    }

    @Test
    void aFullDiskLeavesTheOlderFileAsItWas() throws Exception {
        Path file = disk.resolve("a.pt");
        Checkpoints.write(file, tensors(100), false);
        byte[] before = Files.readAllBytes(file);
        assertThrows(
                CheckpointException.class, () -> Checkpoints.write(file, tensors(1 << 18), true));
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of("a.pt"), left());
    }

    @Test
    void aDiskWithoutTheRightToWriteIsOneSentence() throws Exception {
        assumeTrue(runs("mount", "-o", "remount,ro", disk.toString()), "no remounting here");
        var e =
                assertThrows(
                        CheckpointException.class,
                        () -> Checkpoints.write(disk.resolve("a.pt"), tensors(1), false));
        assertEquals("the file may not be written", e.what());
        assertTrue(left().isEmpty());
    }
}
