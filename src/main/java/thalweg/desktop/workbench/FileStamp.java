package thalweg.desktop.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * Which file, and in which state it was: two equal ones are of the same file with nothing written
 * to it between.
 *
 * @param file the same for every way to name it
 * @param size in bytes
 */
record FileStamp(Path file, FileTime modified, long size) {
    /** Of a file as it is now; of one that can't be looked at, its name alone. */
    static FileStamp of(Path file) {
        try {
            Path real = file.toRealPath();
            return new FileStamp(real, Files.getLastModifiedTime(real), Files.size(real));
        } catch (IOException e) {
            return new FileStamp(file.toAbsolutePath().normalize(), FileTime.fromMillis(0), 0);
        }
    }
}
