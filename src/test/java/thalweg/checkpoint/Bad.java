package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes bad files and hears what is said of them. */
final class Bad {
    private Bad() {}

    /** What opening a file, and reading all of it, says: one line, with what to do. */
    static String failure(Path file) {
        var e =
                assertThrows(
                        CheckpointException.class,
                        () -> Checkpoints.open(file).tensors().forEach(Tensor::read));
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        assertEquals(file.toString(), e.where());
        assertEquals(e.what() + " (" + e.where() + "); " + e.remedy(), e.getMessage());
        return e.getMessage();
    }

    /** Writes a zip of deflated entries. */
    static Path zip(Path file, Object... namesAndBytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
                zip.closeEntry();
            }
        }
        return file;
    }

    /** A PyTorch file of any pickle, with one storage of four float32. */
    static Path torch(Path file, byte[] pickle) throws IOException {
        return zip(file, "a/data.pkl", pickle, "a/data/0", new byte[16]);
    }
}
