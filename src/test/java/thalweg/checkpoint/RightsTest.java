package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rights denied: in a process of another user, since root is denied nothing. */
class RightsTest {
    @TempDir Path folder;
    private Path open = Path.of("");
    private Path closed = Path.of("");

    /** What runs as the other user: says what opening or writing a file says. */
    public static final class Attempt {
        private Attempt() {}

        /** Arguments: read or write, and a file. */
        public static void main(String[] arguments) {
            Path file = Path.of(arguments[1]);
            try {
                if (arguments[0].equals("read")) {
                    Checkpoints.open(file);
                } else {
                    var content = new Checkpoints.Content("w", List.of(1), new float[1]);
                    Checkpoints.write(file, List.of(content), true);
                }
                System.out.print("nothing was denied");
            } catch (CheckpointException e) {
                System.out.print(e.what());
            }
        }
    }

    @BeforeEach
    void makeFolders() throws IOException {
        rights(folder, "rwxr-xr-x");
        open = Files.createDirectory(folder.resolve("open"));
        rights(open, "rwxrwxrwx");
        closed = Files.createDirectory(folder.resolve("closed"));
        rights(closed, "rwxr-xr-x");
    }

    private static void rights(Path file, String rights) throws IOException {
        OtherUser.rights(file, rights);
    }

    private static Path checkpoint(Path file, String rights) throws IOException {
        var content = new Checkpoints.Content("w", List.of(1), new float[1]);
        Checkpoints.write(file, List.of(content), false);
        rights(file, rights);
        return file;
    }

    private String attempt(String what, Path file) throws Exception {
        return OtherUser.run(folder, Attempt.class, what, file.toString());
    }

    @Test
    void theOtherUserMayDoWhatIsNotDenied() throws Exception {
        Path file = checkpoint(open.resolve("a.pt"), "rw-r--r--");
        assertEquals("nothing was denied", attempt("read", file));
        assertEquals("nothing was denied", attempt("write", open.resolve("b.pt")));
    }

    @Test
    void aFileWithoutTheRightToReadIsNamed() throws Exception {
        Path file = checkpoint(open.resolve("a.pt"), "rw-------");
        assertEquals("the file may not be read", attempt("read", file));
    }

    @Test
    void aFileInAFolderThatMayNotBeEnteredIsNamed() throws Exception {
        Path file = checkpoint(closed.resolve("a.pt"), "rw-r--r--");
        rights(closed, "rwx------");
        assertEquals("the file may not be read", attempt("read", file));
    }

    @Test
    void aFolderWithoutTheRightToWriteIsNamedAndLeftAsItWas() throws Exception {
        assertEquals("the file may not be written", attempt("write", closed.resolve("a.pt")));
        try (var files = Files.list(closed)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aFileWithoutTheRightToWriteIsNotReplacedThoughItsFolderWouldLetIt() throws Exception {
        Path file = checkpoint(open.resolve("a.pt"), "rw-r--r--");
        byte[] before = Files.readAllBytes(file);
        assertEquals("the file may not be written", attempt("write", file));
        assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(file)));
    }

    @Test
    void anOrdinaryUserIsDeniedInTheSameWords() throws Exception {
        Path file = checkpoint(open.resolve("a.pt"), "---------");
        assumeFalse(Files.isReadable(file), "root is denied nothing");
        assertEquals("the file may not be read", Bad.failure(file).split(", ")[0]);
    }
}
