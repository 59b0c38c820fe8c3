package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.SmallDisk;

/** Several files that don't all fit: none is left. */
class FullDiskTest {
    @TempDir Path folder;

    @Test
    void chartsThatDontAllFitLeaveNoneAndNoFolder() throws Exception {
        var shell = Shell.in(folder);
        try (var disk = SmallDisk.mount(folder.resolve("disk"), "100k")) {
            var result =
                    shell.run("match", "@a.pt", "@b.safetensors", "--charts", "@disk/some/charts");
            assertEquals(2, result.status(), result.err());
            assertTrue(
                    result.err()
                            .matches("thalweg: the disk is full \\([^\n]+\\); make room[^\n]+\n"),
                    result.err());
            assertEquals(List.of(), disk.content());
        }
    }

    @Test
    void whatWasThereBeforeStays() throws Exception {
        Path older = Files.createDirectory(folder.resolve("older"));
        Files.writeString(older.resolve("kept.csv"), "kept");
        try (var filling = new Filling(older.resolve("new"))) {
            Files.writeString(filling.file("gone.csv"), "gone");
        }
        try (var filling = new Filling(older)) {
            filling.file("kept.csv");
            Files.writeString(filling.file("gone.csv"), "gone");
        }
        try (var files = Files.list(older)) {
            assertEquals(List.of(older.resolve("kept.csv")), files.toList());
        }
    }
}
