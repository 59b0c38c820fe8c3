package thalweg.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.OtherUser;

/** Rights denied: in a process of another user, since root is denied nothing. */
class RightsTest {
    @TempDir Path folder;

    /** What runs as the other user: says what opening data says. */
    public static final class Attempt {
        private Attempt() {}

        /** Argument: the location. */
        public static void main(String[] arguments) {
            try {
                Datasets.open(Path.of(arguments[0]), "test");
                System.out.print("nothing was denied");
            } catch (DatasetException e) {
                System.out.print(e.what());
            }
        }
    }

    private Path data(String folderRights, String fileRights) throws Exception {
        OtherUser.rights(folder, "rwxr-xr-x");
        Path data = Files.createDirectory(folder.resolve("data"));
        byte[] labels = {0, 0, 8, 1, 0, 0, 0, 1, 5};
        byte[] images = {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5};
        Files.write(data.resolve("t10k-labels-idx1-ubyte"), labels);
        Path file = Files.write(data.resolve("t10k-images-idx3-ubyte"), images);
        OtherUser.rights(data.resolve("t10k-labels-idx1-ubyte"), "rw-r--r--");
        OtherUser.rights(file, fileRights);
        OtherUser.rights(data, folderRights);
        return data;
    }

    private String attempt(Path data) throws Exception {
        return OtherUser.run(folder, Attempt.class, data.toString());
    }

    @Test
    void theOtherUserMayDoWhatIsNotDenied() throws Exception {
        assertEquals("nothing was denied", attempt(data("rwxr-xr-x", "rw-r--r--")));
    }

    @Test
    void aFolderWithoutTheRightToReadIsNamed() throws Exception {
        assertEquals("the folder may not be read", attempt(data("rwx------", "rw-r--r--")));
    }

    @Test
    void aFileWithoutTheRightToReadIsNamed() throws Exception {
        assertEquals("the file may not be read", attempt(data("rwxr-xr-x", "rw-------")));
    }
}
