package thalweg.desktop.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.stream.Stream;

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
            return new FileStamp(real, modified(real), Files.size(real));
        } catch (IOException e) {
            return new FileStamp(file.toAbsolutePath().normalize(), FileTime.fromMillis(0), 0);
        }
    }

    /** An index and a graph may have their numbers in files beside them: the newest of these. */
    private static FileTime modified(Path real) throws IOException {
        FileTime newest = Files.getLastModifiedTime(real);
        String name = real.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json") || name.endsWith(".onnx")) {
            try (Stream<Path> beside = Files.list(real.getParent())) {
                for (Path other : beside.toList()) {
                    FileTime time = Files.getLastModifiedTime(other);
                    newest = time.compareTo(newest) > 0 ? time : newest;
                }
            }
        }
        return newest;
    }
}
