package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rights denied: in a process of another user, since root is denied nothing. */
class RightsTest {
    private static final String NOBODY = "65534";

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
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private static Path checkpoint(Path file, String rights) throws IOException {
        var content = new Checkpoints.Content("w", List.of(1), new float[1]);
        Checkpoints.write(file, List.of(content), false);
        rights(file, rights);
        return file;
    }

    /** What the other user hears; skips where there can be none. */
    private String attempt(String what, Path file) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can be another");
        List<String> command =
                List.of(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        readableClasses(),
                        Attempt.class.getName(),
                        what,
                        file.toString());
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            assumeTrue(false, "no setpriv here");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(process.waitFor() == 0, "no other user can be taken on here: " + output);
        return output;
    }

    /** The class path, copied to where the other user may read it. */
    private String readableClasses() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("classes"));
        List<String> paths = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            String name = path.getFileName().toString();
            if (Files.isDirectory(path)) {
                Path target = copy.resolve(name);
                copy(path, target);
                paths.add(target.toString());
            } else if (name.startsWith("pickle-") || name.startsWith("jackson-core-")) {
                Path target = copy.resolve(name);
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                rights(target, "rw-r--r--");
                paths.add(target.toString());
            }
        }
        return String.join(File.pathSeparator, paths);
    }

    /** The classes that an attempt needs, with their folders. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                String name = from.relativize(file).toString();
                boolean needed =
                        name.isEmpty()
                                || name.equals("thalweg")
                                || name.startsWith("thalweg/checkpoint")
                                || name.equals("thalweg/engine")
                                || name.equals("thalweg/engine/Problem.class");
                if (needed) {
                    Path target = to.resolve(name);
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                        rights(target, "rwxr-xr-x");
                    } else {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                        rights(target, "rw-r--r--");
                    }
                }
            }
        }
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
