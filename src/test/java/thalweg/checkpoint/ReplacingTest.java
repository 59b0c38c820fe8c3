package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacingTest {
    @TempDir Path folder;

    private static List<Checkpoints.Content> tensors(float... values) {
        return List.of(new Checkpoints.Content("w", List.of(values.length), values));
    }

    private static String failure(Path file, boolean replace) {
        var e =
                assertThrows(
                        CheckpointException.class,
                        () -> Checkpoints.write(file, tensors(1), replace));
        return e.what();
    }

    private void assertOnly(String... names) throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(names),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void anExistingFileIsReplacedOnlyWhenAllowed() throws Exception {
        Path file = folder.resolve("a.pt");
        Checkpoints.write(file, tensors(1), false);
        assertEquals("the file exists", failure(file, false));
        assertArrayEquals(new float[] {1}, Checkpoints.open(file).tensors().getFirst().read());
        Checkpoints.write(file, tensors(2, 3), true);
        assertArrayEquals(new float[] {2, 3}, Checkpoints.open(file).tensors().getFirst().read());
        assertOnly("a.pt");
    }

    @Test
    void aLinkIsKeptAndWhatItPointsToReplaced() throws Exception {
        Path file = folder.resolve("a.pt");
        Path link = folder.resolve("link.pt");
        Checkpoints.write(file, tensors(1), false);
        Files.createSymbolicLink(link, file.getFileName());
        Checkpoints.write(link, tensors(2), true);
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(new float[] {2}, Checkpoints.open(file).tensors().getFirst().read());
    }

    @Test
    void placesThatCannotBeWrittenToAreNamed() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("inside.pt"));
        assertEquals("this is a folder, not a file to write", failure(inside, true));
        assertEquals("there is no such folder", failure(folder.resolve("no/a.pt"), false));
        assertEquals("the name's ending says no format", failure(folder.resolve("a.txt"), false));
        assertOnly("inside.pt");
    }

    @Test
    void aFailureInMidWritingLeavesNothing() throws Exception {
        assertThrows(
                CheckpointException.class,
                () ->
                        WholeFile.write(
                                folder.resolve("a.pt"),
                                false,
                                out -> {
                                    out.write(new byte[100]);
                                    throw new IOException("the cable was pulled");
                                }));
        assertThrows(
                IllegalStateException.class,
                () ->
                        WholeFile.write(
                                folder.resolve("a.pt"),
                                false,
                                out -> {
                                    throw new IllegalStateException();
                                }));
        assertOnly();
    }

    @Test
    void mistakesOfTheProgramsOwnAreNoProblemsOfTheUsers() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Checkpoints.Content("w", List.of(2, 2), new float[3]));
        var twice = List.of(tensors(1).getFirst(), tensors(2).getFirst());
        assertThrows(
                IllegalArgumentException.class,
                () -> Checkpoints.write(folder.resolve("a.pt"), twice, false));
    }
}
